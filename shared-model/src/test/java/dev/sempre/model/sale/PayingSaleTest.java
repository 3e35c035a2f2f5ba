package dev.sempre.model.sale;

import static dev.sempre.model.sale.SaleBuilder.NOON;
import static dev.sempre.model.sale.SaleBuilder.NUMBER;
import static dev.sempre.model.sale.SaleBuilder.TEN;
import static dev.sempre.model.sale.SaleBuilder.aSale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.money.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayingSaleTest {

  private static final PayingSale ELEVEN_EURO = aSale().withLine(1_100, 1_000, TEN).paying();

  @Test
  void cashAboveWhatIsDueGivesChange() {
    PayingSale paid = pay(ELEVEN_EURO, TenderKind.CASH, 2_000);

    assertThat(paid.isPaid()).isTrue();
    assertThat(paid.dueMinor()).isZero();
    assertThat(paid.totals()).isEqualTo(new SaleTotals(1_100, 1_000, 100, 0, 2_000, 900));
  }

  @Test
  void cardAboveWhatIsDueIsRefused() {
    assertThat(ELEVEN_EURO.addTender("card", TenderKind.CARD, 1_101))
        .isEqualTo(refused(new SaleRefusal.TenderAboveDue(TenderKind.CARD, 1_101, 1_100)));
    for (TenderKind kind : TenderKind.values()) {
      assertThat(ELEVEN_EURO.addTender("m", kind, 5_000) instanceof SaleResult.Done)
          .as(kind.name())
          .isEqualTo(kind == TenderKind.CASH);
    }
  }

  @Test
  void severalTendersShareTheAmount() {
    PayingSale half = pay(ELEVEN_EURO, TenderKind.VOUCHER, 600);
    assertThat(half.dueMinor()).isEqualTo(500);
    assertThat(half.isPaid()).isFalse();

    PayingSale paid = pay(half, TenderKind.CASH, 1_000);
    assertThat(paid.tenders())
        .containsExactly(
            new Tender(1, "VOUCHER", TenderKind.VOUCHER, 600),
            new Tender(2, "CASH", TenderKind.CASH, 1_000));
    assertThat(paid.totals().changeMinor()).isEqualTo(500);
  }

  @Test
  void nothingMoreIsTakenOnceAllIsPaid() {
    PayingSale paid = pay(ELEVEN_EURO, TenderKind.CASH, 1_100);

    assertThat(paid.addTender("cash", TenderKind.CASH, 1))
        .isEqualTo(refused(new SaleRefusal.NothingToPay()));
  }

  @Test
  void impossibleAmountsAreRefused() {
    assertThat(ELEVEN_EURO.addTender("cash", TenderKind.CASH, 0))
        .isEqualTo(refused(new SaleRefusal.TenderNotPositive(0)));
    assertThat(ELEVEN_EURO.addTender("cash", TenderKind.CASH, -5))
        .isEqualTo(refused(new SaleRefusal.TenderNotPositive(-5)));
    assertThat(ELEVEN_EURO.addTender("cash", TenderKind.CASH, Long.MAX_VALUE))
        .isEqualTo(
            refused(new SaleRefusal.TenderTooLarge(Long.MAX_VALUE, SaleLimits.MAX_TOTAL_MINOR)));
  }

  @Test
  void oneTenderTooManyIsRefused() {
    PayingSale paying = ELEVEN_EURO;
    for (int i = 0; i < SaleLimits.MAX_TENDERS; i++) {
      paying = pay(paying, TenderKind.CASH, 1);
    }

    assertThat(paying.addTender("cash", TenderKind.CASH, 1))
        .isEqualTo(refused(new SaleRefusal.TooManyTenders(SaleLimits.MAX_TENDERS)));
  }

  @Test
  void removedTenderMakesRoomAndLaterOnesMoveUp() {
    PayingSale paying =
        pay(
            pay(pay(ELEVEN_EURO, TenderKind.CARD, 300), TenderKind.VOUCHER, 200),
            TenderKind.CASH,
            50);

    PayingSale rest = paying.removeTender(2).orElseThrow();

    assertThat(rest.tenders())
        .containsExactly(
            new Tender(1, "CARD", TenderKind.CARD, 300),
            new Tender(2, "CASH", TenderKind.CASH, 50));
    assertThat(rest.dueMinor()).isEqualTo(750);
    assertThat(rest.removeTender(3)).isEqualTo(refused(new SaleRefusal.NoSuchTender(3)));
    assertThat(rest.removeTender(0)).isEqualTo(refused(new SaleRefusal.NoSuchTender(0)));
  }

  @Test
  void sellingGoesOnOnlyWhenTheMoneyWasGivenBack() {
    PayingSale paying = pay(ELEVEN_EURO, TenderKind.CARD, 300);

    assertThat(paying.backToSelling())
        .isEqualTo(SaleResult.refused(new SaleRefusal.MoneyTaken(300)));
    assertThat(paying.removeTender(1).then(PayingSale::backToSelling))
        .isEqualTo(SaleResult.done(ELEVEN_EURO.cart()));
  }

  @Test
  void whatIsNotPaidIsNotCompleted() {
    assertThat(pay(ELEVEN_EURO, TenderKind.CASH, 1_099).complete(NUMBER, NOON))
        .isEqualTo(SaleResult.refused(new SaleRefusal.NotEnoughTendered(1_100, 1_099)));
  }

  @Test
  void completedSaleHoldsEverythingThatIsStored() {
    OpenSale cart = aSale().withLine(1_100, 1_000, TEN).open().withCustomer("bar-centrale");

    CompletedSale sale =
        cart.beginPayment()
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 2_000))
            .then(paying -> paying.complete(NUMBER, NOON))
            .orElseThrow();

    assertThat(sale)
        .isEqualTo(
            new CompletedSale(
                "s1",
                cart.context(),
                NUMBER,
                NOON,
                "bar-centrale",
                null,
                cart.lines(),
                List.of(new Tender(1, "cash", TenderKind.CASH, 2_000)),
                cart.taxes(),
                new SaleTotals(1_100, 1_000, 100, 0, 2_000, 900)));
  }

  @Test
  void anEmptyTicketCannotBePaid() {
    OpenSale empty = aSale().open();
    OpenSale allVoided = aSale().withLine(100, 1_000, TEN).with(open -> open.voidLine(1)).open();

    assertThat(empty.beginPayment()).isEqualTo(refused(new SaleRefusal.NothingToPay()));
    assertThat(allVoided.beginPayment()).isEqualTo(refused(new SaleRefusal.NothingToPay()));
    assertThatThrownBy(() -> new PayingSale(allVoided, List.of(), CashRounding.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGiftIsPaidAtOnce() {
    PayingSale gift =
        aSale()
            .withLine(100, 1_000, TEN)
            .with(open -> open.discountTicket(Discount.percent(Rate.ofPercent(100))))
            .paying();

    assertThat(gift.isPaid()).isTrue();
    assertThat(gift.addTender("cash", TenderKind.CASH, 1))
        .isEqualTo(refused(new SaleRefusal.NothingToPay()));
    assertThat(gift.complete(NUMBER, NOON).orElseThrow().totals())
        .isEqualTo(new SaleTotals(0, 0, 0, 100, 0, 0));
  }

  @Test
  void aRefusalIsABugForThoseWhoDoNotExpectIt() {
    SaleResult<CompletedSale> refused = ELEVEN_EURO.complete(NUMBER, NOON);

    assertThatThrownBy(refused::orElseThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NotEnoughTendered[dueMinor=1100, tenderedMinor=0]");
  }

  @Test
  void ticketNumbersReadLikeTheirTill() {
    assertThat(NUMBER.printed()).isEqualTo("1-2-00458");
    assertThat(new TicketNumber(TicketNumber.seriesOf("MI", 12), 1_234_567))
        .hasToString("MI-12-1234567");
  }

  private static PayingSale pay(PayingSale sale, TenderKind kind, long amountMinor) {
    return sale.addTender(kind.name(), kind, amountMinor).orElseThrow();
  }

  private static SaleResult<PayingSale> refused(SaleRefusal refusal) {
    return SaleResult.refused(refusal);
  }
}
