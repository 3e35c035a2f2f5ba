package dev.sempre.pos.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line as a whole. Without a command it opens the window.
@Command(
    name = "pos-client",
    description = "the till; without a command it opens its window",
    mixinStandardHelpOptions = true)
public final class Commands implements Runnable {
  private final Tools tools;

  @Option(names = "--data", paramLabel = "DIR", description = "folder of the installation")
  private @Nullable Path data;

  private Commands(Tools tools) {
    this.tools = tools;
  }

  /// @param out answers
  /// @param err progress and complaints
  public static CommandLine of(Tools tools, PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(new Commands(tools))
            .addSubcommand(new SellCommand(tools))
            .addSubcommand(new VerifyCommand(tools))
            .addSubcommand(new ArchiveCommand(tools))
            .addSubcommand(new AttestationCommand())
            .addSubcommand(ShiftCommand.of(tools))
            .addSubcommand(
                new CommandLine(new ReportCommand()).addSubcommand(new ReportSalesCommand(tools)));
    line.setOut(out);
    line.setErr(err);
    return line;
  }

  @Override
  public void run() {
    tools.window().accept(data);
  }
}
