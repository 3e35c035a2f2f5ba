package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.text.Label;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.CardStep.Kind;
import dev.sempre.pos.sell.FakeCards.Mood;
import dev.sempre.pos.sell.PayViewModel.Phase;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The keys while a payment terminal is waited for. Source: F43, P5.
class CardKeysTest {
  private final Words words = new Words(Language.EN);
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final AtomicInteger beeps = new AtomicInteger();
  private final SellViewModel model =
      new SellViewModel(
          words,
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          beeps::incrementAndGet);

  @BeforeEach
  void ringUp() {
    till.cards.plugIn();
    model.start();
    model.scan(shop.codeOf("Focaccia"));
  }

  private PaymentMethod card() {
    return till.paymentMethods().getLast();
  }

  private void payByCard() {
    model.payKey();
    model.tender(card());
  }

  private Phase phase() {
    return model.pay().phaseProperty().get();
  }

  private @Nullable Kind step() {
    CardStep step = model.payKeys().cards().stepProperty().get();
    return step == null ? null : step.kind();
  }

  private @Nullable Word said() {
    Notice notice = model.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  private PayingSale paying() {
    return Objects.requireNonNull(model.pay().saleProperty().get());
  }

  @Test
  void anApprovedCardFinishesTheTicket() {
    payByCard();
    assertThat(till.completed()).hasSize(1);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Change.class);
    assertThat(step()).isNull();
  }

  @Test
  void whileTheCustomerIsWaitedForNothingIsLostAndNothingElseIsDone() {
    work.hold();
    model.payKey();
    model.tender(card());
    assertThat(phase()).isEqualTo(Phase.CARD);
    assertThat(step()).isEqualTo(Kind.WAITING);
    model.scan(shop.codeOf("Focaccia"));
    assertThat(beeps.get()).isEqualTo(1);
    assertThat(said()).isEqualTo(Word.CARD_WAITS);
    model.tender(till.paymentMethods().getFirst());
    model.payKey();
    assertThat(model.moneyLies()).as("nobody else may take over").isTrue();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    work.release();
    assertThat(till.completed()).hasSize(1);
    assertThat(till.completed().getFirst().lines()).hasSize(1);
    assertThat(till.cards.deeds)
        .containsExactly("charge " + till.completed().getFirst().totals().grossMinor());
  }

  @Test
  void escapeTellsTheTerminalToStop() {
    work.hold();
    payByCard();
    model.panels().close();
    assertThat(step()).isEqualTo(Kind.CANCELLING);
    assertThat(work.waiting()).isEqualTo(2);
    work.releaseYoungestFirst();
    assertThat(phase()).isNotEqualTo(Phase.CARD);
  }

  private long deeds(String deed) {
    return till.cards.deeds.stream().filter(deed::equals).count();
  }

