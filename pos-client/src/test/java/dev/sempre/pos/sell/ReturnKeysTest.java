package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.ReturnReason;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.receipt.TicketCode;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnKeysTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";
  private static final String CHEESE = "Parmigiano Reggiano 24 mesi";

  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final FakeReturns returns = new FakeReturns(till, shop);
  private final AtomicInteger beeps = new AtomicInteger();
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          returns,
          shop,
          shop::findCustomers,
          new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          beeps::incrementAndGet);
  private final ReturnKeys keys = sell.returnKeys();

  /// Ticket 458: three of milk, a piece of cheese. Ticket 459: coffee.
  @BeforeEach
  void sellTwoTickets() {
    sell.start();
    scan(MILK);
    sell.ticket().change(sale -> sale.changeQuantity(1, 3_000));
    scan(CHEESE);
    sell.weighKeys().entryProperty().set("0,482");
    sell.weighKeys().take();
    pay("card");
    scan(COFFEE);
    pay("cash");
    sell.panels().close();
  }

  private void scan(String name) {
    sell.scan(shop.codeOf(name));
  }

  private void pay(String method) {
    sell.payKey();
    sell.tender(method(method));
  }

  private PaymentMethod method(String id) {
    return sell.pay().methods().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private @Nullable Word notice() {
    Notice notice = sell.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  private void openTicket458() {
    sell.scan("1-2-00458");
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.TakeBack.class);
  }

  @Test
  void theLastTicketsStandThereFirstAndOneIsOpenedByItsNumber() {
    keys.press();
    assertThat(keys.tickets().found())
        .extracting(ticket -> ticket.number().printed())
        .containsExactly("1-2-00459", "1-2-00458");
    keys.tickets().entryProperty().set("1-2-458");
    keys.enter();
    assertThat(sell.panelProperty().get())
        .isInstanceOfSatisfying(
            Panel.TakeBack.class,
            open -> assertThat(open.ticket().found().number().number()).isEqualTo(458));
    assertThat(keys.lines().rows()).extracting(ReturnRow::leftMilli).containsExactly(3_000L, 482L);
  }

  @Test
  void aReasonThatIsGivenIsNotAskedForAnyLonger() {
    openTicket458();
    keys.lines().toggleAll();
    keys.takeBack();
    assertThat(notice()).isEqualTo(Word.RETURN_SAY_WHY);
    keys.reason().typedProperty().set(" ");
    assertThat(notice()).isEqualTo(Word.RETURN_SAY_WHY);
    keys.reason().choose(ReturnReason.FAULTY);
    assertThat(notice()).isNull();
    sell.say(Notice.hint(Word.RETURN_NOT_ON_TICKET));
    keys.reason().typedProperty().set("Strappato");
    assertThat(notice()).as("what it does not cure stays").isEqualTo(Word.RETURN_NOT_ON_TICKET);
  }

  /// The list is of the text before until the disk has answered.
  @Test
  void enterWaitsForTheTicketsThatFitWhatIsTyped() {
    keys.press();
    work.hold();
    keys.tickets().entryProperty().set("15,51");
    keys.tickets().look();
    keys.enter();
    work.release();
    assertThat(sell.panelProperty().get())
        .isInstanceOfSatisfying(
            Panel.TakeBack.class,
            open -> assertThat(open.ticket().found().number().number()).isEqualTo(458));
  }

  @Test
  void whoeverHasGoneOnIsNotCalledBackByAnEnterThatWaited() {
    keys.press();
    work.hold();
    keys.tickets().entryProperty().set("15,51");
    keys.tickets().look();
    keys.enter();
    sell.panels().close();
    work.release();
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void ticketsThatCannotBeReadAreNotSaidToBeNone() {
    keys.press();
    returns.breakDown(true);
    keys.tickets().entryProperty().set("15,51");
    keys.tickets().look();
    assertThat(notice()).isEqualTo(Word.TICKETS_UNREAD);
    assertThat(keys.tickets().found()).as("what was read last").hasSize(2);
  }

  @Test
  void articlesThatCannotBeReadAreNotSaidToBeNone() {
    keys.withoutTicket();
    keys.goodsEntryProperty().set("par");
    keys.lookForGoods();
    assertThat(keys.goods()).isNotEmpty();
    shop.breakDown(true);
    keys.goodsEntryProperty().set("parm");
    keys.lookForGoods();
    assertThat(notice()).isEqualTo(Word.GOODS_UNREAD);
    assertThat(keys.goods()).isNotEmpty();
  }

  @Test
  void customersThatCannotBeReadAreNotSaidToBeNone() {
    sell.customerKeys().open();
    shop.breakDown(true);
    sell.customerKeys().search().entryProperty().set("osteria");
    sell.customerKeys().search().look();
    assertThat(notice()).isEqualTo(Word.CUSTOMERS_UNREAD);
    assertThat(sell.customerKeys().search().found()).hasSize(3);
  }

  @Test
  void aReceiptThatIsScannedWhileSellingOpensItsTicket() {
    scan(COFFEE);
    openTicket458();
    assertThat(sale().lines()).hasSize(1);
    assertThat(beeps).hasValue(0);
  }

  /// The other code on the receipt says more than the number.
  @Test
  void theSquareCodeOfAReceiptOpensItsTicketToo() {
    TicketCode code = TicketCode.of(till.completed().getFirst(), null);

    sell.scan(code.text());
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.TakeBack.class);
    sell.panels().close();
    keys.press();
    sell.scan(code.text());

    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.TakeBack.class);
    assertThat(beeps).hasValue(0);
  }

  @Test
  void aTicketOfElsewhereIsToldAndTheReturnWithoutTicketIsAtHand() {
    sell.scan("1-7-00001");
    assertThat(sell.noticeProperty().get())
        .isEqualTo(Notice.hint(Word.RETURN_NOT_HERE, "1-7-00001"));
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.FindTicket());
    keys.press();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    assertThat(notice()).isNull();
  }

  @Test
  void allThatIsLeftComesBackInTwoTaps() {
    openTicket458();
    keys.press();
    keys.reason().choose(ReturnReason.FAULTY);
    assertThat(keys.lines().amountMinor()).isEqualTo(-3 * 165 - 1_056);
    keys.takeBack();

    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).extracting(SaleLine::quantityMilli).containsExactly(-3_000L, -482L);
    assertThat(sale().lines())
        .extracting(SaleLine::takesBack)
        .extracting(back -> Objects.requireNonNull(back).reason())
        .containsOnly("FAULTY");
    assertThat(till.onDisk()).isEqualTo(sale());
  }

  @Test
  void aFigureIsForTheChosenLineAndNeverMoreThanIsLeft() {
    openTicket458();
    keys.lines().entryProperty().set("2");
    keys.enterQuantity();
    assertThat(keys.lines().parts()).containsExactly(new TillReturns.Part(1, 2_000));
    keys.lines().move(1);
    keys.lines().entryProperty().set("0,5");
    keys.enterQuantity();
    assertThat(sell.noticeProperty().get())
        .isEqualTo(Notice.hint(Word.REFUSED_MORE_THAN_SOLD, CHEESE, BigDecimal.valueOf(482, 3)));
    keys.lines().entryProperty().set("0,2");
    keys.enterQuantity();
    keys.reason().typedProperty().set(" troppo salato ");
    keys.enterQuantity();

    assertThat(sale().lines()).extracting(SaleLine::quantityMilli).containsExactly(-2_000L, -200L);
    assertThat(sale().lines().getFirst().takesBack())
        .isEqualTo(
            new LineReturn(
                new LineReturn.Origin(till.completed().getFirst().id(), 1), "troppo salato"));
  }

  @Test
  void howMuchIsLeftIsSaidInWords() {
    Words english = new Words(Language.EN);
    assertThat(english.say(Word.REFUSED_NOTHING_LEFT, "Milk"))
        .isEqualTo("All of “Milk” has already come back.");
    assertThat(english.say(Word.REFUSED_MORE_THAN_SOLD, "Milk", BigDecimal.valueOf(2_000, 3)))
        .isEqualTo("Of “Milk” only 2 can still come back.");
    assertThat(
            new Words(Language.IT)
                .say(Word.REFUSED_MORE_THAN_SOLD, "Latte", BigDecimal.valueOf(482, 3)))
        .isEqualTo("Di «Latte» si può ancora rendere solo 0,482.");
  }

  @Test
  void whatTheOpenTicketTakesBackAlreadyIsNotLeft() {
    openTicket458();
    keys.lines().step(0, 1);
    keys.reason().choose(ReturnReason.FAULTY);
    keys.takeBack();
    openTicket458();
    assertThat(keys.lines().rows()).extracting(ReturnRow::leftMilli).containsExactly(2_000L, 482L);
  }

  @Test
  void goodsThatAreScannedIntoTheTicketAreTheOnesThatComeBack() {
    openTicket458();
    scan(MILK);
    scan(MILK);
    assertThat(keys.lines().parts()).containsExactly(new TillReturns.Part(1, 2_000));
    scan(COFFEE);
    assertThat(beeps).hasValue(1);
    assertThat(notice()).isEqualTo(Word.RETURN_NOT_ON_TICKET);
    scan(MILK);
    scan(MILK);
    assertThat(beeps).hasValue(2);
    assertThat(keys.lines().parts()).containsExactly(new TillReturns.Part(1, 3_000));
    assertThat(sale().lines()).isEmpty();
  }

  @Test
  void nothingIsTakenBackWithoutAReasonNorWithoutGoods() {
    openTicket458();
    keys.takeBack();
    assertThat(notice()).isEqualTo(Word.RETURN_CHOOSE);
    keys.press();
    keys.takeBack();
    assertThat(notice()).isEqualTo(Word.RETURN_SAY_WHY);
    assertThat(sale().lines()).isEmpty();
    keys.reason().move(1);
    keys.takeBack();
    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void withoutATicketEachArticleThatIsScannedComesBack() {
    keys.press();
    keys.press();
    scan(MILK);
    assertThat(notice()).isEqualTo(Word.RETURN_SAY_WHY);
    keys.reason().choose(ReturnReason.NOT_WANTED);
    scan(MILK);
    keys.goodsEntryProperty().set("caff");
    keys.lookForGoods();
    keys.enterGoods();
    sell.scan("12345670");

    assertThat(beeps).hasValue(1);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    assertThat(sale().lines())
        .extracting(line -> line.item().description() + " " + line.quantityMilli())
        .containsExactly(MILK + " -1000", COFFEE + " -1000");
    assertThat(sale().totals().grossMinor()).isEqualTo(-165 - 449);
  }

  /// Else a piece of cheese would come back as a kilogram of it. Source: T4, T7.
  @Test
  void looseGoodsThatComeBackWithoutATicketAreWeighed() {
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    scan(CHEESE);
    assertThat(sell.panelProperty().get())
        .isInstanceOfSatisfying(
            Panel.Weigh.class, weigh -> assertThat(weigh.comesBack()).isEqualTo("FAULTY"));
    assertThat(sale().lines()).isEmpty();
    scan(MILK);
    sell.payKey();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
    weighIn("0,482");

    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    assertThat(sale().lines())
        .extracting(SaleLine::quantityMilli, SaleLine::weighedBy)
        .containsExactly(tuple(-1_000L, null), tuple(-482L, WeighedBy.HAND));
    assertThat(sale().totals().grossMinor()).isEqualTo(-165 - 1_056);
    scan(MILK);
    assertThat(sale().lines()).allMatch(SaleLine::isReturn).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0,000", "10000000"})
  void noGoodsComeBackAtAWeightThatIsNone(String kilograms) {
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    scan(CHEESE);
    weighIn(kilograms);

    assertThat(notice()).isEqualTo(Word.REFUSED_QUANTITY);
    assertThat(sell.panelProperty().get()).as("it still waits").isInstanceOf(Panel.Weigh.class);
    assertThat(sale().lines()).isEmpty();
    sell.panels().close();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    assertThat(sale().lines()).isEmpty();
  }

  @Test
  void looseGoodsComeBackAtTheirWeightWithTheLeaveOfWhoMay() {
    till.askFor(Set.of(Permission.REFUND));
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.goodsEntryProperty().set("parm");
    keys.enterGoods();
    weighIn("0,25");

    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    assertThat(sale().lines()).isEmpty();
  }

  /// A cashier who may not take back alone goes on scanning what lies before him. Source: T1, T7.
  @Test
  void whatIsScannedWhileLeaveIsAskedForIsNeitherSoldNorForgottenForWhatComesBack() {
    till.askFor(Set.of(Permission.REFUND));
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    scan(MILK);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    scan(COFFEE);
    assertThat(sale().lines()).isEmpty();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    assertThat(beeps).hasValue(1);

    till.askFor(Set.of());
    sell.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    scan(COFFEE);
    assertThat(sale().lines())
        .extracting(line -> line.item().description() + " " + line.quantityMilli())
        .containsExactly(MILK + " -1000", COFFEE + " -1000");
  }

  /// What was typed of a ticket that comes back is not thrown away by a scan, and what is scanned
  /// is not sold to somebody who has come to bring something.
  @Test
  void whatIsScannedWhileLeaveIsAskedForATicketThatComesBackIsNotSold() {
    openTicket458();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.lines().toggleAll();
    till.askFor(Set.of(Permission.REFUND));
    keys.takeBack();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);

    till.askFor(Set.of());
    scan(COFFEE);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    assertThat(beeps).hasValue(1);
    assertThat(sale().lines()).isEmpty();

    sell.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines()).isNotEmpty().allMatch(SaleLine::isReturn);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void whoeverAsksForNoLeaveForATicketChoosesAmongItsLinesAgain() {
    openTicket458();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.lines().toggleAll();
    till.askFor(Set.of(Permission.REFUND));
    keys.takeBack();
    sell.panels().close();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.TakeBack.class);
    assertThat(keys.lines().parts()).isNotEmpty();
  }

  @Test
  void whoeverAsksForNoLeaveAnyMoreGoesOnTakingBack() {
    till.askFor(Set.of(Permission.REFUND));
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    scan(MILK);
    sell.panels().close();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
    sell.panels().close();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).isEmpty();
  }

  /// Both scanners keys came before the question was seen.
  @Test
  void theArticleThatLeaveIsAskedForIsNotTakenForTheNextOne() {
    till.askFor(Set.of(Permission.REFUND));
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    work.hold();
    scan(MILK);
    scan(COFFEE);
    work.release();
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    assertThat(beeps).hasValue(1);
    till.askFor(Set.of());
    sell.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines()).extracting(line -> line.item().description()).containsExactly(MILK);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
  }

  @Test
  void looseGoodsThatStillWaitAreWeighedOnceLeaveIsGivenAndSoldByNoScan() {
    till.askFor(Set.of(Permission.REFUND));
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    scan(CHEESE);
    scan(CHEESE);
    weighIn("0,25");
    scan(MILK);
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    till.askFor(Set.of());
    sell.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Weigh.class);
    weighIn("0,5");
    assertThat(sale().lines()).extracting(SaleLine::quantityMilli).containsExactly(-250L, -500L);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.TakeBackGoods());
  }

  private void weighIn(String kilograms) {
    sell.weighKeys().entryProperty().set(kilograms);
    sell.weighKeys().take();
  }

  @Test
  void aRefundGoesBackInOneTapByAnyWayToPay() {
    openTicket458();
    keys.press();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.takeBack();
    pay("card");

    CompletedSale refund = till.completed().getLast();
    assertThat(refund.totals().grossMinor()).isEqualTo(-3 * 165 - 1_056);
    assertThat(refund.tenders().getFirst().amountMinor()).isEqualTo(-3 * 165 - 1_056);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Change(refund));
  }

  @Test
  void aRefundInTwoWaysCountsWhatIsTypedAsGivenBack() {
    openTicket458();
    keys.press();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.takeBack();
    sell.payKey();
    sell.pay().entryProperty().set("10");
    sell.tender(method("cash"));
    assertThat(sell.pay().isRefund()).isTrue();
    sell.panels().close();
    assertThat(notice()).isEqualTo(Word.REFUND_BEGUN);
    sell.pay().entryProperty().set("10");
    sell.tender(method("cash"));
    assertThat(notice()).isEqualTo(Word.REFUSED_REFUND);
    sell.pay().entryProperty().set("");
    sell.tender(method("card"));

    assertThat(till.completed().getLast().tenders())
        .extracting(tender -> tender.methodId() + " " + tender.amountMinor())
        .containsExactly("cash -1000", "card -551");
  }

  @Test
  void aRefundThatIsInDoubtIsNotSpokenOfAsMoneyThatCameIn() {
    openTicket458();
    keys.press();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.takeBack();
    till.fallSilent(true);
    pay("card");
    assertThat(notice()).isEqualTo(Word.REFUND_UNKNOWN);

    till.fallSilent(false);
    sell.payKey();
    assertThat(till.completed().getLast().totals().grossMinor()).isNegative();
  }

  @Test
  void anEvenExchangeIsFinishedByOneKey() {
    sell.scan("1-2-00459");
    keys.press();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.takeBack();
    scan(COFFEE);
    sell.payKey();

    assertThat(till.completed()).hasSize(3);
    assertThat(till.completed().getLast().tenders()).isEmpty();
    assertThat(till.completed().getLast().lines()).hasSize(2);
  }

  @Test
  void noReturnBeginsWhileMoneyLiesOnTheCounter() {
    scan(COFFEE);
    sell.payKey();
    sell.pay().entryProperty().set("1");
    sell.tender(method("card"));
    keys.press();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
    sell.scan("1-2-00458");
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
  }

  @Test
  void theListFollowsWhatIsTypedAndScanned() {
    keys.press();
    scan(COFFEE);
    assertThat(keys.tickets().found())
        .extracting(ticket -> ticket.number().number())
        .containsExactly(459L);
    keys.tickets().entryProperty().set("4,49");
    keys.tickets().look();
    assertThat(keys.tickets().found())
        .extracting(ticket -> ticket.total().minor())
        .isEqualTo(List.of(449L));
    keys.enter();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.TakeBack.class);
  }

  /// A slow disk makes people press again.
  @Test
  void aKeyThatIsPressedTwiceTakesTheSameGoodsBackOnce() {
    keys.withoutTicket();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.goodsEntryProperty().set("caff");
    work.hold();
    keys.enterGoods();
    keys.enterGoods();
    work.release();
    assertThat(sale().lines()).hasSize(1);
    work.hold();
    keys.goodsEntryProperty().set("caff");
    keys.enterGoods();
    keys.goodsEntryProperty().set("latte");
    keys.enterGoods();
    work.release();
    assertThat(sale().lines()).as("other goods come back too").hasSize(3);

    openTicket458();
    keys.reason().choose(ReturnReason.FAULTY);
    keys.lines().addScanned(shop.codeOf(MILK));
    work.hold();
    keys.takeBack();
    keys.takeBack();
    work.release();
    assertThat(sale().lines()).hasSize(4);
    assertThat(sale().lines().getLast().quantityMilli()).isEqualTo(-1_000);
    keys.withoutTicket();
    keys.goodsEntryProperty().set("caff");
    keys.enterGoods();
    assertThat(sale().lines()).as("the next ones come back as well").hasSize(5);
  }

  /// Whoever has asked for it is not here any more.
  @Test
  void anAnswerThatComesToTheNextCashierIsNobodysAndSearchesGoOn() {
    work.hold();
    keys.open(TicketNumber.parse("1-2-99999").orElseThrow());
    sell.start();
    work.release();
    assertThat(sell.panelProperty().get()).isNull();

    work.hold();
    keys.open(TicketNumber.parse("1-2-00458").orElseThrow());
    sell.start();
    work.release();
    assertThat(sell.panelProperty().get()).isNull();
    keys.find();
    assertThat(keys.tickets().found()).isNotEmpty();
  }
}
