package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.identity.TillChains;
import dev.sempre.centre.tenant.CentreKeys;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveReport;
import dev.sempre.replica.chain.ArchiveStore;
import dev.sempre.replica.chain.ArchiveStore.Made;
import dev.sempre.replica.chain.ArchiveStore.Order;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `chain archive`: writes all sealed records of a till and a period into a file that anybody can
/// read and prove. Source: R41.
@Command(
    name = "archive",
    description =
        "Writes what a till has sealed in a period of at most twelve months into a file that"
            + " sempre-verifier.jar can check.",
    mixinStandardHelpOptions = true)
final class ChainArchiveCommand extends TenantCommand {
  @Option(
      names = "--chain",
      required = true,
      paramLabel = "SERIES",
      description = "Which chain; chain list has their names.")
  String chain = "";

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
  LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
  LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; it is never overwritten.")
  Path file = Path.of("");

  private final Console console;

  record Archived(String tenant, String file, ArchiveReport report) implements Result {
    @Override
    public String text() {
      return file + "\n" + report.text();
    }
  }

  ChainArchiveCommand(Opening opening, Voice voice, Console console) {
    super(opening, voice);
    this.console = console;
  }

  @Override
  Answer<? extends Result> run(Company company) {
    List<Key> keys = TillChains.keys(company.replica(), chain);
    CentreKeys own = company.store().keys();
    Order order =
        new Order(
            chain,
            from,
            to,
            keys,
            new Signer(Signer.CENTRE, company.name(), own.publicKeyBase64()),
            text ->
                Base64.getEncoder()
                    .encodeToString(own.sign(text.getBytes(StandardCharsets.UTF_8))));
    ProgressLine progress = new ProgressLine(console, "steps");
    return switch (ArchiveStore.make(company.replica(), order, file, progress::progress)) {
      case Made.Refused(String code, String message) -> Answer.refused(code, field(code), message);
      case Made.Done done when done.report().holds() ->
          Answer.done(new Archived(company.name(), done.file().toString(), done.report()));
      case Made.Done done ->
          Answer.refused(
              "CHAIN_BROKEN",
              "chain",
              done.file()
                  + " is written, and what is in it is not as it was sealed. Keep it and this"
                  + " database as they are.\n"
                  + String.join("\n", done.report().findings()));
    };
  }

  private static String field(String code) {
    return switch (code) {
      case "PERIOD" -> "from";
      case "NOTHING" -> "chain";
      default -> "out";
    };
  }
}
