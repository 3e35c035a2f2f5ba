package dev.sempre.replica.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonParser;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.SalesReport.Day;
import dev.sempre.replica.sale.SalesReport.Total;
import dev.sempre.replica.sale.SalesReport.Vat;
import dev.sempre.replica.sale.SalesReportStore.Days;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SalesReportStoreTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsStoredAddsUpToWhatWasSold(Dialect dialect) {
    List<CompletedSale> sold = new ArrayList<>();
    RandomSales random = new RandomSales(2_026);
    try (Replica place = TestPlaces.centre(TestPlaces.fresh(dialect, folder), Clock.noon())) {
      for (int i = 0; i < 300; i++) {
        CompletedSale sale = random.next();
        place.write(Priority.PERSON, tx -> SaleStore.insert(tx, sale));
        sold.add(sale);
      }

      SalesReport report = place.read(handle -> SalesReportStore.read(handle, Days.ALL));

      assertThat(report).isEqualTo(addedUp(sold));
      for (CompletedSale sale : sold) {
        CompletedSale stored =
            place.read(handle -> SaleStore.byId(handle, sale.id())).orElseThrow();
        assertThat(stored.totals()).isEqualTo(sale.totals());
        assertThat(stored.taxes()).isEqualTo(sale.taxes());
        assertThat(stored.tenders()).isEqualTo(sale.tenders());
      }
    }
  }

  /// The same sums, made from the domain's values.
  private static SalesReport addedUp(List<CompletedSale> sold) {
    Map<String, Day> days = new TreeMap<>();
    Map<String, Vat> vat = new TreeMap<>();
    Map<String, SalesReport.Tender> tenders = new TreeMap<>();
    Total total = new Total("EUR", 0, 0, 0, 0, 0, 0);
    for (CompletedSale sale : sold) {
      total = plus(total, sale);
      String date = sale.completedAt().businessDate().toString();
      String device = sale.context().deviceId();
      String series = sale.number().series();
      long gross = sale.totals().grossMinor();
      long number = sale.number().number();
      days.merge(
          date + series,
          new Day("1", device, series, date, "EUR", 1, gross, number, number),
          SalesReportStoreTest::plus);
      sale.taxes().forEach(tax -> vat.merge(key(tax), vat(tax), SalesReportStoreTest::plus));
      sale.tenders()
          .forEach(tender ->
              tenders.merge(tender.methodId(), tendered(tender), SalesReportStoreTest::plus));
    }
    return new SalesReport(
        sold.size(),
        List.of(total),
        List.copyOf(days.values()),
        List.copyOf(vat.values()),
        List.copyOf(tenders.values()));
  }

  private static Total plus(Total total, CompletedSale sale) {
    return new Total(
        "EUR",
        total.count() + 1,
        total.grossMinor() + sale.totals().grossMinor(),
        total.netMinor() + sale.totals().netMinor(),
        total.taxMinor() + sale.totals().taxMinor(),
        total.discountMinor() + sale.totals().discountMinor(),
        total.changeMinor() + sale.totals().changeMinor());
  }

  private static Day plus(Day a, Day b) {
    return new Day(
        a.establishment(),
        a.device(),
        a.series(),
        a.businessDate(),
        a.currency(),
        a.count() + 1,
        a.grossMinor() + b.grossMinor(),
        Math.min(a.firstNumber(), b.firstNumber()),
        Math.max(a.lastNumber(), b.lastNumber()));
  }

  /// Highest rate first.
  private static String key(TaxLine tax) {
    return "%05d".formatted(99_999 - tax.rate().basisPoints());
  }

  private static Vat vat(TaxLine tax) {
    return new Vat(
        tax.vatRateId(),
        tax.rate().basisPoints(),
        "EUR",
        tax.netMinor(),
        tax.taxMinor(),
        tax.grossMinor());
  }

  private static Vat plus(Vat a, Vat b) {
    return new Vat(
        a.vatRate(),
        a.rateBp(),
        a.currency(),
        a.netMinor() + b.netMinor(),
        a.taxMinor() + b.taxMinor(),
        a.grossMinor() + b.grossMinor());
  }

  private static SalesReport.Tender tendered(Tender tender) {
    return new SalesReport.Tender(
        tender.methodId(), tender.kind().name(), "EUR", 1, tender.amountMinor());
  }

  private static SalesReport.Tender plus(SalesReport.Tender a, SalesReport.Tender b) {
    return new SalesReport.Tender(
        a.paymentMethod(),
        a.kind(),
        a.currency(),
        a.count() + 1,
        a.tenderedMinor() + b.tenderedMinor());
  }

  @Test
  void jsonNamesEveryFigure() {
    SalesReport report =
        new SalesReport(
            1,
            List.of(new Total("EUR", 1, 122, 100, 22, 5, 78)),
            List.of(new Day("1", "till-2", "1-2", "2026-11-21", "EUR", 1, 122, 7, 7)),
            List.of(new Vat("IT-22", 2_200, "EUR", 100, 22, 122)),
            List.of(new SalesReport.Tender("cash", "CASH", "EUR", 1, 200)));

    assertThat(JsonParser.parseString(report.toJson()))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"count":1,
                 "totals":[{"currency":"EUR","count":1,"grossMinor":122,"netMinor":100,
                            "taxMinor":22,"discountMinor":5,"changeMinor":78}],
                 "days":[{"establishment":"1","device":"till-2","series":"1-2",
                          "businessDate":"2026-11-21","currency":"EUR","count":1,"grossMinor":122,
                          "firstNumber":7,"lastNumber":7}],
                 "vat":[{"vatRate":"IT-22","rateBp":2200,"currency":"EUR","netMinor":100,
                         "taxMinor":22,"grossMinor":122}],
                 "tenders":[{"paymentMethod":"cash","kind":"CASH","currency":"EUR","count":1,
                             "tenderedMinor":200}]}
                """));
  }

  @Test
  void onlyTheDaysThatAreAskedForCount() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      for (int day = 0; day < 4; day++) {
        till.sell(till.cart(100 + day));
        till.clock.advance(86_400_000);
      }
      Days middle = new Days(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23));

      assertThat(SalesReportStore.read(till.handle, middle).totals())
          .extracting(Total::count, Total::grossMinor)
          .containsExactly(tuple(2L, 203L));
    }
  }

  @Test
  void aPlaceThatSoldNothingReportsNothing() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      assertThat(SalesReportStore.read(till.handle, Days.ALL))
          .isEqualTo(new SalesReport(0, List.of(), List.of(), List.of(), List.of()));
    }
  }
}
