package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.ClosingStore.SealedAs;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `report closings`: what the tills have closed. Source: R37.
@Command(
    name = "closings",
    description =
        "Lists the closings of shifts, days, months and years: total, VAT and perpetual total.",
    mixinStandardHelpOptions = true)
final class ReportClosingsCommand extends TenantCommand {
  @Option(names = "--from", paramLabel = "DAY", description = "First business day, 2026-11-21.")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last business day.")
  @Nullable LocalDate to;

  record Vat(String vatRate, int basisPoints, long netMinor, long taxMinor, long grossMinor) {
    private static Vat of(TaxLine tax) {
      return new Vat(
          tax.vatRateId(),
          tax.rate().basisPoints(),
          tax.netMinor(),
          tax.taxMinor(),
          tax.grossMinor());
    }
  }

  /// @param series chain of the till; null if it is not sealed, as are place and perpetual total
  record Listed(
      String kind,
      String period,
      long number,
      String device,
      @Nullable String series,
      @Nullable Long place,
      @Nullable Long perpetualMinor,
      String currency,
      long tickets,
      long grossMinor,
      long taxMinor,
      long differenceMinor,
      List<Vat> vat) {
    private static Listed of(Handle handle, Closing closing) {
      SealedAs seal = ClosingStore.sealOf(handle, closing.id()).orElse(null);
      return new Listed(
          closing.kind().name(),
          closing.period(),
          closing.number(),
          closing.deviceId(),
          seal == null ? null : seal.series(),
          seal == null ? null : seal.number(),
          seal == null ? null : seal.perpetualMinor(),
          closing.currency().code(),
          closing.figures().takings().tickets(),
          closing.figures().takings().grossMinor(),
          closing.figures().takings().taxMinor(),
          closing.differenceMinor(),
          closing.figures().takings().taxes().stream().map(Vat::of).toList());
    }

    private String text() {
      return "%-5s %-10s %s no. %d: %d tickets, %s, VAT %s%s"
          .formatted(
              kind,
              period,
              series == null ? device : series,
              number,
              tickets,
              Amounts.text(grossMinor, currency),
              Amounts.text(taxMinor, currency),
              perpetualMinor == null
                  ? ""
                  : "; ever sold " + Amounts.text(perpetualMinor, currency));
    }
  }

  record Closings(String tenant, List<Listed> closings) implements Result {
    @Override
    public String text() {
      return closings.isEmpty()
          ? "Nothing of " + tenant + " is closed then."
          : closings.stream().map(Listed::text).collect(Collectors.joining("\n"));
    }
  }

  ReportClosingsCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    List<Listed> closings =
        company
            .replica()
            .read(handle ->
                ClosingStore.between(handle, from, to).stream()
                    .map(closing -> Listed.of(handle, closing))
                    .toList());
    return Answer.done(new Closings(company.name(), closings));
  }
}
