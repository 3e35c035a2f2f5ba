package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.money.Rate;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sales",
    description =
        "Adds up the sales: count and total, per till and day, per VAT rate and payment method.",
    mixinStandardHelpOptions = true)
final class ReportSalesCommand extends TenantCommand {
  @Option(names = "--from", paramLabel = "DAY", description = "First business day, 2026-11-21.")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last business day.")
  @Nullable LocalDate to;

  record Sales(
      String tenant,
      @Nullable String from,
      @Nullable String to,
      long count,
      List<SalesReport.Total> totals,
      List<SalesReport.Day> days,
      List<SalesReport.Vat> vat,
      List<SalesReport.Tender> tenders)
      implements Result {
    @Override
    public String text() {
      StringBuilder text = new StringBuilder("%,d tickets of %s".formatted(count, tenant));
      for (SalesReport.Total total : totals) {
        text.append("\n  total      ")
            .append(Amounts.text(total.grossMinor(), total.currency()))
            .append(" in ")
            .append(total.count());
      }
      for (SalesReport.Day day : days) {
        text.append(
            "\n  %s  %-8s %s in %d (%d to %d)"
                .formatted(
                    day.businessDate(),
                    day.series(),
                    Amounts.text(day.grossMinor(), day.currency()),
                    day.count(),
                    day.firstNumber(),
                    day.lastNumber()));
      }
      for (SalesReport.Vat rate : vat) {
        text.append(
            "\n  VAT %-6s %s net, %s tax"
                .formatted(
                    new Rate((int) rate.rateBp()),
                    Amounts.text(rate.netMinor(), rate.currency()),
                    Amounts.text(rate.taxMinor(), rate.currency())));
      }
      for (SalesReport.Tender tender : tenders) {
        text.append(
            "\n  %-10s %s in %d"
                .formatted(
                    tender.paymentMethod(),
                    Amounts.text(tender.tenderedMinor(), tender.currency()),
                    tender.count()));
      }
      return text.toString();
    }
  }

  ReportSalesCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    SalesReport report =
        company.replica().read(handle -> SalesReportStore.read(handle, new Days(from, to)));
    return Answer.done(
        new Sales(
            company.name(),
            from == null ? null : from.toString(),
            to == null ? null : to.toString(),
            report.count(),
            report.totals(),
            report.days(),
            report.vat(),
            report.tenders()));
  }
}
