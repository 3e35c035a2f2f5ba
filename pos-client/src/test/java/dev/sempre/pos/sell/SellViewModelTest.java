package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SellViewModelTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";
  private static final String CHEESE = "Parmigiano Reggiano 24 mesi";

  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final AtomicInteger beeps = new AtomicInteger();
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          approval(),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          beeps::incrementAndGet);

  private ApprovalViewModel approval() {
    return new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn());
  }

  @BeforeEach
  void open() {
    sell.start();
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private SaleLine line(int position) {
    return sale().lines().get(position - 1);
  }

  private void scan(String name) {
    sell.scan(shop.codeOf(name));
  }

  private void type(String text) {
    sell.finder().entryProperty().set(text);
  }

  private @Nullable Word notice() {
    Notice notice = sell.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  private PaymentMethod method(String id) {
    return sell.pay().methods().stream()
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aScanIsRungUpAndChosen() {
    scan(MILK);
    scan(COFFEE);
    assertThat(sale().lines())
        .extracting(one -> one.item().description())
        .containsExactly(MILK, COFFEE);
    assertThat(sell.selectedProperty().get()).isEqualTo(2);
    assertThat(till.onDisk()).isEqualTo(sale());
  }

  @Test
  void anUnknownCodeMakesASoundAndTheNextScanWorks() {
    sell.scan("12345670");
    assertThat(beeps).hasValue(1);
    assertThat(sell.noticeProperty().get())
        .isEqualTo(Notice.hint(Word.SELL_UNKNOWN_CODE, "12345670"));
    scan(MILK);
    assertThat(notice()).isNull();
    assertThat(sale().lines()).hasSize(1);
  }

  /// Source: T2, P7.
  @Test
  void aScannerThatIsGoneIsToldOnceAndToWhoeverLogsInBeforeItIsBack() {
    sell.scannerGone();
    assertThat(sell.noticeProperty().get()).isEqualTo(Notice.hint(Word.SCANNER_GONE));
    scan(MILK);
    assertThat(notice()).as("it was told").isNull();
    sell.start();
    assertThat(notice()).isEqualTo(Word.SCANNER_GONE);
    sell.scannerBack();
    assertThat(sell.noticeProperty().get()).isEqualTo(Notice.done(Word.SCANNER_BACK));
    sell.start();
    assertThat(notice()).isNull();
  }

  @Test
  void aScannerThatIsNotSetUpAnyMoreIsNotMissed() {
    sell.scannerGone();
    sell.scannerDismissed();
    assertThat(notice()).isNull();
    sell.start();
    assertThat(notice()).isNull();
  }

  @Test
  void aScannerThatGoesAwayDoesNotHideWhatWasNotDone() {
    till.failWith(Failure.DISK_FULL);
    scan(MILK);
    assertThat(notice()).isEqualTo(Word.FAILED_DISK_FULL);
    sell.scannerGone();
    assertThat(notice()).isEqualTo(Word.FAILED_DISK_FULL);
    till.failWith(null);
    scan(MILK);
    assertThat(notice()).as("now there is room for it").isEqualTo(Word.SCANNER_GONE);
    scan(MILK);
    assertThat(notice()).isNull();
  }

  /// Source: T2, P7.
  @Test
  void aScannerThatIsGoneDoesNotHideThatMoneyLiesOrThatSomethingIsAskedFor() {
    sell.say(Notice.hint(Word.SELL_MONEY_LIES));
    sell.scannerGone();
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    sell.takenUp();
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    sell.hush();
    assertThat(notice()).isEqualTo(Word.SCANNER_GONE);
    sell.scannerBack();
    assertThat(notice()).as("that is no longer so").isEqualTo(Word.SCANNER_BACK);
    sell.scannerGone();
    assertThat(notice()).isEqualTo(Word.SCANNER_GONE);
    sell.say(Notice.hint(Word.WEIGH_FIRST, MILK));
    sell.scannedNoise();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
  }

  @Test
  void whatAScannerSendsThatIsNoCodeIsHeardAndTold() {
    sell.scannedNoise();
    assertThat(beeps).hasValue(1);
    assertThat(notice()).isEqualTo(Word.SCAN_GARBLED);
    assertThat(sale().lines()).isEmpty();
  }

  private final List<BadgeScan> handedOver = new ArrayList<>();

  /// Source: T1.
  @Test
  void aBadgeIsNeverAnArticleAndHandsTheTillOver() {
    sell.handOverBy((badge, refusal) -> {
      handedOver.add(badge);
      refusal.say(Word.BADGE_NOT_HERE, "Paolo V.");
    });
    scan(MILK);
    sell.priceCheckKey();
    sell.scan(FakeLogIn.PAOLOS_BADGE.text());
    assertThat(handedOver).containsExactly(new BadgeScan.Whole(FakeLogIn.PAOLOS_BADGE));
    assertThat(sell.noticeProperty().get()).isEqualTo(Notice.hint(Word.BADGE_NOT_HERE, "Paolo V."));
    sell.scan(FakeLogIn.PAOLOS_BADGE.text().substring(0, 19));
    assertThat(handedOver).hasSize(2).last().isEqualTo(new BadgeScan.Misread());
    assertThat(sale().lines()).hasSize(1);
    assertThat(beeps).as("whoever hands over is heard").hasValue(0);
  }

  @Test
  void whileMoneyLiesABadgeHandsNothingOver() {
    sell.handOverBy((badge, _) -> handedOver.add(badge));
    scan(MILK);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    sell.scan(FakeLogIn.LUCIAS_BADGE.text());
    assertThat(handedOver).isEmpty();
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    assertThat(beeps).hasValue(1);
  }

  /// Whoever has read it off somebody's card does not get in by it, and nobody reads it off the
  /// screen.
  @Test
  void aBadgeThatIsTypedCountsForNothing() {
    sell.handOverBy((badge, _) -> handedOver.add(badge));
    type(FakeLogIn.LUCIAS_BADGE.text());
    sell.codes().enter();
    assertThat(handedOver).isEmpty();
    assertThat(sell.noticeProperty().get()).isEqualTo(Notice.hint(Word.BADGE_TYPED));
    assertThat(sell.finder().entryProperty().get()).isEmpty();
    assertThat(beeps).hasValue(1);
  }

  @Test
  void aReadingThatBringsNothingNewLeavesThePaymentsKeysInTheirPlace() {
    scan(MILK);
    sell.payKey();
    List<String> drawn = new ArrayList<>();
    sell.pay().methods().subscribe(() -> drawn.add("ways to pay"));
    sell.reload();
    assertThat(drawn).isEmpty();
    assertThat(sell.pay().methods()).isNotEmpty();
  }

  @Test
  void scansThatComeFasterThanTheyAreStoredAreKeptInOrder() {
    work.hold();
    List<String> codes = new ArrayList<>();
    List<String> pieces = shop.codesOfPieces();
    IntStream.range(0, 400)
        .mapToObj(i -> pieces.get(i % pieces.size()))
        .peek(codes::add)
        .forEach(sell::scan);
    work.release();
    assertThat(sale().lines())
        .extracting(one -> Objects.requireNonNull(one.item().gtin()).substring(1))
        .isEqualTo(codes);
  }

  @Test
  void scansBeforeTheTicketIsReadAreNotLost() {
    SellViewModel early =
        new SellViewModel(
            new Words(Language.IT),
            work,
            till,
            new FakeReturns(till, shop),
            shop,
            shop::findCustomers,
            approval(),
            new PaperViewModel(work, new FakePaper(), () -> "maria"),
            beeps::incrementAndGet);
    work.hold();
    early.start();
    early.scan(shop.codeOf(MILK));
    work.release();
    assertThat(Objects.requireNonNull(early.ticketProperty().get()).sale().lines()).hasSize(1);
  }

  @Test
  void whatAnEarlierRunLeftOpenIsTakenUp() {
    scan(MILK);
    SellViewModel restarted =
        new SellViewModel(
            new Words(Language.IT),
            work,
            till,
            new FakeReturns(till, shop),
            shop,
            shop::findCustomers,
            approval(),
            new PaperViewModel(work, new FakePaper(), () -> "maria"),
            beeps::incrementAndGet);
    restarted.start();
    assertThat(restarted.ticketProperty().get()).isEqualTo(sell.ticketProperty().get());
    assertThat(restarted.selectedProperty().get()).isEqualTo(1);
  }

  @Test
  void enterTakesACodeBeforeAName() {
    type(shop.codeOf(COFFEE));
    sell.codes().enter();
    assertThat(line(1).item().description()).isEqualTo(COFFEE);
    assertThat(sell.finder().entryProperty().get()).isEmpty();
  }

  /// There is no scale here.
  private void weighIn(String kilograms) {
    sell.weighKeys().entryProperty().set(kilograms);
    sell.weighKeys().take();
  }

  @Test
  void enterTakesTheBestMatchForAName() {
    type("parm");
    sell.codes().enter();
    weighIn("1");
    assertThat(line(1).item().description()).isEqualTo(CHEESE);
  }

  @Test
  void enterTakesTheResultThatTheMarkWasMovedTo() {
    type("po");
    type("p");
    sell.finder().mark(1);
    String marked = sell.finder().results().get(1).name().text();
    sell.codes().enter();
    weighIn("1");
    assertThat(line(1).item().description()).isEqualTo(marked);
  }

  @Test
  void enterOnWhatNobodyKnowsSaysSo() {
    type("xyz");
    sell.codes().enter();
    assertThat(notice()).isEqualTo(Word.SELL_UNKNOWN_CODE);
    assertThat(sale().lines()).isEmpty();
  }

  @Test
  void aTypedFigureAndTheQuantityKeySetTheQuantity() {
    scan(MILK);
    type("3");
    sell.lineKeys().quantity();
    assertThat(line(1).quantityMilli()).isEqualTo(3_000);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void withoutAFigureThePanelAsksForTheQuantity() {
    scan(CHEESE);
    weighIn("0,25");
    sell.lineKeys().quantity();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Quantity(line(1)));
    sell.lineKeys().figure().entryProperty().set("0,482");
    sell.lineKeys().apply();
    assertThat(line(1).quantityMilli()).isEqualTo(482);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void halfABottleIsRefusedInWords() {
    scan(MILK);
    type("0,5");
    sell.lineKeys().quantity();
    assertThat(notice()).isEqualTo(Word.REFUSED_WHOLE_PIECES);
    assertThat(line(1).quantityMilli()).isEqualTo(1_000);
  }

  @Test
  void thePanelStaysWhenItsFigureCannotBeRead() {
    scan(MILK);
    sell.lineKeys().price();
    sell.lineKeys().figure().entryProperty().set("1,234");
    sell.lineKeys().apply();
    assertThat(notice()).isEqualTo(Word.SELL_NOT_A_FIGURE);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Price.class);
  }

  @Test
  void priceAndDiscountsAreTakenOverTheSale() {
    scan(MILK);
    type("2");
    sell.lineKeys().price();
    type("10");
    sell.lineKeys().discount();
    assertThat(line(1).unitPriceMinor()).isEqualTo(200);
    assertThat(line(1).discount()).isEqualTo(Discount.percent(Rate.ofPercent(10)));
    assertThat(sale().totals().grossMinor()).isEqualTo(180);
  }

  @Test
  void aDiscountOnTheWholeTicketAsAnAmount() {
    scan(MILK);
    scan(COFFEE);
    sell.lineKeys().discount();
    sell.lineKeys().figure().inPercentProperty().set(false);
    sell.lineKeys().figure().wholeTicketProperty().set(true);
    sell.lineKeys().figure().entryProperty().set("1,14");
    sell.lineKeys().apply();
    assertThat(sale().totals().discountMinor()).isEqualTo(114);
    assertThat(sale().totals().grossMinor()).isEqualTo(500);
  }

  @Test
  void voidedLineKeepsItsNumber() {
    scan(MILK);
    scan(COFFEE);
    sell.ticket().select(1);
    sell.lineKeys().voidLine();
    scan(MILK);
    assertThat(sale().lines()).extracting(SaleLine::position).containsExactly(1, 2, 3);
    assertThat(line(1).voided()).isTrue();
    sell.ticket().select(1);
    sell.lineKeys().voidLine();
    assertThat(notice()).isEqualTo(Word.SELL_CHOOSE_A_LINE);
  }

  @Test
  void theCustomerIsOnTheTicketAndOnDisk() {
    Customer bar = shop.findCustomers("bar", 1).getFirst();
    sell.customerKeys().open();
    assertThat(sell.customerKeys().search().found()).hasSize(3);
    sell.customerKeys().choose(bar);
    assertThat(Objects.requireNonNull(sell.ticketProperty().get()).customer()).isEqualTo(bar);
    assertThat(till.onDisk().customerId()).isEqualTo("c-1");
    assertThat(sell.panelProperty().get()).isNull();
    sell.customerKeys().choose(null);
    assertThat(till.onDisk().customerId()).isNull();
  }

  @Test
  void cashAboveTheTotalGivesChangeAndTheNextTicketIsOpen() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("cash"), 1_000);
    CompletedSale done = till.completed().getFirst();
    assertThat(done.totals().changeMinor()).isEqualTo(551);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Change(done));
    assertThat(sale().lines()).isEmpty();
    assertThat(Objects.requireNonNull(sell.ticketProperty().get()).number().number())
        .isEqualTo(459);
  }

  @Test
  void theChangeStaysUntilTheNextScan() {
    scan(COFFEE);
    sell.payKey();
    sell.tender(method("cash"));
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Change.class);
    scan(MILK);
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).hasSize(1);
  }

  @Test
  void theCashKeyTakesTheRoundedAmountAndTheCardKeyTheExactOne() {
    till.roundCash(new CashRounding(5));
    sell.start();
    scan(COFFEE);
    sell.payKey();
    sell.tender(method("cash"));
    assertThat(till.completed().getLast().totals().tenderedMinor()).isEqualTo(450);
    assertThat(till.completed().getLast().totals().roundingMinor()).isEqualTo(1);
    scan(COFFEE);
    sell.payKey();
    sell.tender(method("card"));
    assertThat(till.completed().getLast().totals().tenderedMinor()).isEqualTo(449);
    assertThat(till.completed().getLast().totals().roundingMinor()).isZero();
  }

  @Test
  void aPaymentMayBeSplit() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().entryProperty().set("4");
    sell.tender(method("card"));
    assertThat(Objects.requireNonNull(sell.pay().saleProperty().get()).dueMinor()).isEqualTo(49);
    sell.tender(method("cash"));
    assertThat(till.completed().getFirst().tenders())
        .extracting(tender -> tender.methodId() + " " + tender.amountMinor())
        .containsExactly("card 400", "cash 49");
  }

  @Test
  void aCardGivesNoChange() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().entryProperty().set("10");
    sell.tender(method("card"));
    assertThat(notice()).isEqualTo(Word.REFUSED_NO_CHANGE);
    assertThat(till.completed()).isEmpty();
  }

  @Test
  void moneyOnTheCounterKeepsThePanelOpenAndGoodsOut() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    sell.panels().close();
    scan(MILK);
    sell.lineKeys().voidLine();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    assertThat(beeps).hasValue(1);
    assertThat(sale().lines()).hasSize(1);
    sell.pay()
        .takeBack(Objects.requireNonNull(sell.pay().saleProperty().get()).tenders().getFirst());
    sell.panels().close();
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void escapeBesideMoneyLetsGoOfWhatIsTypedSoThatEnterTakesTheRest() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    sell.pay().entryProperty().set("art");
    sell.payKeys().enter();
    assertThat(notice()).isEqualTo(Word.SELL_NOT_A_FIGURE);
    sell.panels().close();
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    assertThat(sell.pay().entryProperty().get()).isEmpty();
    sell.payKeys().enter();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Change.class);
  }

  @Test
  void aScanWhilePayingWithNothingOnTheCounterGoesOnSelling() {
    scan(COFFEE);
    sell.payKey();
    scan(MILK);
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void aFullDiskLeavesTheSaleOpenAndTheMoneyOnTheCounter() {
    scan(COFFEE);
    sell.payKey();
    till.failWith(Failure.DISK_FULL);
    sell.tender(method("cash"));
    assertThat(notice()).isEqualTo(Word.FAILED_DISK_FULL);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(sale().lines()).hasSize(1);
    till.failWith(null);
    sell.tender(method("cash"));
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void aBugStopsTheStepAndTheNextOneIsDone() {
    till.breakDown(true);
    scan(MILK);
    assertThat(notice()).isEqualTo(Word.FAILED_BUG);
    assertThat(sale().lines()).isEmpty();
    till.breakDown(false);
    scan(MILK);
    assertThat(sale().lines()).hasSize(1);
  }

  @Test
  void anErrorStopsOneStepAndTheNextScanIsRungUp() {
    till.throwOnce(new StackOverflowError("on purpose"));
    scan(MILK);
    assertThat(notice()).isEqualTo(Word.FAILED_BUG);
    scan(COFFEE);
    assertThat(sale().lines()).hasSize(1);
    assertThat(notice()).isNull();
  }

  @Test
  void afterABugWhilePayingOnlyTheDiskIsAsked() {
    scan(MILK);
    sell.payKey();
    till.breakDown(true);
    sell.tender(method("cash"));
    assertThat(notice()).isEqualTo(Word.FAILED_UNKNOWN);
    assertThat(sell.pay().isInDoubt()).isTrue();
    till.breakDown(false);
    sell.pay().askAgain();
    assertThat(till.completed()).hasSize(1);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Change.class);
  }

  @Test
  void inDoubtTheTendersStayAndNothingButAskingAgainIsPossible() {
    scan(COFFEE);
    sell.payKey();
    till.fallSilent(true);
    sell.tender(method("card"));
    PayingSale inDoubt = Objects.requireNonNull(sell.pay().saleProperty().get());
    assertThat(notice()).isEqualTo(Word.FAILED_UNKNOWN);
    assertThat(inDoubt.tenders()).hasSize(1);

    sell.tender(method("cash"));
    sell.pay().tender(method("cash"), 500);
    sell.pay().takeBack(inDoubt.tenders().getFirst());
    scan(MILK);
    sell.panels().close();
    sell.payKey();
    assertThat(sell.pay().saleProperty().get()).isEqualTo(inDoubt);
    assertThat(notice()).isEqualTo(Word.FAILED_UNKNOWN);

    till.fallSilent(false);
    sell.payKeys().enter();
    CompletedSale done = till.completed().getFirst();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Change(done));
    assertThat(done.tenders()).isEqualTo(inDoubt.tenders());
    assertThat(till.completed()).hasSize(1);
    assertThat(notice()).isNull();
  }

  @Test
  void aTicketThatHadBeenPaidOtherwiseIsSaid() {
    scan(COFFEE);
    PayingSale card =
        sale()
            .beginPayment()
            .then(due -> due.addTender("card", TenderKind.CARD, 449))
            .orElseThrow();
    assertThat(till.complete(card)).isInstanceOf(PaymentAnswer.Paid.class);
    sell.payKey();
    sell.pay().tender(method("cash"), 1_000);
    assertThat(notice()).isEqualTo(Word.PAID_BEFORE);
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).values())
        .isEqualTo(List.of("Carta €\u00a04,49"));
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void thePaymentOpensOnceAllThatWasScannedIsOnTheTicket() {
    work.hold();
    scan(MILK);
    scan(COFFEE);
    sell.payKey();
    work.releaseOne();
    assertThat(sell.panelProperty().get()).isNull();
    work.release();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(Objects.requireNonNull(sell.pay().saleProperty().get()).cart()).isEqualTo(sale());
    sell.tender(method("cash"));
    assertThat(till.completed().getFirst().lines()).hasSize(2);
  }

  @Test
  void aScanAfterThePayKeyGoesOnSelling() {
    work.hold();
    scan(MILK);
    sell.payKey();
    scan(COFFEE);
    work.release();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).hasSize(2);
    sell.payKey();
    sell.tender(method("cash"));
    assertThat(till.completed().getFirst().lines()).hasSize(2);
  }

  @Test
  void aStepThatIsOnItsWayLeavesNoPaymentBehind() {
    scan(MILK);
    scan(COFFEE);
    sell.payKey();
    work.hold();
    sell.lineKeys().voidLine();
    assertThat(sell.panelProperty().get()).isNull();
    sell.pay().tender(method("card"), 614);
    work.release();
    assertThat(till.completed()).isEmpty();
    assertThat(sell.pay().moneyLies()).isFalse();
    assertThat(line(2).voided()).isTrue();
  }

  @Test
  void noSaleIsCompletedThatIsNotTheTicketOnTheScreen() {
    scan(MILK);
    OpenSale older = sale();
    scan(COFFEE);
    sell.payKey();
    sell.pay().open(older, CashRounding.NONE);
    sell.tender(method("cash"));
    assertThat(till.completed()).isEmpty();
    assertThat(notice()).isEqualTo(Word.PAY_TICKET_CHANGED);
    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void eachTenderIsOnDiskAndTheScreenDoesNotWaitForIt() {
    scan(COFFEE);
    sell.payKey();
    work.hold();
    sell.pay().tender(method("card"), 100);
    sell.pay().tender(method("card"), 200);
    PayingSale shown = Objects.requireNonNull(sell.pay().saleProperty().get());
    assertThat(shown.dueMinor()).isEqualTo(149);
    assertThat(till.tendersOnDisk()).isEmpty();
    work.release();
    assertThat(till.tendersOnDisk()).isEqualTo(shown.tenders());
    sell.pay().takeBack(shown.tenders().getFirst());
    assertThat(till.tendersOnDisk()).containsExactly(new Tender(1, "card", TenderKind.CARD, 200));
  }

  @Test
  void aTenderThatIsNotOnDiskIsSaidAndStaysOnTheScreen() {
    scan(COFFEE);
    sell.payKey();
    till.failWith(Failure.DISK_FULL);
    sell.pay().tender(method("card"), 100);
    assertThat(notice()).isEqualTo(Word.PAY_NOT_KEPT);
    assertThat(sell.pay().moneyLies()).isTrue();
  }

  @Test
  void aPaymentThatWasCutOffGoesOnAfterARestart() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    SellViewModel restarted =
        new SellViewModel(
            new Words(Language.IT),
            work,
            till,
            new FakeReturns(till, shop),
            shop,
            shop::findCustomers,
            approval(),
            new PaperViewModel(work, new FakePaper(), () -> "maria"),
            beeps::incrementAndGet);
    restarted.start();
    assertThat(restarted.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(Objects.requireNonNull(restarted.pay().saleProperty().get()).dueMinor())
        .isEqualTo(349);
    restarted.tender(method("cash"));
    assertThat(till.completed().getFirst().tenders())
        .extracting(tender -> tender.methodId() + " " + tender.amountMinor())
        .containsExactly("card 100", "cash 349");
  }

  @Test
  void theNextCashierSeesNothingOfTheOneBeforeHim() {
    scan(COFFEE);
    sell.payKey();
    type("12");
    sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
    till.seat("lucia");
    work.hold();
    sell.start();
    assertThat(sell.ticketProperty().get()).isNull();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sell.pay().saleProperty().get()).isNull();
    assertThat(notice()).isNull();
    assertThat(sell.selectedProperty().get()).isZero();
    assertThat(sell.finder().entryProperty().get()).isEmpty();
    scan(MILK);
    work.release();
    assertThat(sale().context().cashierId()).isEqualTo("lucia");
    assertThat(sale().lines()).hasSize(1);
    till.seat("maria");
    sell.start();
    assertThat(sale().lines())
        .extracting(line -> line.item().description())
        .containsExactly(COFFEE);
  }

  @Test
  void aScanThatWasOnItsWayWhenTheCashierChangedIsOnHisOwnTicket() {
    work.hold();
    scan(COFFEE);
    sell.scan("12345670");
    till.seat("lucia");
    sell.start();
    work.release();
    assertThat(sale().context().cashierId()).isEqualTo("lucia");
    assertThat(sale().lines()).isEmpty();
    assertThat(notice()).isNull();
    till.seat("maria");
    assertThat(till.onDisk().lines()).hasSize(1);
  }

  @Test
  void anEmptyTicketShowsTheOneBeforeIt() {
    scan(COFFEE);
    sell.payKey();
    sell.tender(method("cash"));
    LastTicket last = LastTicket.of(till.completed().getFirst());
    assertThat(Objects.requireNonNull(sell.ticketProperty().get()).last()).isEqualTo(last);
  }

  @Test
  void enterBeforeTheWaysToPayAreReadTakesNothing() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().methods().clear();
    sell.payKeys().enter();
    assertThat(till.completed()).isEmpty();
    assertThat(sell.pay().moneyLies()).isFalse();
  }

  @Test
  void anEmptyTicketCannotBePaid() {
    sell.payKey();
    assertThat(notice()).isEqualTo(Word.REFUSED_NOTHING_TO_PAY);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void goodsScannedBeforeAPaymentCameBackDoNotTakeItsMoneyAway() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    work.hold();
    sell.start();
    scan(MILK);
    work.release();
    assertThat(till.tendersOnDisk()).containsExactly(new Tender(1, "card", TenderKind.CARD, 100));
    assertThat(sell.moneyLies()).isTrue();
    assertThat(sale().lines()).hasSize(1);
    assertThat(beeps).hasValue(1);
  }

  /// The till is started again with money on the counter, and the key that pays is pressed before
  /// the ticket is on the screen. Source: P1, T6.
  @Test
  void whoPaysBeforeAPaymentHasComeBackFindsItWithItsMoney() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    work.hold();
    sell.start();
    sell.payKey();
    work.release();

    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(Objects.requireNonNull(sell.pay().saleProperty().get()).tenders())
        .containsExactly(new Tender(1, "card", TenderKind.CARD, 100));
    assertThat(sell.pay().exactMinor()).isEqualTo(349);
    assertThat(sell.moneyLies()).isTrue();
  }

  @Test
  void whoChoosesNobodyBeforeAPaymentHasComeBackDoesNotTakeItsMoneyAway() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(method("card"), 100);
    work.hold();
    sell.start();
    sell.customerKeys().open();
    sell.customerKeys().open();
    work.release();

    assertThat(till.tendersOnDisk()).containsExactly(new Tender(1, "card", TenderKind.CARD, 100));
    assertThat(sell.moneyLies()).isTrue();
  }

  /// Steps of the cashier before are done in his name: who is seated next is so only behind them.
  @Test
  void theNextOneIsSeatedBehindAllThatWasAskedForBefore() {
    List<String> order = new ArrayList<>();
    scan(MILK);
    work.hold();
    scan(COFFEE);
    scan(COFFEE);
    sell.start(() -> order.add("seated with " + onDisk().lines().size() + " lines on disk"));
    work.release();
    assertThat(order).containsExactly("seated with 3 lines on disk");
  }

  private OpenSale onDisk() {
    return Objects.requireNonNull(till.onDisk());
  }
}
