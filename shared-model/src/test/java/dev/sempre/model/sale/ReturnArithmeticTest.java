package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.NOON;
import static dev.sempre.model.sale.SaleBuilder.NUMBER;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.VatRate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whole tickets that come back in random pieces, on random tickets: in the end there is nothing
/// left, of money either. Source: T7, I4.
class ReturnArithmeticTest {
  private static final int SALES = 2_000;

  @Test
  void whateverTheStepsEverythingThatWasPaidGoesBackToTheCentPerRate() {
    for (long seed = 1; seed <= SALES; seed++) {
      Random random = new Random(seed);
      CompletedSale sale = soldAtRandom(random);
      Sums sums = new Sums();
      sums.add(sale);

      List<ReturnableLine> left = returnable(sale);
      while (!left.isEmpty()) {
        CompletedSale ticket = takeSomeBack(left, random, sums);
        assertThat(SaleCheck.violations(ticket)).as("seed %d: %s", seed, ticket).isEmpty();
        left.removeIf(line -> line.leftMilli() == 0);
      }

      sums.assertNothingLeft("seed " + seed);
    }
  }

  /// With an exchange on the same ticket, and a discount on what is bought instead.
  private static CompletedSale takeSomeBack(List<ReturnableLine> left, Random random, Sums sums) {
    OpenSale open = OpenSale.begin("s2", left.getFirst().context());
    Map<LineReturn.Origin, Long> taken = new HashMap<>();
    for (int step = 1 + random.nextInt(4); step > 0; step--) {
      ReturnableLine line = left.get(random.nextInt(left.size()));
      long rest = line.leftMilli() - taken.getOrDefault(line.origin(), 0L);
      if (rest > 0) {
        long milli = someOf(line, rest, random);
        open = open.takeBack(line, milli, "FAULTY").orElseThrow();
        taken.merge(line.origin(), milli, Long::sum);
      }
    }
    for (SaleLine line : open.lines()) {
      assertNoneTurnsItsSign(line);
      sums.add(line);
    }
    if (random.nextBoolean()) {
      open = open.addLine(SaleBuilder.item(random.nextInt(9_000), TEN), 1_500).orElseThrow();
      open = open.discountTicket(SaleArithmeticTest.randomDiscount(random, 1)).orElseThrow();
    }
    left.replaceAll(line -> line.after(taken.getOrDefault(line.origin(), 0L)));
    return paid(open, random);
  }

  private static long someOf(ReturnableLine line, long restMilli, Random random) {
    if (random.nextInt(3) == 0) {
      return restMilli;
    }
    return line.line().item().unit().isDivisible()
        ? 1 + random.nextLong(restMilli)
        : 1_000 * (1 + random.nextLong(restMilli / 1_000));
  }

  private static void assertNoneTurnsItsSign(SaleLine line) {
    LineAmounts amounts = line.amounts();
    assertThat(
            List.of(
                amounts.discountMinor(),
                amounts.ticketDiscountMinor(),
                amounts.netMinor(),
                amounts.taxMinor(),
                amounts.grossMinor()))
        .as("%s", line)
        .allMatch(amount -> amount <= 0);
    if (!line.item().unit().isDivisible()) {
      long reduced = line.extendedMinor() - amounts.discountMinor() - amounts.ticketDiscountMinor();
      assertThat(reduced).as("%s", line).isIn(amounts.netMinor(), amounts.grossMinor());
    }
  }

  private static CompletedSale paid(OpenSale open, Random random) {
    PayingSale paying = open.beginPayment().orElseThrow();
    while (!paying.isPaid()) {
      long due = paying.dueMinor();
      long some =
          random.nextBoolean() ? due : Long.signum(due) * (1 + random.nextLong(Math.abs(due)));
      TenderKind kind = random.nextBoolean() ? TenderKind.CARD : TenderKind.CASH;
      paying = paying.addTender(kind.name(), kind, some).orElseThrow();
    }
    return paying.complete(NUMBER, NOON).orElseThrow();
  }

  private static List<ReturnableLine> returnable(CompletedSale sale) {
    List<ReturnableLine> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      lines.add(new ReturnableLine(sale.id(), sale.context(), line, 0));
    }
    lines.removeIf(line -> !line.canComeBack());
    return lines;
  }

  /// Weighed goods; or pieces, some of them by the dozen and cheap.
  private static CompletedSale soldAtRandom(Random random) {
    if (random.nextBoolean()) {
      return SaleArithmeticTest.completedSale(random);
    }
    OpenSale open = SaleArithmeticTest.begin(random);
    for (int line = 1 + random.nextInt(6); line > 0; line--) {
      LineItem weighed =
          SaleBuilder.item(random.nextInt(random.nextBoolean() ? 12 : 9_000), randomRate(random));
      LineItem piece =
          new LineItem(
              weighed.productId(),
              null,
              weighed.description(),
              ProductUnit.PIECE,
              weighed.listPriceMinor(),
              weighed.vatRateId(),
              weighed.vatRate(),
              null);
      open = open.addLine(piece, 1_000L * (1 + random.nextInt(12))).orElseThrow();
      open = orAsBefore(open, open.discountLine(open.lines().size(), anyDiscount(random)));
    }
    return paid(orAsBefore(open, open.discountTicket(anyDiscount(random))), random);
  }

  private static VatRate randomRate(Random random) {
    return SaleBuilder.vat(List.of(0, 210, 400, 550, 1_000, 2_200).get(random.nextInt(6)));
  }

  private static Discount anyDiscount(Random random) {
    return SaleArithmeticTest.randomDiscount(random, 60);
  }

  private static OpenSale orAsBefore(OpenSale before, SaleResult<OpenSale> result) {
    return switch (result) {
      case SaleResult.Done<OpenSale>(OpenSale done) -> done;
      case SaleResult.Refused<OpenSale> _ -> before;
    };
  }

  /// What is still paid, per rate, and reduced.
  private static final class Sums {
    private final Map<String, TaxAmounts> rates = new HashMap<>();
    private long lineDiscountMinor;
    private long ticketDiscountMinor;

    void add(CompletedSale sale) {
      for (TaxLine tax : sale.taxes()) {
        add(tax.vatRateId(), tax.amounts());
      }
      for (SaleLine line : sale.lines()) {
        lineDiscountMinor += line.amounts().discountMinor();
        ticketDiscountMinor += line.amounts().ticketDiscountMinor();
      }
    }

    void add(SaleLine line) {
      LineAmounts of = line.amounts();
      add(line.item().vatRateId(), new TaxAmounts(of.netMinor(), of.taxMinor(), of.grossMinor()));
      lineDiscountMinor += of.discountMinor();
      ticketDiscountMinor += of.ticketDiscountMinor();
    }

    private void add(String rate, TaxAmounts amounts) {
      rates.merge(rate, amounts, TaxAmounts::plus);
    }

    void assertNothingLeft(String run) {
      assertThat(rates.values()).as(run).containsOnly(TaxAmounts.ZERO);
      assertThat(lineDiscountMinor).as(run).isZero();
      assertThat(ticketDiscountMinor).as(run).isZero();
    }
  }
}
