package dev.sempre.replica.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.shift.FiguresStore;
import dev.sempre.replica.shift.Shift;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the database adds up is what the tickets come to one by one, also when goods are taken
/// back. Source: T8, I4.
final class FiguresOfRandomDaysTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void figuresOfAShiftAreThoseOfItsTickets(long seed) {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      List<CompletedSale> sold = new ArrayList<>();
      RandomSales sales = new RandomSales(seed);
      for (int i = 0; i < 200; i++) {
        CompletedSale sale = sales.next();
        sold.add(i % 9 == 0 ? takenBack(sale) : sale);
      }
      store(till, sold);

      for (int number = 1; number <= 3; number++) {
        Shift shift = shift(number);
        ShiftFigures figures = FiguresStore.of(till.handle, shift);
        Takings expected = takings(sold, shift.id());
        assertThat(expected.tickets()).isPositive();
        assertThat(expected.returnedLines()).isPositive();
        assertThat(expected.voidedLines()).isPositive();
        assertThat(figures.takings()).isEqualTo(expected);
        assertThat(figures.drawer().expectedMinor()).isEqualTo(100 + expected.cashMinor());
        addsUp(figures.takings());
      }
    }
  }

  private static void addsUp(Takings takings) {
    assertThat(takings.taxes().stream().mapToLong(TaxLine::grossMinor).sum())
        .isEqualTo(takings.grossMinor());
    assertThat(takings.taxes().stream().mapToLong(TaxLine::netMinor).sum())
        .isEqualTo(takings.netMinor());
    assertThat(takings.taxes().stream().mapToLong(TaxLine::taxMinor).sum())
        .isEqualTo(takings.taxMinor());
    assertThat(takings.tenders().stream().mapToLong(Takings.Paid::amountMinor).sum())
        .isEqualTo(takings.grossMinor());
  }

  private static Takings takings(List<CompletedSale> sold, String shift) {
    return sold.stream()
        .filter(sale -> sale.context().shiftId().equals(shift))
        .sorted(Comparator.comparingLong(sale -> sale.completedAt().epochMillis()))
        .map(Takings::of)
        .reduce(Takings.NONE, Takings::plus);
  }

  private static void store(TestTill till, List<CompletedSale> sales) {
    till.replica.write(
        Priority.PERSON,
        tx -> {
          for (CompletedSale sale : sales) {
            SaleStore.insert(tx, sale);
          }
          return null;
        });
  }

  private static Shift shift(int number) {
    return new Shift(
        "shift-" + number,
        "1",
        "till-" + number,
        1,
        0,
        "maria",
        LocalDate.of(2026, 11, 21),
        TestTill.EUR,
        100,
        false);
  }

  /// Everything comes back, and its money goes back.
  private static CompletedSale takenBack(CompletedSale sale) {
    SaleTotals totals = sale.totals();
    List<Tender> tenders = new ArrayList<>();
    for (Tender tender : sale.tenders()) {
      tenders.add(
          new Tender(tender.position(), tender.methodId(), tender.kind(), -tender.amountMinor()));
    }
    return new CompletedSale(
        sale.id(),
        sale.context(),
        new TicketNumber(sale.number().series(), sale.number().number()),
        sale.completedAt(),
        sale.customerId(),
        sale.note(),
        sale.lines().stream().map(FiguresOfRandomDaysTest::takenBack).toList(),
        tenders,
        sale.taxes().stream()
            .map(tax ->
                new TaxLine(
                    tax.vatRateId(),
                    tax.rate(),
                    -tax.netMinor(),
                    -tax.taxMinor(),
                    -tax.grossMinor()))
            .toList(),
        new SaleTotals(
            -totals.grossMinor(),
            -totals.netMinor(),
            -totals.taxMinor(),
            -totals.discountMinor(),
            -totals.tenderedMinor(),
            -totals.changeMinor()));
  }

  private static SaleLine takenBack(SaleLine line) {
    LineAmounts amounts = line.amounts();
    return new SaleLine(
        line.position(),
        line.item(),
        -line.quantityMilli(),
        line.unitPriceMinor(),
        line.discount(),
        line.note(),
        line.salespersonId(),
        line.voided(),
        new LineAmounts(
            -amounts.discountMinor(),
            -amounts.ticketDiscountMinor(),
            -amounts.netMinor(),
            -amounts.taxMinor(),
            -amounts.grossMinor()));
  }
}
