package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.NOON;
import static dev.sempre.model.sale.SaleBuilder.NUMBER;
import static dev.sempre.model.sale.SaleBuilder.context;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.tax.VatRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/// Random days at random tills, held against sums done another way.
class SaleArithmeticTest {

  private static final int SALES = 3_000;

  private static final List<VatRate> RATES =
      List.of(
          SaleBuilder.vat(0),
          SaleBuilder.vat(210),
          SaleBuilder.vat(400),
          SaleBuilder.vat(550),
          SaleBuilder.vat(1_000),
          SaleBuilder.vat(2_000),
          SaleBuilder.vat(2_200));

  @Test
  void totalIsSumOfLinesIsSumOfTaxesIsTenderedLessChange() {
    for (long seed = 1; seed <= SALES; seed++) {
      Random random = new Random(seed);
      CompletedSale sale = completedSale(random);
      String run = "seed " + seed;
      SaleTotals totals = sale.totals();

      assertThat(sum(sale.lines(), line -> line.amounts().grossMinor()))
          .as(run)
          .isEqualTo(totals.grossMinor());
      assertThat(sum(sale.taxes(), TaxLine::grossMinor)).as(run).isEqualTo(totals.grossMinor());
      assertThat(sum(sale.taxes(), TaxLine::taxMinor)).as(run).isEqualTo(totals.taxMinor());
      assertThat(sum(sale.taxes(), TaxLine::netMinor)).as(run).isEqualTo(totals.netMinor());
      assertThat(totals.netMinor() + totals.taxMinor()).as(run).isEqualTo(totals.grossMinor());
      assertThat(sum(sale.tenders(), Tender::amountMinor) - totals.changeMinor())
          .as(run)
          .isEqualTo(totals.grossMinor());
      assertThat(SaleCheck.violations(sale)).as(run).isEmpty();
    }
  }

  @Test
  void everyStepLeavesACartThatAddsUp() {
    for (long seed = 1; seed <= SALES; seed++) {
      Random random = new Random(seed);
      OpenSale sale = begin(random);
      for (int step = 0; step < 25; step++) {
        OpenSale before = sale;
        sale =
            switch (randomStep(sale, random)) {
              case SaleResult.Done<OpenSale>(OpenSale done) -> done;
              case SaleResult.Refused<OpenSale>(_) -> before;
            };
        assertCartAddsUp(sale, "seed " + seed + ", step " + step);
      }
    }
  }

  private static void assertCartAddsUp(OpenSale sale, String run) {
    TaxMode mode = sale.context().taxMode();
    long subtotal = 0;
    long taxed = 0;
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      LineAmounts amounts = line.amounts();
      assertThat(line.position()).as(run).isEqualTo(i + 1);
      if (line.voided()) {
        assertThat(amounts).as(run).isEqualTo(LineAmounts.ZERO);
        continue;
      }
      long extended = product(line.unitPriceMinor(), line.quantityMilli());
      long after = extended - amounts.discountMinor() - amounts.ticketDiscountMinor();
      assertThat(amounts.netMinor() + amounts.taxMinor()).as(run).isEqualTo(amounts.grossMinor());
      assertThat(mode == TaxMode.INCLUSIVE ? amounts.grossMinor() : amounts.netMinor())
          .as(run)
          .isEqualTo(after)
          .isNotNegative();
      subtotal += extended - amounts.discountMinor();
      taxed += after;
    }
    assertThat(subtotal - taxed)
        .as("ticket discount, %s", run)
        .isEqualTo(expectedDiscount(sale.ticketDiscount(), subtotal));
    for (TaxLine tax : sale.taxes()) {
      assertThat(tax.taxMinor()).as("%s, %s", tax, run).isEqualTo(expectedTax(mode, tax));
    }
  }

  private static long expectedTax(TaxMode mode, TaxLine tax) {
    BigDecimal rate = BigDecimal.valueOf(tax.rate().basisPoints(), 4);
    return switch (mode) {
      case INCLUSIVE ->
          BigDecimal.valueOf(tax.grossMinor())
              .multiply(rate)
              .divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_UP)
              .longValueExact();
      case EXCLUSIVE -> rounded(BigDecimal.valueOf(tax.netMinor()).multiply(rate));
    };
  }

  private static long expectedDiscount(Discount discount, long subtotalMinor) {
    return switch (discount) {
      case Discount.None() -> 0;
      case Discount.Amount(long amountMinor) -> amountMinor;
      case Discount.Percent(Rate rate) ->
          rounded(
              BigDecimal.valueOf(subtotalMinor)
                  .multiply(BigDecimal.valueOf(rate.basisPoints(), 4)));
    };
  }

  private static long product(long unitPriceMinor, long quantityMilli) {
    return rounded(
        BigDecimal.valueOf(unitPriceMinor).multiply(BigDecimal.valueOf(quantityMilli, 3)));
  }

  private static long rounded(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static CompletedSale completedSale(Random random) {
    PayingSale paying = cart(random).beginPayment(CashRounding.NONE).orElseThrow();
    while (!paying.isPaid()) {
      long due = paying.dueMinor();
      boolean card = random.nextInt(3) == 0;
      long amount = card ? random.nextLong(due) + 1 : due + random.nextInt(5_000);
      paying =
          paying
              .addTender(card ? "card" : "cash", card ? TenderKind.CARD : TenderKind.CASH, amount)
              .orElseThrow();
    }
    return paying.complete(NUMBER, NOON).orElseThrow();
  }

  /// Goods of a random customer, at least one line of which counts.
  static OpenSale cart(Random random) {
    OpenSale sale = begin(random);
    while (sale.isEmpty() || random.nextInt(8) != 0) {
      OpenSale before = sale;
      sale =
          switch (randomStep(sale, random)) {
            case SaleResult.Done<OpenSale>(OpenSale done) -> done;
            case SaleResult.Refused<OpenSale>(_) -> before;
          };
    }
    return sale;
  }

  static OpenSale begin(Random random) {
    TaxMode mode = random.nextInt(3) == 0 ? TaxMode.EXCLUSIVE : TaxMode.INCLUSIVE;
    String currency = List.of("EUR", "JPY", "KWD", "BRL").get(random.nextInt(4));
    return OpenSale.begin("s1", context(mode, currency));
  }

  private static SaleResult<OpenSale> randomStep(OpenSale sale, Random random) {
    int position = 1 + random.nextInt(sale.lines().size() + 1);
    return switch (random.nextInt(12)) {
      case 0 -> sale.voidLine(position);
      case 1 -> sale.changeQuantity(position, random.nextInt(10_000));
      case 2 -> sale.changePrice(position, random.nextInt(50_000));
      case 3, 4 -> sale.discountLine(position, randomDiscount(random, 2_000));
      case 5 -> sale.discountTicket(randomDiscount(random, 5_000));
      default ->
          sale.addLine(
              item(random.nextInt(20_000), RATES.get(random.nextInt(RATES.size()))),
              random.nextBoolean() ? 1_000L * (1 + random.nextInt(5)) : 1 + random.nextInt(4_000));
    };
  }

  static Discount randomDiscount(Random random, int mostMinor) {
    return switch (random.nextInt(4)) {
      case 0 -> Discount.none();
      case 1 -> Discount.amount(random.nextInt(mostMinor));
      default -> Discount.percent(new Rate(random.nextInt(10_001)));
    };
  }

  private static <T> long sum(List<T> parts, ToLongFunction<T> amount) {
    return parts.stream().mapToLong(amount).sum();
  }
}
