package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.NOON;
import static dev.sempre.model.sale.SaleBuilder.NUMBER;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.context;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleViolation.Code;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CashRoundingTest {
  private static final CashRounding FIVE = new CashRounding(5);
  private static final int SALES = 3_000;
  private static final List<Long> UNITS = List.of(0L, 1L, 5L, 10L, 50L, 100L, 500L);

  @Test
  void eachCurrencyRoundsToItsSmallestCoin() {
    Map.of(
            "CHF", 5L, "DKK", 50L, "SEK", 100L, "NOK", 100L, "CZK", 100L, "HUF", 500L, "AUD", 5L,
            "CAD", 5L, "NZD", 10L, "ZAR", 10L)
        .forEach((code, unit) ->
            assertThat(CashRounding.of(Currency.of(code)).unitMinor()).as(code).isEqualTo(unit));
    assertThat(CashRounding.of(Currency.of("EUR"))).isEqualTo(CashRounding.NONE);
    assertThat(CashRounding.of(Currency.of("BRL"))).isEqualTo(CashRounding.NONE);
  }

  @Test
  void halvesGoAwayFromZeroAndNoTicketIsRoundedToNothing() {
    assertThat(FIVE.roundedMinor(1_002)).isEqualTo(1_000);
    assertThat(FIVE.roundedMinor(1_003)).isEqualTo(1_005);
    assertThat(FIVE.roundedMinor(-1_003)).isEqualTo(-1_005);
    assertThat(new CashRounding(50).roundedMinor(25)).isEqualTo(50);
    assertThat(new CashRounding(50).roundedMinor(-25)).isEqualTo(-50);
    assertThat(FIVE.roundedMinor(2)).isEqualTo(2);
    assertThat(FIVE.roundedMinor(-2)).isEqualTo(-2);
    assertThat(FIVE.roundedMinor(0)).isZero();
    assertThat(FIVE.restMinor(2)).isZero();
    assertThat(FIVE.restMinor(-2)).isZero();
    assertThat(FIVE.restMinor(3)).isEqualTo(5);
    assertThat(CashRounding.NONE.restMinor(2)).isEqualTo(2);
    assertThat(CashRounding.NONE.roundedMinor(1_003)).isEqualTo(1_003);
  }

  @Test
  void aUnitThatNoCoinHasIsNotMade() {
    assertThatThrownBy(() -> new CashRounding(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CashRounding(501)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cashPaysTheRoundedAmountAndChangeIsCountedFromIt() {
    PayingSale paying = owing(1_002);
    assertThat(paying.dueMinor()).isEqualTo(1_002);
    assertThat(paying.dueMinor(TenderKind.CASH)).isEqualTo(1_000);
    assertThat(paying.dueMinor(TenderKind.CARD)).isEqualTo(1_002);
    assertThat(cash(paying, 1_000).totals())
        .isEqualTo(new SaleTotals(1_002, 911, 91, 0, 1_000, 0, -2));
    assertThat(cash(paying, 2_000).totals().changeMinor()).isEqualTo(1_000);
    PayingSale up = owing(998);
    assertThat(up.dueMinor(TenderKind.CASH)).isEqualTo(1_000);
    assertThat(cash(up, 1_000).totals().roundingMinor()).isEqualTo(2);
    assertThat(cash(up, 2_000).totals().changeMinor()).isEqualTo(1_000);
  }

  @Test
  void exactCoinsAreTakenAndNothingGoesBackOfThem() {
    for (long owed : List.of(998L, 1_002L)) {
      PayingSale exact = cash(owing(owed), owed);
      assertThat(exact.isPaid()).isTrue();
      assertThat(exact.totals().changeMinor()).isZero();
      assertThat(exact.totals().roundingMinor()).isZero();
    }
    assertThat(cash(owing(998), 999).totals().roundingMinor()).isEqualTo(1);
    assertThat(cash(owing(998), 999).totals().changeMinor()).isZero();
    assertThat(cash(owing(998), 997).isPaid()).isFalse();
  }

  @Test
  void onlyWhatIsLeftForCashIsRounded() {
    PayingSale rest =
        owing(1_002).addTender("card", TenderKind.CARD, 499).orElseThrow(); // leaves 5.03
    assertThat(rest.dueMinor(TenderKind.CASH)).isEqualTo(505);
    assertThat(cash(rest, 505).totals().roundingMinor()).isEqualTo(2);
    PayingSale byCard = owing(1_002).addTender("card", TenderKind.CARD, 1_002).orElseThrow();
    assertThat(byCard.totals().roundingMinor()).isZero();
    PayingSale most = owing(1_003).addTender("card", TenderKind.CARD, 1_000).orElseThrow();
    assertThat(most.isPaid()).as("there is a coin for it").isFalse();
    assertThat(most.dueMinor(TenderKind.CASH)).isEqualTo(5);
  }

  /// There is no coin for it, and none to give back of one that is larger.
  @Test
  void whatOtherTendersLeaveBelowHalfACoinPaysTheTicket() {
    for (TenderKind kind : List.of(TenderKind.CARD, TenderKind.VOUCHER, TenderKind.OTHER)) {
      PayingSale rest = owing(1_002).addTender("m", kind, 1_000).orElseThrow();
      assertThat(rest.isPaid()).isTrue();
      assertThat(rest.dueMinor()).isZero();
      assertThat(rest.totals()).isEqualTo(new SaleTotals(1_002, 911, 91, 0, 1_000, 0, -2));
      assertThat(rest.addTender("cash", TenderKind.CASH, 5))
          .isEqualTo(SaleResult.refused(new SaleRefusal.NothingToPay()));
      CompletedSale sale = rest.complete(NUMBER, NOON).orElseThrow();
      assertThat(SaleCheck.violations(sale)).isEmpty();
      assertThat(sale.tenders()).hasSize(1);
      Takings takings = Takings.of(sale);
      assertThat(takings.cashMinor()).isZero();
      assertThat(takings.roundingMinor()).isEqualTo(-2);
    }
    PayingSale back = refunding(1_002).addTender("card", TenderKind.CARD, -1_000).orElseThrow();
    assertThat(back.totals().roundingMinor()).isEqualTo(2);
    assertThat(SaleCheck.violations(back.complete(NUMBER, NOON).orElseThrow())).isEmpty();
  }

  @Test
  void aCoinThatWasGivenBeforeComesBackWhole() {
    PayingSale paid = cash(owing(1_002), 5).addTender("card", TenderKind.CARD, 995).orElseThrow();
    assertThat(paid.isPaid()).as("0.07 are 0.05 in cash").isTrue();
    assertThat(paid.totals()).isEqualTo(new SaleTotals(1_002, 911, 91, 0, 1_000, 0, -2));
    PayingSale more = cash(owing(1_002), 5).addTender("card", TenderKind.CARD, 997).orElseThrow();
    assertThat(more.totals().changeMinor()).isZero();
    PayingSale all =
        cash(owing(1_002), 20).addTender("card", TenderKind.CARD, 982).orElseThrow(); // exact
    assertThat(all.totals().changeMinor()).isZero();
  }

  @Test
  void eachCurrencyThatRoundsForgivesLessThanHalfItsCoinBesideAnotherTender() {
    for (String code : List.of("CHF", "DKK", "SEK", "NOK", "CZK", "HUF", "AUD", "NZD")) {
      CashRounding rounding = CashRounding.of(Currency.of(code));
      long less = (rounding.unitMinor() - 1) / 2;
      PayingSale paying =
          aSale().withLine(10_000 + less, 1_000, TEN).open().beginPayment(rounding).orElseThrow();
      PayingSale paid = paying.addTender("card", TenderKind.CARD, 10_000).orElseThrow();
      assertThat(paid.isPaid()).as(code).isTrue();
      assertThat(paid.totals().roundingMinor()).as(code).isEqualTo(-less);
      assertThat(SaleCheck.violations(paid.complete(NUMBER, NOON).orElseThrow())).isEmpty();
      PayingSale coin =
          aSale()
              .withLine(10_001 + less, 1_000, TEN)
              .open()
              .beginPayment(rounding)
              .then(sale -> sale.addTender("card", TenderKind.CARD, 10_000))
              .orElseThrow();
      assertThat(coin.dueMinor(TenderKind.CASH)).as(code).isEqualTo(rounding.unitMinor());
    }
  }

  @Test
  void aRefundIsRoundedLikeTheSaleWithTheSignTurned() {
    PayingSale refund = refunding(998);
    assertThat(refund.dueMinor()).isEqualTo(-998);
    assertThat(refund.dueMinor(TenderKind.CASH)).isEqualTo(-1_000);
    assertThat(cash(refund, -1_000).totals().roundingMinor()).isEqualTo(-2);
    assertThat(cash(refund, -998).totals().roundingMinor()).isZero();
    assertThat(cash(refund, -998).isPaid()).isTrue();
    assertThat(refund.addTender("cash", TenderKind.CASH, -1_001))
        .isEqualTo(SaleResult.refused(new SaleRefusal.RefundAboveDue(-1_001, -1_000)));
    assertThat(refund.addTender("card", TenderKind.CARD, -1_000))
        .isEqualTo(SaleResult.refused(new SaleRefusal.RefundAboveDue(-1_000, -998)));
    PayingSale down = refunding(1_002);
    assertThat(cash(down, -1_000).isPaid()).isTrue();
    assertThat(cash(down, -1_002).totals().roundingMinor()).as("exact").isZero();
  }

  @Test
  void aTicketThatWasRoundedUpWithoutCashOrByTooMuchDoesNotAddUp() {
    CompletedSale sale = cash(owing(1_002), 1_000).complete(NUMBER, NOON).orElseThrow();
    assertThat(SaleCheck.violations(sale)).isEmpty();
    assertThat(SaleCheck.violations(with(sale, TenderKind.CARD, 1_000, -2)))
        .as("there is no coin for what is left")
        .isEmpty();
    assertThat(SaleCheck.violations(with(sale, TenderKind.CARD, 1_005, 3)))
        .containsExactly(new SaleViolation(Code.ROUNDING, "rounding_minor"));
    assertThat(SaleCheck.violations(with(sale, TenderKind.CASH, 751, -251)))
        .containsExactly(new SaleViolation(Code.ROUNDING, "rounding_minor"));
    assertThat(SaleCheck.violations(with(sale, TenderKind.CASH, 1_000, 0)))
        .containsExactly(new SaleViolation(Code.CHANGE, "change_minor"));
  }

  @Test
  void whateverIsRoundedTotalAndTaxStayAndTheDrawerHoldsTheCoinsThatMoved() {
    for (long seed = 1; seed <= SALES; seed++) {
      Random random = new Random(seed);
      OpenSale cart = random.nextInt(4) == 0 ? returned(random) : SaleArithmeticTest.cart(random);
      CashRounding rounding = new CashRounding(UNITS.get(random.nextInt(UNITS.size())));
      PayingSale paying = cart.beginPayment(rounding).orElseThrow();
      long moved = 0;
      while (!paying.isPaid()) {
        TenderKind kind = random.nextInt(3) == 0 ? TenderKind.CARD : TenderKind.CASH;
        long amount = amount(paying, kind, random);
        paying = paying.addTender(kind.name(), kind, amount).orElseThrow();
        moved += kind == TenderKind.CASH ? amount : 0;
      }
      CompletedSale sale = paying.complete(NUMBER, NOON).orElseThrow();
      SaleTotals totals = sale.totals();
      moved -= totals.changeMinor();
      Takings takings = Takings.of(sale);
      String run = "seed " + seed;

      assertThat(SaleCheck.violations(sale)).as(run).isEmpty();
      assertThat(totals.grossMinor()).as(run).isEqualTo(cart.totals().grossMinor());
      assertThat(totals.taxMinor()).as(run).isEqualTo(cart.totals().taxMinor());
      assertThat(sale.taxes()).as(run).isEqualTo(cart.taxes());
      assertThat(takings.cashMinor()).as(run).isEqualTo(moved);
      assertThat(takings.tenders().stream().mapToLong(Takings.Paid::amountMinor).sum())
          .as(run)
          .isEqualTo(takings.grossMinor() + takings.roundingMinor());
      assertThat(Math.abs(totals.roundingMinor()) * 2)
          .as(run)
          .isLessThanOrEqualTo(Math.max(1, rounding.unitMinor()));
    }
  }

  private static long amount(PayingSale paying, TenderKind kind, Random random) {
    long due = paying.dueMinor(kind);
    if (paying.isRefund()) {
      return random.nextBoolean() ? due : -1 - random.nextLong(-due);
    }
    boolean more = kind == TenderKind.CASH && random.nextBoolean();
    return more ? due + random.nextInt(5_000) : 1 + random.nextLong(due);
  }

  private static OpenSale returned(Random random) {
    OpenSale cart = OpenSale.begin("s1", context(TaxMode.INCLUSIVE, "EUR"));
    for (int i = 0; i <= random.nextInt(3); i++) {
      cart =
          cart.takeBack(item(1 + random.nextInt(5_000), TEN), 1 + random.nextInt(4_000), "faulty")
              .orElseThrow();
    }
    return cart;
  }

  private static PayingSale owing(long minor) {
    return aSale().withLine(minor, 1_000, TEN).open().beginPayment(FIVE).orElseThrow();
  }

  private static PayingSale refunding(long minor) {
    return OpenSale.begin("s1", context(TaxMode.INCLUSIVE, "EUR"))
        .takeBack(item(minor, TEN), 1_000, "faulty")
        .then(cart -> cart.beginPayment(FIVE))
        .orElseThrow();
  }

  private static PayingSale cash(PayingSale paying, long minor) {
    return paying.addTender("cash", TenderKind.CASH, minor).orElseThrow();
  }

  private static CompletedSale with(
      CompletedSale sale, TenderKind kind, long givenMinor, long roundingMinor) {
    SaleTotals totals = sale.totals();
    return new CompletedSale(
        sale.id(),
        sale.context(),
        sale.number(),
        sale.completedAt(),
        null,
        null,
        sale.lines(),
        List.of(new Tender(1, "m", kind, givenMinor)),
        sale.taxes(),
        new SaleTotals(
            totals.grossMinor(),
            totals.netMinor(),
            totals.taxMinor(),
            totals.discountMinor(),
            givenMinor,
            0,
            roundingMinor));
  }
}
