package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all commands share: the folder of an installation, and the form of the answer.
abstract class FolderCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(FolderCommand.class);

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of the installation")
  private Path data = Path.of("");

  @Option(names = "--json", description = "answer with one JSON document on the standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Tools tools;

  FolderCommand(Tools tools) {
    this.tools = tools;
  }

  Tools tools() {
    return tools;
  }

  @Override
  public Integer call() {
    Output output = new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    return switch (DataFolder.open(data)) {
      case DataFolder.Opened.Bad bad -> output.refused(bad.code(), bad.message(), "--data");
      case DataFolder.Opened.Good good -> call(good.folder(), output);
    };
  }

  private int call(DataFolder folder, Output output) {
    tools.logTo().accept(folder.logs());
    try (Replica replica = tools.open().apply(folder)) {
      return run(folder, replica, output);
    } catch (StoreFailure failure) {
      LOG.error("the database is in trouble", failure);
      return output.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()), null);
    } catch (UncheckedIOException failure) {
      LOG.error("a file is in trouble", failure);
      return output.refused("FOLDER_UNUSABLE", String.valueOf(failure.getMessage()), "--data");
    }
  }

  /// Does what the command is for.
  ///
  /// @return exit code
  abstract int run(DataFolder folder, Replica replica, Output output);

  /// The answer of a command that needs an enrolled device and found none.
  static int notEnrolled(Output output) {
    return output.refused(
        "NOT_ENROLLED",
        "This installation has not joined a company yet: run enrol with a one-time code.",
        "--data");
  }

  /// Who this installation is, with its database being that place.
  interface EnrolledWork {
    int run(Identity identity);
  }

  static int enrolled(DataFolder folder, Output output, EnrolledWork work) {
    return folder.deviceFile().identity().map(work::run).orElseGet(() -> notEnrolled(output));
  }
}