  @Test
  void whatATerminalWaitsForAfterALostAnswerOrARestartCanBeCancelledAgainAndAgain() {
    till.cards.leaveOpen(new CardCharge("card", till.onDisk().totals().grossMinor()));
    till.cards.become(Mood.WAITS_ON);
    model.start();
    assertThat(step()).isEqualTo(Kind.WAITING);
    model.panels().close();
    work.advance(2_000);
    assertThat(step()).isEqualTo(Kind.WAITING_ON);
    model.panels().close();
    assertThat(deeds("cancel")).isEqualTo(2);
    till.cards.become(Mood.WAITS);
    work.advance(2_000);
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_CANCELLED);
    assertThat(paying().tenders()).isEmpty();
  }

  @Test
  void aTerminalThatWaitsOnWhateverItIsToldKeepsNobody() {
    till.cards.become(Mood.WAITS_ON);
    payByCard();
    model.panels().close();
    work.advance(2_000);
    assertThat(model.payKeys().cards().mayLeave()).isTrue();
    model.payKeys().cards().leave();
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_LEFT);
    long asked = deeds("ask");
    work.advance(10_000);
    assertThat(deeds("ask")).as("nobody waits any more").isEqualTo(asked);
    model.tender(till.paymentMethods().getFirst());
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void aTerminalThatHearsToStopAndSaysNothingKeepsNobodyAndItsLateAnswerHarmsNothing() {
    work.hold();
    payByCard();
    till.cards.leaveOpen(
        new CardCharge("card", paying().dueMinor())); // It has the request, and has not answered.
    model.panels().close();
    work.releaseYoungest();
    work.advance(2_000);
    assertThat(step()).isEqualTo(Kind.WAITING_ON);
    model.payKeys().cards().leave();
    work.releaseYoungest();
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_LEFT);
    work.release();
    assertThat(phase()).as("the late answer").isEqualTo(Phase.TAKING);
    assertThat(paying().tenders()).isEmpty();
  }

  @Test
  void whatIsCancelledBeforeItIsNotedIsToldToTheTerminalOnceItIs() {
    till.cards.become(Mood.WAITS);
    work.hold();
    payByCard();
    model.panels().close();
    work.releaseYoungest();
    assertThat(deeds("cancel")).as("nothing was open yet").isEqualTo(1);
    work.release();
    work.advance(4_000);
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_CANCELLED);
  }

  @Test
  void whatIsCancelledBeforeItsTurnHasComeIsNotAskedFor() {
    model.payKey();
    work.hold();
    model.pay().entryProperty().set("1.00");
    model.tender(till.paymentMethods().getFirst());
    model.tender(card());
    model.panels().close();
    work.release();
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_CANCELLED);
    assertThat(till.cards.deeds).doesNotContain("charge " + paying().dueMinor());
    assertThat(paying().tenders()).hasSize(1);
  }

  @Test
  void whatWasNotTakenLeavesThePaymentOpenAndSaysWhy() {
    for (Mood mood : new Mood[] {Mood.DECLINES, Mood.CANCELS, Mood.NOT_REACHED}) {
      till.cards.become(mood);
      payByCard();
      assertThat(phase()).isEqualTo(Phase.TAKING);
      assertThat(paying().tenders()).isEmpty();
      assertThat(said())
          .isEqualTo(
              switch (mood) {
                case DECLINES -> Word.CARD_DECLINED_SAYING;
                case CANCELS -> Word.CARD_CANCELLED;
                case NOT_REACHED -> Word.CARD_NOT_REACHED;
                case APPROVES, SILENT, WAITS, WAITS_ON -> throw new AssertionError(mood);
              });
    }
    model.tender(till.paymentMethods().getFirst());
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void whatTheTillWouldNotStoreIsSaidAndThePaymentStaysOpen() {
    till.cards.refuseNext(new SaleRefusal.ReturnedMeanwhile(1));
    payByCard();
    assertThat(said()).isEqualTo(Word.REFUSED_RETURNED_MEANWHILE);
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(step()).isNull();
    assertThat(till.cards.deeds).isEmpty();
  }

  @Test
  void aSilentTerminalIsAskedAgainUntilItSays() {
    till.cards.become(Mood.SILENT);
    payByCard();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    assertThat(said()).isEqualTo(Word.CARD_UNKNOWN);
    model.tender(till.paymentMethods().getFirst());
    assertThat(till.completed()).as("nothing is taken meanwhile").isEmpty();
    model.payKey();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    till.cards.become(Mood.APPROVES);
    model.payKey();
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void whoGoesOnWithoutAnAnswerIsPaidOtherwise() {
    till.cards.become(Mood.SILENT);
    payByCard();
    model.payKeys().cards().leave();
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_LEFT);
    model.tender(till.paymentMethods().getFirst());
    assertThat(till.completed()).hasSize(1);
    assertThat(till.cards.deeds).contains("leave");
  }

  @Test
  void whatTheSlipSaysFinishesTheTicket() {
    till.cards.become(Mood.SILENT);
    payByCard();
    SlipKeys slip = model.cards().slip();
    slip.open();
    assertThat(model.panelProperty().get()).isEqualTo(new Panel.CardSlip());
    assertThat(phase()).as("the payment stays open").isEqualTo(Phase.CARD);
    slip.moved();
    assertThat(said()).isEqualTo(Word.CARD_NO_AUTHORISATION);
    slip.entryProperty().set("è 12");
    slip.moved();
    assertThat(said()).isEqualTo(Word.CARD_NO_AUTHORISATION);
    slip.entryProperty().set(" 077123 ");
    assertThat(model.noticeProperty().get()).as("it is no longer missing").isNull();
    slip.moved();
    assertThat(till.cards.deeds).endsWith("declare Moved[authorisation=077123]");
    assertThat(till.completed()).hasSize(1);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Change.class);
  }

  @Test
  void whatTheSlipSaysWithLeaveClosesTheRequestAndEscapeDoesNot() {
    till.cards.askFor(Set.of(Permission.CLOSE_SHIFT));
    till.cards.become(Mood.SILENT);
    payByCard();
    model.cards().slip().open();
    model.panels().close();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(step()).isEqualTo(Kind.DOUBT);
    model.cards().slip().open();
    model.cards().slip().notMoved();
    assertThat(model.panelProperty().get())
        .isEqualTo(new Panel.Approve(Set.of(Permission.CLOSE_SHIFT)));
    model.panels().close();
    assertThat(step()).as("nobody has given leave").isEqualTo(Kind.DOUBT);
    assertThat(till.cards.deeds).filteredOn(deed -> deed.contains("declare")).isEmpty();
    model.cards().slip().open();
    model.cards().slip().notMoved();
    model.approval().allow("lucia", "1111");
    assertThat(till.cards.deeds).filteredOn(deed -> deed.contains("declare")).isEmpty();
    model.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(till.cards.deeds).endsWith("lucia declares NotMoved[]");
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(phase()).isEqualTo(Phase.TAKING);
    assertThat(said()).isEqualTo(Word.CARD_DECLARED);
    model.tender(till.paymentMethods().getFirst());
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void aCardThatPaidAPartIsUndoneBeforeItIsTakenOff() {
    model.payKey();
    model.pay().entryProperty().set("1.00");
    model.tender(card());
    Tender tender = paying().tenders().getFirst();
    assertThat(model.pay().isCharged(tender)).isTrue();
    model.pay().takeBack(tender);
    assertThat(paying().tenders()).isEmpty();
    assertThat(said()).isEqualTo(Word.CARD_GIVEN_BACK);
    assertThat(till.cards.deeds).containsExactly("charge 100", "take back 100");
    model.panels().close();
    assertThat(model.panelProperty().get()).isNull();
  }

  @Test
  void ofTwoWaysToPayWithTheSameAmountTheOneThatWasUndoneIsForgotten() {
    PaymentMethod meal = new PaymentMethod("meal", TenderKind.CARD, Label.of("Meal"), 30, true);
    model.scan(shop.codeOf("Focaccia"));
    model.scan(shop.codeOf("Focaccia"));
    model.payKey();
    model.pay().tender(card(), 100);
    model.pay().tender(meal, 100);
    model.pay().takeBack(paying().tenders().getLast());
    assertThat(model.pay().isCharged(paying().tenders().getFirst())).isTrue();
    model.pay().takeBack(paying().tenders().getFirst());
    assertThat(paying().tenders()).isEmpty();
    assertThat(till.cards.deeds).filteredOn("take back 100"::equals).hasSize(2);
  }

  @Test
  void ofTwoEqualCardsOneOfWhichWasLeftOnlyTheOtherKeepsTheTicketCovered() {
    model.scan(shop.codeOf("Focaccia"));
    model.scan(shop.codeOf("Focaccia"));
    model.payKey();
    model.pay().tender(card(), 100);
    model.pay().tender(card(), 100);
    till.cards.become(Mood.SILENT);
    model.pay().takeBack(paying().tenders().getFirst());
    model.payKeys().cards().leave();
    assertThat(paying().tenders()).hasSize(1);
    till.failWith(Failure.DISK_FULL);
    model.tender(till.paymentMethods().getFirst());
    assertThat(phase()).as("the cash is on the counter again").isEqualTo(Phase.TAKING);
    assertThat(paying().tenders()).hasSize(1);
    assertThat(said()).isEqualTo(Word.FAILED_DISK_FULL);
  }

  @Test
  void whatCannotBeUndoneStays() {
    model.payKey();
    model.pay().entryProperty().set("1.00");
    model.tender(card());
    till.cards.become(Mood.DECLINES);
    model.pay().takeBack(paying().tenders().getFirst());
    assertThat(paying().tenders()).hasSize(1);
    assertThat(said()).isEqualTo(Word.CARD_NOT_REVERSED);
    till.cards.become(Mood.SILENT);
    model.pay().takeBack(paying().tenders().getFirst());
    assertThat(step()).isEqualTo(Kind.DOUBT);
    model.payKeys().cards().leave();
    assertThat(paying().tenders()).isEmpty();
  }

  @Test
  void aChargedTicketThatIsNotSavedKeepsItsCardAndIsFinishedByTheSameKey() {
    till.failWith(Failure.DISK_FULL);
    payByCard();
    assertThat(phase()).isEqualTo(Phase.COVERED);
    assertThat(paying().tenders()).hasSize(1);
    assertThat(said()).isEqualTo(Word.CARD_COVERED);
    model.panels().close();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    till.failWith(null);
    model.payKey();
    assertThat(till.completed()).hasSize(1);
    assertThat(till.cards.deeds).hasSize(1);
  }

  @Test
  void aChargedTicketThatIsNotSavedCanBeTakenBackWhole() {
    till.failWith(Failure.DISK_FULL);
    payByCard();
    till.failWith(null);
    model.pay().takeBack(paying().tenders().getFirst());
    assertThat(phase()).isEqualTo(Phase.TAKING);
    model.panels().close();
    assertThat(model.panelProperty().get()).isNull();
  }

  @Test
  void whatAnEarlierRunHasLeftOpenIsAskedAboutBeforeAnythingElse() {
    long due = till.onDisk().totals().grossMinor();
    till.cards.leaveOpen(new CardCharge("card", due));
    till.cards.become(Mood.SILENT);
    model.start();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(step()).isEqualTo(Kind.DOUBT);
    assertThat(till.cards.deeds).containsExactly("ask");
    till.cards.become(Mood.APPROVES);
    model.payKeys().enter();
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void whatIsOwedBesideACardThatWasLeftOpenIsDueAsItWasAgreed() {
    InstalmentPlan plan = new InstalmentPlan(3, LocalDate.of(2027, 1, 15));
    PayingSale owed =
        till.onDisk()
            .withCustomer("anna")
            .beginPayment()
            .orElseThrow()
            .dueBy(plan)
            .addTender("account", TenderKind.ACCOUNT, 30)
            .orElseThrow();
    assertThat(till.keepPayment(owed)).isEmpty();
    till.cards.leaveOpen(new CardCharge("card", owed.dueMinor()));
    till.cards.become(Mood.SILENT);
    model.start();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    assertThat(paying().plan()).isEqualTo(plan);
  }

  @Test
  void withoutATerminalACardIsKeyedByHand() {
    FakeTill bare = new FakeTill(shop);
    SellViewModel other =
        new SellViewModel(
            words,
            work,
            bare,
            new FakeReturns(bare, shop),
            shop,
            shop::findCustomers,
            new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn()),
            new PaperViewModel(work, new FakePaper(), () -> "maria"),
            beeps::incrementAndGet);
    other.start();
    other.scan(shop.codeOf("Focaccia"));
    other.payKey();
    other.tender(card());
    assertThat(bare.completed()).hasSize(1);
    assertThat(bare.cards.deeds).isEmpty();
  }
}
