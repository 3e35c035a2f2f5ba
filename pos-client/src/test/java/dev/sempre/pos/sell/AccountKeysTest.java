package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.CardStep.Kind;
import dev.sempre.pos.sell.FakeCards.Mood;
import dev.sempre.pos.sell.ReceiveKeys.Phase;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The keys while a customer pays what he owes. Source: T5, T6.
class AccountKeysTest {
  private static final Customer BAR = new Customer("c-1", "Bar Centrale");

  private final Words words = new Words(Language.EN);
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final AtomicInteger beeps = new AtomicInteger();
  private SellViewModel model = screen();

  private SellViewModel screen() {
    return new SellViewModel(
        words,
        work,
        till,
        new FakeReturns(till, shop),
        shop,
        shop::findCustomers,
        new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn()),
        new PaperViewModel(work, new FakePaper(), () -> "maria"),
        beeps::incrementAndGet);
  }

  @BeforeEach
  void owe() {
    till.accounts()
        .owe(
            BAR.id(),
            "1-2-00311",
            FakeAccounts.TODAY.minusDays(3),
            InstalmentPlan.usual(FakeAccounts.TODAY),
            5_000);
    model.start();
  }

  private ReceiveKeys keys() {
    return model.accountKeys().receive();
  }

  private PaymentMethod method(TenderKind kind) {
    return till.paymentMethods().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void beginToPay() {
    model.accountKeys().open(BAR);
    model.accountKeys().pay();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
  }

  private Receiving receiving() {
    return Objects.requireNonNull(keys().receivingProperty().get());
  }

  private List<Long> given() {
    return receiving().money().tenders().stream().map(Tender::amountMinor).toList();
  }

  private @Nullable Word said() {
    Notice notice = model.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  /// The power comes back, and the same cashier logs in.
  private void restart() {
    model = screen();
    model.start();
  }

  @Test
  void whatWasTenderedLiesThereAgainAfterAPowerCutAndIsSettledOnce() {
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    restart();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
    assertThat(given()).containsExactly(2_000L);
    assertThat(receiving().money().dueMinor()).isEqualTo(3_000);
    assertThat(said()).isEqualTo(Word.ACCOUNT_MONEY_LIES);
    assertThat(model.moneyLies()).as("nobody else may take over").isTrue();
    keys().tender(method(TenderKind.CARD));
    assertThat(till.accounts().payments()).hasSize(1);
    assertThat(till.accounts().payments().getFirst().tenders())
        .extracting(Tender::amountMinor)
        .containsExactly(2_000L, 3_000L);
    restart();
    assertThat(model.panelProperty().get()).isNull();
  }

  @Test
  void whatWasTenderedBeforeAPowerCutCanBeGivenBackOnce() {
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    keys().tender(method(TenderKind.CARD), 1_000);
    restart();
    keys().takeBackLast();
    keys().takeBackLast();
    keys().takeBackLast();
    assertThat(given()).isEmpty();
    model.panels().close();
    assertThat(model.panelProperty().get()).isNull();
    restart();
    assertThat(model.panelProperty().get()).isNull();
    assertThat(till.accounts().payments()).isEmpty();
  }

  @Test
  void whereNothingIsOwedNoMoneyIsTakenWhateverIsTypedAndItIsSaidWhy() {
    Customer other = new Customer("c-2", "Hotel Duomo");
    for (String typed : new String[] {"", "0", "50.00", "-50.00"}) {
      model.accountKeys().open(other);
      model.accountKeys().entryProperty().set(typed);
      model.accountKeys().pay();
      assertThat(model.panelProperty().get()).as(typed).isInstanceOf(Panel.Account.class);
      assertThat(said()).as(typed).isIn(Word.ACCOUNT_NOTHING_TO_TAKE, Word.SELL_NOT_A_FIGURE);
    }
    assertThat(model.accountKeys().isNothingOwed()).isTrue();
    model.accountKeys().open(BAR);
    assertThat(model.accountKeys().isNothingOwed()).isFalse();
    model.accountKeys().entryProperty().set("0");
    model.accountKeys().pay();
    assertThat(said()).isEqualTo(Word.ACCOUNT_NOTHING_PAID);
    model.accountKeys().entryProperty().set("50.01");
    model.accountKeys().pay();
    assertThat(said()).isEqualTo(Word.ACCOUNT_ABOVE_OWED);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Account.class);
  }

  @Test
  void whatTheDiskDoesNotTakeIsSaid() {
    beginToPay();
    till.failWith(Failure.DISK_FULL);
    keys().tender(method(TenderKind.CASH), 2_000);
    assertThat(said()).isEqualTo(Word.PAY_NOT_KEPT);
    assertThat(given()).containsExactly(2_000L);
    assertThat(till.draftOnDisk()).isNull();
  }

  @Test
  void whatWasScannedBeforeIsRungUpAndTakesNoMoneyOffTheScreen() {
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    model = screen();
    work.hold();
    model.start();
    model.scan(shop.codeOf("Focaccia"));
    work.release();
    assertThat(till.onDisk().lines()).hasSize(1);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
    assertThat(given()).containsExactly(2_000L);
    assertThat(keys().phaseProperty().get()).isEqualTo(Phase.TAKING);
  }

  private @Nullable Kind step() {
    CardStep step = keys().cards().stepProperty().get();
    return step == null ? null : step.kind();
  }

  private Phase phase() {
    return keys().phaseProperty().get();
  }

  private void payByCard() {
    keys().tender(method(TenderKind.CARD));
  }

  @Test
  void anApprovedCardStoresThePayment() {
    till.cards.plugIn();
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    payByCard();
    assertThat(till.cards.deeds).containsExactly("charge 3000");
    assertThat(till.accounts().payments()).hasSize(1);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Received.class);
    assertThat(step()).isNull();
  }

  @Test
  void whatTheTerminalAnswersIsSaidAsInASale() {
    till.cards.plugIn();
    beginToPay();
    for (Mood mood : new Mood[] {Mood.DECLINES, Mood.CANCELS, Mood.NOT_REACHED}) {
      till.cards.become(mood);
      payByCard();
      assertThat(phase()).isEqualTo(Phase.TAKING);
      assertThat(given()).isEmpty();
      assertThat(said())
          .isEqualTo(
              switch (mood) {
                case DECLINES -> Word.CARD_DECLINED_SAYING;
                case CANCELS -> Word.CARD_CANCELLED;
                case NOT_REACHED -> Word.CARD_NOT_REACHED;
                case APPROVES, SILENT, WAITS, WAITS_ON -> throw new AssertionError(mood);
              });
    }
    till.cards.become(Mood.SILENT);
    payByCard();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    assertThat(said()).isEqualTo(Word.CARD_UNKNOWN);
    keys().tender(method(TenderKind.CASH));
    assertThat(given()).as("nothing is taken meanwhile").isEmpty();
    model.payKey();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    till.cards.become(Mood.APPROVES);
    model.payKey();
    assertThat(till.accounts().payments()).hasSize(1);
    assertThat(till.cards.deeds).filteredOn(deed -> deed.startsWith("charge")).hasSize(4);
  }

  @Test
  void whoGoesOnWithoutAnAnswerIsPaidOtherwise() {
    till.cards.plugIn();
    beginToPay();
    till.cards.become(Mood.SILENT);
    payByCard();
    keys().cards().leave();
    assertThat(said()).isEqualTo(Word.CARD_LEFT);
    keys().tender(method(TenderKind.CASH));
    assertThat(till.accounts().payments()).hasSize(1);
  }

  @Test
  void whatTheSlipSaysWithLeaveStoresThePaymentThatStayedOpenBesideIt() {
    till.cards.plugIn();
    till.cards.askFor(Set.of(Permission.CLOSE_SHIFT));
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    till.cards.become(Mood.SILENT);
    payByCard();
    model.cards().slip().open();
    assertThat(given()).as("beside it").containsExactly(2_000L);
    model.payKey();
    assertThat(model.panelProperty().get()).as("back").isInstanceOf(Panel.Receive.class);
    model.cards().slip().open();
    model.panels().close();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
    model.cards().slip().open();
    model.cards().slip().entryProperty().set("077123");
    model.cards().slip().moved();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    model.approval().allow("lucia", FakeLogIn.PIN);
    assertThat(till.cards.deeds).endsWith("lucia declares Moved[authorisation=077123]");
    assertThat(till.accounts().payments()).hasSize(1);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Received.class);
  }

  @Test
  void whileTheCustomerIsWaitedForNothingElseIsDoneAndEscapeTellsTheTerminalToStop() {
    till.cards.plugIn();
    beginToPay();
    work.hold();
    payByCard();
    assertThat(step()).isEqualTo(Kind.WAITING);
    model.scan(shop.codeOf("Focaccia"));
    assertThat(beeps.get()).isEqualTo(1);
    assertThat(said()).isEqualTo(Word.CARD_WAITS);
    model.payKey();
    assertThat(model.moneyLies()).as("nobody else may take over").isTrue();
    model.panels().close();
    assertThat(step()).isEqualTo(Kind.CANCELLING);
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
    work.releaseYoungestFirst();
    assertThat(step()).isNull();
  }

  @Test
  void aChargedCardIsUndoneBeforeItIsTakenOff() {
    till.cards.plugIn();
    beginToPay();
    keys().entryProperty().set("20.00");
    payByCard();
    assertThat(keys().isCharged(receiving().money().tenders().getFirst())).isTrue();
    keys().takeBackLast();
    assertThat(given()).isEmpty();
    assertThat(said()).isEqualTo(Word.CARD_GIVEN_BACK);
    assertThat(till.cards.deeds).containsExactly("charge 2000", "take back 2000");
    model.panels().close();
    assertThat(model.panelProperty().get()).isNull();
  }

  @Test
  void aChargedPaymentThatIsNotSavedKeepsItsCardAndIsSavedByTheSameKey() {
    till.cards.plugIn();
    beginToPay();
    till.failWith(Failure.DISK_FULL);
    payByCard();
    assertThat(phase()).isEqualTo(Phase.COVERED);
    assertThat(given()).containsExactly(5_000L);
    assertThat(said()).isEqualTo(Word.ACCOUNT_CARD_COVERED);
    model.panels().close();
    assertThat(model.panelProperty().get()).isInstanceOf(Panel.Receive.class);
    till.failWith(null);
    model.payKey();
    assertThat(till.accounts().payments()).hasSize(1);
    assertThat(till.cards.deeds).hasSize(1);
  }

  @Test
  void whatAnEarlierRunHasLeftOpenIsAskedAboutBeforeAnythingElse() {
    till.cards.plugIn();
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    till.cards.leaveOpen(new CardCharge("card", 3_000));
    till.cards.become(Mood.SILENT);
    restart();
    assertThat(step()).isEqualTo(Kind.DOUBT);
    assertThat(till.cards.deeds).containsExactly("ask");
    till.cards.become(Mood.APPROVES);
    keys().enter();
    assertThat(till.accounts().payments()).hasSize(1);
  }

  @Test
  void anotherCashierDoesNotSeeIt() {
    beginToPay();
    keys().tender(method(TenderKind.CASH), 2_000);
    till.seat("lucia");
    restart();
    assertThat(model.panelProperty().get()).isNull();
    till.seat("maria");
    restart();
    assertThat(given()).containsExactly(2_000L);
  }
}
