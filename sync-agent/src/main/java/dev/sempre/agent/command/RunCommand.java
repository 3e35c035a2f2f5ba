package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import picocli.CommandLine.Command;

/// `run`: serves the database until the program is stopped.
@Command(
    name = "run",
    description = "synchronises by the clock and on request, until it is stopped")
final class RunCommand extends FolderCommand {
  private record Document(String outcome) {}

  RunCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(DataFolder folder, Replica replica, Output output) {
    return enrolled(folder, output, identity -> serve(folder, replica, identity, output));
  }

  private int serve(DataFolder folder, Replica replica, Identity identity, Output output) {
    return switch (tools().agents().assemble(folder, replica, identity)) {
      case Assembled.Elsewhere elsewhere ->
          output.refused(
              "AGENT_RUNNING",
              "Another program synchronises this folder already: "
                  + (elsewhere.holder() == null ? "unknown" : elsewhere.holder())
                  + ".",
              "--data");
      case Assembled.Here(SyncAgent agent) -> {
        try (agent) {
          agent.start();
          output.progress("Synchronising " + folder.path() + " until stopped.");
          tools().untilStopped().run();
        }
        yield output.done(new Document("STOPPED"), "Stopped.");
      }
    };
  }
}
