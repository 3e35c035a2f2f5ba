package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.FOUR;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.vat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.SaleViolation.Code;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SaleCheckTest {

  private static final CompletedSale SOUND =
      aSale()
          .withLine(129, 2_000, FOUR)
          .withLine(1_100, 1_000, TEN)
          .withLine(700, 1_000, TEN)
          .with(open -> open.voidLine(3))
          .with(open -> open.discountTicket(Discount.amount(100)))
          .paidInCash();

  @Test
  void aSoundSaleHasNoViolation() {
    assertThat(SaleCheck.violations(SOUND)).isEmpty();
    assertThat(SaleCheck.violations(aSale().exclusive().withLine(333, 1_500, TEN).paidInCash()))
        .isEmpty();
  }

  @Test
  void lineThatIsNotQuantityTimesPriceLessDiscountsIsFound() {
    CompletedSale sale = withLine(SOUND, 0, line -> line.withQuantity(3_000));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(new SaleViolation(Code.LINE_AMOUNT, "sale_line[1].gross_minor"));
  }

  @Test
  void lineWhoseTaxDoesNotMakeItsGrossIsFound() {
    CompletedSale sale =
        withAmounts(
            SOUND,
            0,
            was ->
                new LineAmounts(
                    was.discountMinor(),
                    was.ticketDiscountMinor(),
                    was.netMinor() + 1,
                    was.taxMinor(),
                    was.grossMinor()));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(
            new SaleViolation(Code.LINE_TAX, "sale_line[1].tax_minor"),
            new SaleViolation(Code.TAX_SUM, "sale_tax[1].net_minor"),
            new SaleViolation(Code.TOTAL_SUM, "net_minor"));
  }

  @Test
  void taxThatIsOneCentOffEverywhereIsFound() {
    CompletedSale sound = aSale().withLine(1_100, 1_000, TEN).paidInCash();
    CompletedSale sale =
        with(
            withAmounts(sound, 0, _ -> new LineAmounts(0, 0, 999, 101, 1_100)),
            List.of(new TaxLine(TEN.id(), TEN.rate(), 999, 101, 1_100)),
            new SaleTotals(1_100, 999, 101, 0, 1_100, 0));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(new SaleViolation(Code.TAX_ROUNDING, "sale_tax[1].tax_minor"));
  }

  @Test
  void taxThatWasRoundedLineByLineIsSound() {
    // 1.665 each: twice 1.67 by line, 3.33 by rate.
    CompletedSale sound =
        aSale().withLine(999, 1_000, vat(2_000)).withLine(999, 1_000, vat(2_000)).paidInCash();
    LineAmounts byLine = new LineAmounts(0, 0, 832, 167, 999);
    CompletedSale sale =
        with(
            withAmounts(withAmounts(sound, 0, _ -> byLine), 1, _ -> byLine),
            List.of(new TaxLine("vat-2000", vat(2_000).rate(), 1_664, 334, 1_998)),
            new SaleTotals(1_998, 1_664, 334, 0, 1_998, 0));

    assertThat(sale).isNotEqualTo(sound);
    assertThat(SaleCheck.violations(sale)).isEmpty();
  }

  @Test
  void taxOfARateThatTheLinesDoNotHaveIsFound() {
    List<TaxLine> taxes = SOUND.taxes();

    assertThat(SaleCheck.violations(with(SOUND, taxes.subList(0, 1), SOUND.totals())))
        .containsExactly(new SaleViolation(Code.TAX_RATES, "sale_tax"));
    assertThat(
            SaleCheck.violations(
                with(SOUND, List.of(taxes.get(0), taxes.get(1), taxes.get(1)), SOUND.totals())))
        .containsExactly(new SaleViolation(Code.TAX_RATES, "sale_tax[3].vat_rate_id"));
    assertThat(
            SaleCheck.violations(
                with(
                    SOUND,
                    List.of(taxes.get(0), taxes.get(1), new TaxLine("x", TEN.rate(), 0, 0, 0)),
                    SOUND.totals())))
        .containsExactly(new SaleViolation(Code.TAX_RATES, "sale_tax[3].vat_rate_id"));
  }

  @Test
  void voidedLineThatCountsIsFound() {
    CompletedSale sale = withAmounts(SOUND, 2, _ -> new LineAmounts(0, 0, 0, 0, 700));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(
            new SaleViolation(Code.VOIDED_LINE_COUNTS, "sale_line[3].gross_minor"),
            new SaleViolation(Code.TOTAL_SUM, "gross_minor"));
  }

  @Test
  void changeThatCameFromNoCashIsFound() {
    CompletedSale sound = aSale().withLine(1_100, 1_000, TEN).paidInCash();
    CompletedSale sale =
        new CompletedSale(
            sound.id(),
            sound.context(),
            sound.number(),
            sound.completedAt(),
            null,
            null,
            sound.lines(),
            List.of(
                new Tender(1, "card", TenderKind.CARD, 1_500),
                new Tender(2, "cash", TenderKind.CASH, 100)),
            sound.taxes(),
            new SaleTotals(1_100, 1_000, 100, 0, 1_600, 500));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(new SaleViolation(Code.CHANGE_ABOVE_CASH, "change_minor"));
  }

  @Test
  void aTicketWithNothingOnItIsFound() {
    CompletedSale sale =
        new CompletedSale(
            "s1",
            SOUND.context(),
            SOUND.number(),
            SOUND.completedAt(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            new SaleTotals(0, 0, 0, 0, 0, 0));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(new SaleViolation(Code.NOTHING_SOLD, "sale_line"));
  }

  @Test
  void positionsThatAreNotInOrderAreFound() {
    List<SaleLine> swapped =
        List.of(SOUND.lines().get(1), SOUND.lines().get(0), SOUND.lines().get(2));

    assertThat(SaleCheck.violations(with(SOUND, swapped)))
        .containsExactly(
            new SaleViolation(Code.WRONG_POSITION, "sale_line[1].position"),
            new SaleViolation(Code.WRONG_POSITION, "sale_line[2].position"));
  }

  @Test
  void valuesOutOfRangeAreToldAlone() {
    CompletedSale sale =
        withLine(
            withLine(SOUND, 0, line -> line.withQuantity(0)),
            1,
            line -> line.withUnitPrice(-1).withAmounts(new LineAmounts(0, 0, 0, 0, -1)));

    assertThat(SaleCheck.violations(sale))
        .containsExactly(
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[1].quantity_milli"),
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[2].unit_price_minor"),
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[2].gross_minor"));
  }

  @Test
  void impossibleNumberAndOffsetAreFound() {
    CompletedSale sale =
        new CompletedSale(
            SOUND.id(),
            SOUND.context(),
            new TicketNumber("1-2", 0),
            new BusinessTime(0, 1_081, SOUND.completedAt().businessDate()),
            null,
            null,
            SOUND.lines(),
            SOUND.tenders(),
            SOUND.taxes(),
            SOUND.totals());

    assertThat(SaleCheck.violations(sale))
        .containsExactly(
            new SaleViolation(Code.OUT_OF_RANGE, "number"),
            new SaleViolation(Code.OUT_OF_RANGE, "offset_minutes"));
  }

  @Test
  void anyStoredAmountThatIsOneOffIsFound() {
    for (long seed = 1; seed <= 1_000; seed++) {
      Random random = new Random(seed);
      CompletedSale sale = SaleArithmeticTest.completedSale(random);
      StoredAmounts stored = new StoredAmounts(sale);
      int which = random.nextInt(stored.count());
      CompletedSale changed = stored.with(which, random.nextBoolean() ? 1 : -1);

      assertThat(changed).as("seed %d", seed).isNotEqualTo(sale);
      assertThat(SaleCheck.violations(changed))
          .as("seed %d, amount %d of %s", seed, which, sale)
          .isNotEmpty();
    }
  }

  @Test
  void noAmountHoweverWildMakesItThrow() {
    long[] wild = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 1L << 40, -(1L << 62), 1L << 62};
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      CompletedSale sale = SaleArithmeticTest.completedSale(random);
      StoredAmounts stored = new StoredAmounts(sale);
      for (int i = random.nextInt(4); i >= 0; i--) {
        sale =
            new StoredAmounts(sale)
                .with(random.nextInt(stored.count()), wild[random.nextInt(wild.length)]);
      }
      assertThat(SaleCheck.violations(sale)).as("seed %d", seed).isNotNull();
    }
  }

  private static CompletedSale withLine(
      CompletedSale sale, int index, UnaryOperator<SaleLine> change) {
    List<SaleLine> lines = new ArrayList<>(sale.lines());
    lines.set(index, change.apply(lines.get(index)));
    return with(sale, lines);
  }

  private static CompletedSale withAmounts(
      CompletedSale sale, int index, UnaryOperator<LineAmounts> change) {
    return withLine(sale, index, line -> line.withAmounts(change.apply(line.amounts())));
  }

  private static CompletedSale with(CompletedSale sale, List<SaleLine> lines) {
    return new CompletedSale(
        sale.id(),
        sale.context(),
        sale.number(),
        sale.completedAt(),
        sale.customerId(),
        sale.note(),
        lines,
        sale.tenders(),
        sale.taxes(),
        sale.totals());
  }

  private static CompletedSale with(CompletedSale sale, List<TaxLine> taxes, SaleTotals totals) {
    return new CompletedSale(
        sale.id(),
        sale.context(),
        sale.number(),
        sale.completedAt(),
        sale.customerId(),
        sale.note(),
        sale.lines(),
        sale.tenders(),
        taxes,
        totals);
  }
}
