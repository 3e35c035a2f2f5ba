package dev.sempre.agent.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line as a whole.
@Command(
    name = "sync-agent",
    description = "synchronises an installation of Sempre with its centre")
public final class Commands implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Commands() {}

  /// @param out answers
  /// @param err progress and complaints
  public static CommandLine of(Tools tools, PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(new Commands())
            .addSubcommand(new EnrolCommand(tools))
            .addSubcommand(new SyncCommand(tools))
            .addSubcommand(new RunCommand(tools))
            .addSubcommand(new StatusCommand(tools));
    addHelp(line);
    line.getSubcommands().values().forEach(Commands::addHelp);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Commands::notUnderstood);
    return line;
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  private static int notUnderstood(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    boolean json = List.of(arguments).contains("--json");
    Output output = new Output(line.getOut(), line.getErr(), json);
    output.refused("USAGE", String.valueOf(problem.getMessage()), null);
    line.usage(line.getErr());
    return Output.USAGE;
  }
}
