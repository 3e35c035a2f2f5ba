package dev.sempre.pos.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `report sales`: the sales that lie in this till, added up anew. Works beside a till that sells.
@Command(
    name = "sales",
    description = "adds up the sales that lie in this till",
    mixinStandardHelpOptions = true)
final class ReportSalesCommand implements Callable<Integer> {
  private final Tools tools;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of the installation")
  private Path data = Path.of("");

  @Option(names = "--from", paramLabel = "DAY", description = "first business day, 2026-11-21")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "last business day")
  private @Nullable LocalDate to;

  @Option(names = "--json", description = "answer with one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  ReportSalesCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    Answers answers = Answers.of(spec, json);
    if (!Files.isDirectory(data)) {
      return answers.refused("NO_INSTALLATION", data + " is no folder of an installation.");
    }
    return switch (DataFolder.open(data)) {
      case DataFolder.Opened.Bad bad -> answers.refused(bad.code(), bad.message());
      case DataFolder.Opened.Good good -> report(good.folder(), answers);
    };
  }

  private int report(DataFolder folder, Answers answers) {
    if (!Files.exists(folder.database())) {
      return answers.refused("NO_INSTALLATION", data + " is no folder of an installation.");
    }
    tools.logTo().accept(folder.logs());
    try (Replica replica = tools.open().apply(folder)) {
      SalesReport report =
          replica.read(handle -> SalesReportStore.read(handle, new Days(from, to)));
      answers.answer(json ? report.toJson() : sentences(report));
      return Answers.DONE;
    } catch (StoreFailure failure) {
      return answers.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()));
    }
  }

  private static String sentences(SalesReport report) {
    StringBuilder text = new StringBuilder(report.count() + " tickets");
    for (SalesReport.Total total : report.totals()) {
      text.append(", ").append(money(total.grossMinor(), total.currency()));
    }
    for (SalesReport.Day day : report.days()) {
      text.append(
          "%n%s  %s  %d tickets, %d to %d, %s"
              .formatted(
                  day.businessDate(),
                  day.series(),
                  day.count(),
                  day.firstNumber(),
                  day.lastNumber(),
                  money(day.grossMinor(), day.currency())));
    }
    return text.toString();
  }

  private static Money money(long minor, String currency) {
    return new Money(minor, Currency.of(currency));
  }
}
