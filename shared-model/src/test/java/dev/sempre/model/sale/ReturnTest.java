package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.FOUR;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.TWENTY_TWO;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static dev.sempre.model.sale.SaleBuilder.context;
import static dev.sempre.model.sale.SaleBuilder.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.SaleRefusal.LineIsVoided;
import dev.sempre.model.sale.SaleRefusal.MoreThanSold;
import dev.sempre.model.sale.SaleRefusal.QuantityNotPositive;
import dev.sempre.model.sale.SaleRefusal.ReasonMissing;
import dev.sempre.model.sale.SaleRefusal.ReasonUnfit;
import dev.sempre.model.sale.SaleRefusal.RefundAboveDue;
import dev.sempre.model.sale.SaleRefusal.ReturnIsFixed;
import dev.sempre.model.sale.SaleRefusal.TenderNotPositive;
import dev.sempre.model.sale.SaleRefusal.TicketOfOtherMoney;
import dev.sempre.model.sale.SaleViolation.Code;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReturnTest {
  private static final CompletedSale SOLD =
      aSale()
          .withLine(333, 3_000, TWENTY_TWO)
          .withLine(1_100, 1_000, TEN)
          .withLine(700, 1_000, TEN)
          .with(open -> open.voidLine(3))
          .with(open -> open.discountTicket(Discount.amount(100)))
          .paidInCash();

  private static ReturnableLine sold(int position) {
    return new ReturnableLine(SOLD.id(), SOLD.context(), SOLD.lines().get(position - 1), 0);
  }

  private static OpenSale empty() {
    return OpenSale.begin("s2", SOLD.context());
  }

  private static CompletedSale refunded(OpenSale open) {
    PayingSale paying = open.beginPayment().orElseThrow();
    return (paying.isPaid()
            ? SaleResult.done(paying)
            : paying.addTender("cash", TenderKind.CASH, paying.dueMinor()))
        .then(paid -> paid.complete(SaleBuilder.NUMBER, SaleBuilder.NOON))
        .orElseThrow();
  }

  @Test
  void whatComesBackIsWorthItsPartOfWhatWasPaid() {
    OpenSale open = empty().takeBack(sold(1), 1_000, "FAULTY").orElseThrow();

    SaleLine line = open.lines().getFirst();
    assertThat(line.quantityMilli()).isEqualTo(-1_000);
    assertThat(line.unitPriceMinor()).isEqualTo(333);
    assertThat(line.takesBack())
        .isEqualTo(new LineReturn(new LineReturn.Origin("s1", 1), "FAULTY"));
    // 9.99 and 11.00 bore 0.48 and 0.52 of the discount.
    assertThat(line.amounts()).isEqualTo(new LineAmounts(0, -16, -260, -57, -317));
    assertThat(open.totals()).isEqualTo(new SaleTotals(-317, -260, -57, -16, 0, 0));
    assertThat(open.taxes())
        .containsExactly(new TaxLine("vat-2200", Rate.ofPercent(22), -260, -57, -317));
  }

  @Test
  void anExchangePaysOnlyTheDifference() {
    OpenSale open =
        empty()
            .takeBack(sold(2), 1_000, "NOT_WANTED")
            .then(sale -> sale.addLine(item(1_500, TEN), 1_000))
            .orElseThrow();

    long back = SOLD.lines().get(1).amounts().grossMinor();
    assertThat(open.totals().grossMinor()).isEqualTo(1_500 - back);
    CompletedSale ticket = refunded(open);
    assertThat(SaleCheck.violations(ticket)).isEmpty();
    assertThat(ticket.tenders().getFirst().amountMinor()).isEqualTo(1_500 - back);
  }

  @Test
  void aDiscountOnAnExchangeIsOnWhatIsBought() {
    OpenSale open =
        empty()
            .takeBack(sold(2), 1_000, "NOT_WANTED")
            .then(sale -> sale.addLine(item(2_000, TEN), 1_000))
            .then(sale -> sale.discountTicket(Discount.percent(Rate.ofPercent(10))))
            .orElseThrow();

    assertThat(open.lines().get(0).amounts().grossMinor())
        .isEqualTo(-SOLD.lines().get(1).amounts().grossMinor());
    assertThat(open.lines().get(1).amounts().grossMinor()).isEqualTo(1_800);
  }

  @Test
  void anEvenExchangeNeedsNoMoney() {
    long paid = SOLD.lines().get(1).amounts().grossMinor();
    PayingSale even =
        empty()
            .takeBack(sold(2), 1_000, "NOT_WANTED")
            .then(sale -> sale.addLine(item(paid, TEN), 1_000))
            .then(OpenSale::beginPayment)
            .orElseThrow();

    assertThat(even.isPaid()).isTrue();
    assertThat(SaleCheck.violations(refunded(even.cart()))).isEmpty();
  }

  @Test
  void neverMoreThanWasSoldAlsoInSeveralLinesOfOneTicket() {
    OpenSale twice =
        empty()
            .takeBack(sold(1), 1_000, "FAULTY")
            .then(sale -> sale.takeBack(sold(1), 1_000, "FAULTY"))
            .orElseThrow();

    assertThat(twice.takeBack(sold(1), 2_000, "FAULTY"))
        .isEqualTo(SaleResult.refused(new MoreThanSold("Goods at 333", 1_000)));
    assertThat(twice.takeBack(sold(1).after(1_000), 1_000, "FAULTY"))
        .isEqualTo(SaleResult.refused(new MoreThanSold("Goods at 333", 0)));
    assertThat(empty().takeBack(sold(3), 1_000, "FAULTY"))
        .as("a voided line")
        .isEqualTo(SaleResult.refused(new MoreThanSold("Goods at 700", 0)));
    assertThat(
            twice.voidLine(1).then(sale -> sale.takeBack(sold(1), 2_000, "FAULTY")).orElseThrow())
        .as("what was voided may come back after all")
        .extracting(sale -> sale.takenBackMilli(sold(1).origin()))
        .isEqualTo(3_000L);
  }

  /// 2 x 1.02 with 22 % in it bore 0.37 of tax: the first one 0.19, the other one 0.18.
  @Test
  void whatStaysWhenALineAheadIsVoidedIsWorthWhatComesBackFirst() {
    CompletedSale pair = aSale().withLine(102, 2_000, TWENTY_TWO).paidInCash();
    ReturnableLine both = new ReturnableLine(pair.id(), pair.context(), pair.lines().getFirst(), 0);
    LineAmounts first = new LineAmounts(0, 0, -83, -19, -102);
    LineAmounts second = new LineAmounts(0, 0, -84, -18, -102);
    OpenSale open =
        empty()
            .takeBack(both, 1_000, "FAULTY")
            .then(sale -> sale.takeBack(both, 1_000, "FAULTY"))
            .orElseThrow();

    assertThat(open.lines()).extracting(SaleLine::amounts).containsExactly(first, second);
    OpenSale one = open.voidLine(1).orElseThrow();
    assertThat(one.lines()).extracting(SaleLine::amounts).containsExactly(LineAmounts.ZERO, first);
    assertThat(one.totals().taxMinor()).isEqualTo(-19);
    assertThat(one.takeBack(both, 1_000, "FAULTY").orElseThrow().lines().getLast().amounts())
        .isEqualTo(second);
    assertThat(open.voidLine(2).orElseThrow().lines().getFirst().amounts()).isEqualTo(first);
  }

  @Test
  void whatIsKnownNewestOfATicketHoldsForAllThatComesBackOfIt() {
    CompletedSale three = aSale().withLine(102, 3_000, TWENTY_TWO).paidInCash();
    ReturnableLine sold =
        new ReturnableLine(three.id(), three.context(), three.lines().getFirst(), 0);
    OpenSale open =
        empty()
            .takeBack(sold, 1_000, "FAULTY")
            .then(sale -> sale.takeBack(sold.after(1_000), 1_000, "FAULTY"))
            .orElseThrow();

    assertThat(open.lines())
        .extracting(SaleLine::amounts)
        .containsExactly(sold.after(1_000).amountsOf(1_000), sold.after(2_000).amountsOf(1_000));
  }

  @Test
  void aReturnCannotItselfComeBack() {
    SaleLine back = empty().takeBack(sold(1), 1_000, "FAULTY").orElseThrow().lines().getFirst();

    assertThat(new ReturnableLine("s2", SOLD.context(), back, 0).leftMilli()).isZero();
  }

  @Test
  void withoutATicketTheGoodsAreWorthTodaysPrice() {
    OpenSale open =
        empty()
            .takeBack(item(1_100, TEN), 2_000, "no receipt")
            .then(sale -> sale.changeQuantity(1, 3_000))
            .then(sale -> sale.changePrice(1, 1_000))
            .orElseThrow();

    assertThat(open.lines().getFirst().quantityMilli()).isEqualTo(-3_000);
    assertThat(open.totals()).isEqualTo(new SaleTotals(-3_000, -2_727, -273, 0, 0, 0));
    assertThat(SaleCheck.violations(refunded(open))).isEmpty();
  }

  @Test
  void whatComesBackIsNeitherRaisedNorReduced() {
    OpenSale open =
        empty()
            .takeBack(sold(1), 1_000, "FAULTY")
            .then(sale -> sale.takeBack(item(500, TEN), 1_000, "FAULTY"))
            .orElseThrow();

    assertThat(open.changeQuantity(1, 2_000)).isEqualTo(SaleResult.refused(new ReturnIsFixed(1)));
    assertThat(open.changePrice(1, 1)).isEqualTo(SaleResult.refused(new ReturnIsFixed(1)));
    assertThat(open.discountLine(1, Discount.amount(1)))
        .isEqualTo(SaleResult.refused(new ReturnIsFixed(1)));
    assertThat(open.discountLine(2, Discount.amount(1)))
        .isEqualTo(SaleResult.refused(new ReturnIsFixed(2)));
    assertThat(open.voidLine(1).then(sale -> sale.voidLine(1)))
        .isEqualTo(SaleResult.refused(new LineIsVoided(1)));
  }

  @Test
  void aReasonIsNeeded() {
    assertThat(empty().takeBack(sold(1), 1_000, " "))
        .isEqualTo(SaleResult.refused(new ReasonMissing(1)));
    assertThat(empty().takeBack(item(1, TEN), 1_000, "x".repeat(201)))
        .isEqualTo(SaleResult.refused(new ReasonUnfit(1, 201, 200)));
    assertThat(empty().takeBack(item(1, TEN), 1_000, "\0"))
        .isEqualTo(SaleResult.refused(new ReasonUnfit(1, 1, 200)));
    assertThat(empty().takeBack(sold(1), 0, "FAULTY"))
        .isEqualTo(SaleResult.refused(new QuantityNotPositive(1, 0)));
    assertThat(empty().takeBack(item(1, TEN), -5, "FAULTY"))
        .isEqualTo(SaleResult.refused(new QuantityNotPositive(1, -5)));
  }

  @Test
  void aTicketOfAnotherCurrencyOrTaxModeComesBackOnlyWithoutTicket() {
    assertThat(
            OpenSale.begin("s2", context(TaxMode.INCLUSIVE, "BRL"))
                .takeBack(sold(1), 1_000, "FAULTY"))
        .isEqualTo(
            SaleResult.refused(new TicketOfOtherMoney(Currency.of("EUR"), TaxMode.INCLUSIVE)));
    assertThat(
            OpenSale.begin("s2", context(TaxMode.EXCLUSIVE, "EUR"))
                .takeBack(sold(1), 1_000, "FAULTY"))
        .isEqualTo(
            SaleResult.refused(new TicketOfOtherMoney(Currency.of("EUR"), TaxMode.INCLUSIVE)));
  }

  @Test
  void moneyThatGoesBackIsNegativeAndNeverMoreThanIsDue() {
    PayingSale paying =
        empty()
            .takeBack(item(1_000, TEN), 1_000, "FAULTY")
            .then(OpenSale::beginPayment)
            .orElseThrow();

    assertThat(paying.isRefund()).isTrue();
    assertThat(paying.dueMinor()).isEqualTo(-1_000);
    assertThat(paying.addTender("cash", TenderKind.CASH, 1_000))
        .isEqualTo(SaleResult.refused(new TenderNotPositive(1_000)));
    assertThat(paying.addTender("cash", TenderKind.CASH, -1_001))
        .isEqualTo(SaleResult.refused(new RefundAboveDue(-1_001, -1_000)));
    PayingSale half = paying.addTender("card", TenderKind.CARD, -400).orElseThrow();
    assertThat(half.dueMinor()).isEqualTo(-600);
    assertThat(half.totals().changeMinor()).isZero();
    CompletedSale ticket =
        half.addTender("cash", TenderKind.CASH, -600)
            .then(paid -> paid.complete(SaleBuilder.NUMBER, SaleBuilder.NOON))
            .orElseThrow();
    assertThat(ticket.totals()).isEqualTo(new SaleTotals(-1_000, -909, -91, 0, -1_000, 0));
    assertThat(SaleCheck.violations(ticket)).isEmpty();
  }

  @Test
  void linesThatSellCannotBeNegativeAndLinesThatTakeBackCannotBePositive() {
    CompletedSale ticket = refunded(empty().takeBack(sold(1), 1_000, "FAULTY").orElseThrow());
    SaleLine line = ticket.lines().getFirst();

    assertThat(SaleCheck.violations(withLine(ticket, _ -> selling(line))))
        .extracting(SaleViolation::code)
        .contains(Code.OUT_OF_RANGE);
    assertThat(SaleCheck.violations(withLine(ticket, was -> was.withQuantity(1_000))))
        .containsExactly(new SaleViolation(Code.OUT_OF_RANGE, "sale_line[1].quantity_milli"));
    assertThat(
            SaleCheck.violations(
                withLine(ticket, was -> was.withAmounts(new LineAmounts(0, 0, 260, 57, 317)))))
        .containsExactly(
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[1].net_minor"),
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[1].tax_minor"),
            new SaleViolation(Code.OUT_OF_RANGE, "sale_line[1].gross_minor"));
    assertThat(
            SaleCheck.violations(
                withLine(
                    ticket,
                    was ->
                        new SaleLine(
                            1,
                            was.item(),
                            was.quantityMilli(),
                            was.unitPriceMinor(),
                            was.discount(),
                            null,
                            null,
                            false,
                            was.amounts(),
                            new LineReturn(null, " ")))))
        .contains(new SaleViolation(Code.RETURN_UNCLEAR, "sale_line[1].return_reason"));
  }

  @Test
  void aRefundThatWasPaidInIsFound() {
    CompletedSale ticket = refunded(empty().takeBack(sold(1), 1_000, "FAULTY").orElseThrow());

    assertThat(
            SaleCheck.violations(
                new CompletedSale(
                    ticket.id(),
                    ticket.context(),
                    ticket.number(),
                    ticket.completedAt(),
                    null,
                    null,
                    ticket.lines(),
                    List.of(new Tender(1, "cash", TenderKind.CASH, 317)),
                    ticket.taxes(),
                    ticket.totals())))
        .containsExactly(new SaleViolation(Code.OUT_OF_RANGE, "sale_tender[1].amount_minor"));
  }

  @Test
  void anyAmountOfAReturnThatIsFarOffIsFound() {
    CompletedSale ticket =
        refunded(
            empty()
                .takeBack(sold(1), 1_000, "FAULTY")
                .then(sale -> sale.takeBack(sold(2), 1_000, "FAULTY"))
                .then(sale -> sale.addLine(item(50, FOUR), 1_000))
                .orElseThrow());
    StoredAmounts stored = new StoredAmounts(ticket);

    for (int which = 0; which < stored.count(); which++) {
      assertThat(SaleCheck.violations(stored.with(which, 1))).as("amount %d", which).isNotEmpty();
      assertThat(SaleCheck.violations(stored.with(which, -5))).as("amount %d", which).isNotEmpty();
    }
  }

  private static SaleLine selling(SaleLine line) {
    return new SaleLine(
        line.position(),
        line.item(),
        line.quantityMilli(),
        line.unitPriceMinor(),
        line.discount(),
        null,
        null,
        false,
        line.amounts());
  }

  private static CompletedSale withLine(CompletedSale sale, UnaryOperator<SaleLine> change) {
    List<SaleLine> lines = new ArrayList<>(sale.lines());
    lines.set(0, change.apply(lines.getFirst()));
    return new CompletedSale(
        sale.id(),
        sale.context(),
        sale.number(),
        sale.completedAt(),
        null,
        null,
        lines,
        sale.tenders(),
        sale.taxes(),
        sale.totals());
  }
}
