package dev.sempre.pos.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that looks at an enrolled installation. Works beside a till that sells.
abstract class InstalledCommand implements Callable<Integer> {
  private final Tools tools;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of the installation")
  private Path data = Path.of("");

  @Option(names = "--json", description = "answer with one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  InstalledCommand(Tools tools) {
    this.tools = tools;
  }

  /// Does what the command is for.
  ///
  /// @return exit code
  abstract int run(Replica replica, Identity identity, Answers answers);

  @Override
  public final Integer call() {
    Answers answers = Answers.of(spec, json);
    if (!Files.isDirectory(data)) {
      return noInstallation(answers);
    }
    return switch (DataFolder.open(data)) {
      case DataFolder.Opened.Bad bad -> answers.refused(bad.code(), bad.message());
      case DataFolder.Opened.Good good -> run(good.folder(), answers);
    };
  }

  private int noInstallation(Answers answers) {
    return answers.refused("NO_INSTALLATION", data + " is no folder of an installation.");
  }

  private int run(DataFolder folder, Answers answers) {
    Identity identity = folder.deviceFile().identity().orElse(null);
    if (identity == null || !Files.exists(folder.database())) {
      return noInstallation(answers);
    }
    tools.logTo().accept(folder.logs());
    try (Replica replica = tools.open().apply(folder)) {
      return run(replica, identity, answers);
    } catch (StoreFailure failure) {
      return answers.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()));
    }
  }

  /// Whether a chain is of the series that this till seals in: one that has joined anew has another
  /// key since.
  static boolean isOwn(Replica replica, String chain) {
    String own = replica.place().orElseThrow().series();
    return chain.equals(own) || chain.startsWith(own + "/");
  }
}
