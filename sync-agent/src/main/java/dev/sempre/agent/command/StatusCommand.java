package dev.sempre.agent.command;

import dev.sempre.agent.command.StatusDocument.TableDocument;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Checksum;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `status`: the line, what waits, what needs a person, and what is here.
@Command(name = "status", description = "shows the line, what waits and what is here")
final class StatusCommand extends FolderCommand {
  @Option(names = "--check", description = "also compare every table with upstream by checksum")
  private boolean check;

  StatusCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(DataFolder folder, Replica replica, Output output) {
    return enrolled(
        folder,
        output,
        identity -> {
          Enrolment.settle(replica, identity);
          return check
              ? checked(folder, replica, identity, output)
              : plain(folder, replica, identity, output);
        });
  }

  private int plain(DataFolder folder, Replica replica, Identity identity, Output output) {
    List<TableDocument> tables = new ArrayList<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      tables.add(TableDocument.plain(table.name(), rowsOf(replica, identity, table).rows()));
    }
    return show(folder, replica, identity, tables, output);
  }

  private int checked(DataFolder folder, Replica replica, Identity identity, Output output) {
    Upstream.Answer<Checksums> answer = tools().upstream(identity).checksums(SyncCatalogue.TABLES);
    return switch (answer) {
      case Upstream.Failed<Checksums> failed ->
          output.refused(
              failed.failure().code(),
              Sentences.of(failed.failure().code(), failed.failure().detail()),
              "--check");
      case Upstream.Answered<Checksums> answered ->
          show(
              folder,
              replica,
              identity,
              compared(replica, identity, answered.value().tables()),
              output);
    };
  }

  private static List<TableDocument> compared(
      Replica replica, Identity identity, Map<String, Checksum> upstream) {
    List<TableDocument> tables = new ArrayList<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      Checksum here = rowsOf(replica, identity, table);
      tables.add(TableDocument.compared(table.name(), here, upstream.get(table.name())));
    }
    return tables;
  }

  private static Checksum rowsOf(Replica replica, Identity identity, TableSpec table) {
    Viewer viewer = new Viewer(identity.device(), identity.establishment());
    return replica.read(
        handle -> dev.sempre.replica.sync.Checksums.of(handle, replica.dialect(), table, viewer));
  }

  private int show(
      DataFolder folder,
      Replica replica,
      Identity identity,
      List<TableDocument> tables,
      Output output) {
    SyncSnapshot snapshot = SyncSnapshot.read(replica, tools().clock());
    List<Issues.Issue> issues = replica.read(Issues::open);
    StatusDocument document =
        StatusDocument.of(
            identity,
            replica.read(SetBack::is),
            folder.agent().orElse(null),
            snapshot,
            issues,
            tables);
    return output.done(document, document.sentences());
  }
}
