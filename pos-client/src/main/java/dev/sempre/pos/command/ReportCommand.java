package dev.sempre.pos.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `report`: a word before the reports.
@Command(
    name = "report",
    description = "adds up what lies in this till",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which report: sales");
  }
}
