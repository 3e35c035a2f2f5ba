package dev.sempre.simulation.program;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.command.Commands;
import dev.sempre.agent.command.Tools;
import dev.sempre.centre.CentreWiring;
import dev.sempre.centre.command.CentreCommands;
import dev.sempre.centre.command.Console;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.simulation.program.Programs.Jar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/// Commands of the programs, run within this process: what they cost otherwise is the start of a
/// virtual machine.
final class CommandsHere {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// Runs a command to its end.
  ///
  /// @return exit code
  int run(Jar jar, List<String> arguments) {
    String[] words = arguments.toArray(String[]::new);
    return switch (jar) {
      case AGENT ->
          Commands.of(
                  tools(),
                  new PrintWriter(out, true, StandardCharsets.UTF_8),
                  new PrintWriter(err, true, StandardCharsets.UTF_8))
              .execute(words);
      case CENTRE -> centre().run(words);
      case TILL -> throw new IllegalArgumentException("the till has no such command");
    };
  }

  /// What it has answered.
  String answer() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Tools tools() {
    return new Tools(
        AgentWiring.CLOCK,
        System::nanoTime,
        new SecureRandom(),
        CommandsHere::pause,
        logs -> {},
        AgentWiring::openReplica,
        (folder, replica, identity) ->
            AgentWiring.assemble(folder, replica, identity, "simulation"),
        () -> {});
  }

  private CentreCommands centre() {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            () -> {});
    return new CentreCommands(
        console,
        (data, postgresUrl) -> CentreStore.open(data, postgresUrl, CentreWiring.ports()),
        (data, postgresUrl, host, port, ready) -> {
          throw new IllegalArgumentException("a server has a process of its own");
        });
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
