package dev.sempre.centre.command;

import dev.sempre.centre.answer.Refusal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/// All commands of the centre. Exit codes: 0 done, 1 refused, 2 misused, 3 failed.
public final class CentreCommands {
  private static final String JSON = "--json";

  private final Console console;
  private final Voice voice;
  private final Opening opening;
  private final Serving serving;

  public CentreCommands(Console console, Opening opening, Serving serving) {
    this.console = console;
    this.voice = new Voice(console);
    this.opening = opening;
    this.serving = serving;
  }

  @Command(
      name = "central-server",
      description = "The centre of a company's tills: server and administration.",
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  private static final class Root {}

  /// As the jar says; "development" where it does not run from one.
  private static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        Optional.ofNullable(CentreCommands.class.getPackage().getImplementationVersion())
            .orElse("development")
      };
    }
  }

  /// Runs a command.
  ///
  /// @return its exit code
  public int run(String... arguments) {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand(new ServeCommand(serving, voice));
    line.addSubcommand(
        group(
            "tenant",
            "Companies.",
            new TenantCreateCommand(opening, voice),
            new TenantListCommand(opening, voice)));
    line.addSubcommand(
        group(
            "establishment",
            "Places of a company.",
            new EstablishmentCreateCommand(opening, voice),
            new EstablishmentListCommand(opening, voice)));
    line.addSubcommand(
        group("user", "People of a company.", new UserCreateCommand(opening, voice)));
    line.addSubcommand(
        group(
            "badge",
            "What people hold before a till's scanner to log in.",
            new BadgeIssueCommand(opening, voice),
            new BadgeWithdrawCommand(opening, voice)));
    line.addSubcommand(
        group(
            "device",
            "Devices of a company.",
            new DeviceCodeCommand(opening, voice),
            new DeviceListCommand(opening, voice),
            new DeviceRevokeCommand(opening, voice)));
    line.addSubcommand(
        group(
            "import",
            "Lists from CSV files.",
            new ImportProductsCommand(opening, voice, console),
            new ImportTableCommand(opening, voice, console)));
    line.addSubcommand(group("price", "Prices.", new PriceSetCommand(opening, voice)));
    line.addSubcommand(
        group(
            "report",
            "Figures.",
            new ReportClosingsCommand(opening, voice),
            new ReportSalesCommand(opening, voice)));
    line.addSubcommand(
        group(
            "issue",
            "What a person should look at.",
            new IssueDismissCommand(opening, voice),
            new IssueListCommand(opening, voice)));
    line.addSubcommand(
        group(
            "chain",
            "What tills have sealed.",
            new ChainArchiveCommand(opening, voice, console),
            new ChainListCommand(opening, voice),
            new ChainVerifyCommand(opening, voice)));
    line.addSubcommand(
        group("support", "What the shops ask.", new SupportListCommand(opening, voice)));
    line.addSubcommand(new StatusCommand(opening, voice));
    line.addSubcommand(
        group("demo", "A company to try out.", new DemoCreateCommand(opening, voice)));
    boolean json = Arrays.asList(arguments).contains(JSON);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, given) -> misused(e, json));
    line.setExecutionExceptionHandler((e, command, parsed) -> voice.fail(e, json));
    return line.execute(arguments);
  }

  private static CommandLine group(String name, String description, Object... commands) {
    CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
    spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    CommandLine group = new CommandLine(spec);
    List.of(commands).forEach(group::addSubcommand);
    return group;
  }

  private int misused(ParameterException e, boolean json) {
    String usage = "See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.";
    String what = String.valueOf(e.getMessage());
    return voice.misused(
        new Refusal("USAGE", (what.endsWith(".") ? what : what + ".") + " " + usage, field(e)),
        json);
  }

  private static @Nullable String field(ParameterException e) {
    ArgSpec found =
        switch (e) {
          case MissingParameterException missing when !missing.getMissing().isEmpty() ->
              missing.getMissing().getFirst();
          case OverwrittenOptionException twice -> twice.getOverwritten();
          default -> e.getArgSpec();
        };
    if (found == null) {
      return null;
    }
    String name = found instanceof OptionSpec option ? option.longestName() : found.paramLabel();
    return name.replaceFirst("^--", "");
  }
}
