package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.printing.StoredReceipts;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.CardAnswer.Reason;
import dev.sempre.pos.sell.CardCharge;
import dev.sempre.pos.sell.CardState;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a customer owes, paid by card through the terminal, on a real database. Source: F43, T5.
class AccountCardTest {
  private static final long OWED_MINOR = 5_000;
  private static final Customer BAR = new Customer("bar", "Bar Centrale");

  @TempDir Path folder;

  private FaultyDatabase disk;
  private TestShop shop;
  private TestCards cards;
  private CardDesk card;
  private TillDesk till;

  @BeforeEach
  void open() {
    disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    shop = TestShop.create(disk);
    shop.product("bread", "Pane", OWED_MINOR, "08001234567897");
    shop.role("CASHIER", EnumSet.of(Permission.SELL, Permission.SELL_ON_ACCOUNT));
    shop.put(
        SyncCatalogue.CONTACT,
        BAR.id(),
        Values.of(SyncCatalogue.CONTACT)
            .set("name", BAR.name())
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
    cards = new TestCards(folder);
    restart();
    OpenSale sale = TestShop.done(till.ringUpProduct(till.current().sale(), "bread"));
    PayingSale paying =
        TestShop.done(till.keep(sale.withCustomer(BAR.id()))).beginPayment().orElseThrow();
    assertThat(till.onAccount(paying, OWED_MINOR, null)).isEqualTo(new AccountAnswer.Granted());
    TestShop.paid(
        till.complete(paying.addTender("account", TenderKind.ACCOUNT, OWED_MINOR).orElseThrow()));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void restart() {
    till = shop.desk("maria");
    card = cards.desk(shop.replica);
  }

  private AccountDraft begun() {
    return till.beginReceiving(BAR, null, OWED_MINOR);
  }

  private static Payable account(AccountDraft draft) {
    return new Payable.Account(draft);
  }

  private CardAnswer charge(AccountDraft draft) {
    return card.charge(account(draft), TestCards.CARD, draft.money().dueMinor());
  }

  private static AccountDraft taken(CardAnswer answer) {
    assertThat(answer).isInstanceOf(CardAnswer.Taken.class);
    return ((Payable.Account) ((CardAnswer.Taken) answer).paying()).draft();
  }

  private AccountPayment stored(AccountDraft draft) {
    ReceiveAnswer answer = till.receive(draft);
    assertThat(answer).isInstanceOf(ReceiveAnswer.Received.class);
    return ((ReceiveAnswer.Received) answer).payment();
  }

  private long owed() {
    return till.account(BAR).account().balanceMinor();
  }

  private UnsettledCards unsettled() {
    return shop.shiftDesk("lucia").look().cards();
  }

  @Test
  void anApprovedCardIsATenderOnDiskBeforeItIsToldAndThePaymentAccountsForIt() {
    AccountDraft draft = taken(charge(begun()));
    assertThat(draft.money().isCovered()).isTrue();
    assertThat(card.look(draft.id()))
        .isEqualTo(new CardState(List.of(new CardCharge("card", OWED_MINOR)), null));
    assertThat(unsettled()).as("no payment has it yet").isEqualTo(charged(OWED_MINOR));
    AccountPayment payment = stored(draft);
    assertThat(payment.tenders())
        .containsExactly(new Tender(1, "card", TenderKind.CARD, OWED_MINOR));
    assertThat(cards.movedMinor()).isEqualTo(OWED_MINOR);
    assertThat(owed()).isZero();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(
            shop.text(
                "select purpose from terminal_request where document_id = '" + payment.id() + "'"))
        .isEqualTo("ACCOUNT_PAYMENT");
  }

  @Test
  void whatIsGivenBackIsGivenBackAlsoIfTheDisksAnswerIsLost() {
    AccountDraft begun = begun();
    AccountDraft given = begun.with(begun.money().plus("cash", TenderKind.CASH, 100));
    assertThat(till.keepReceiving(given)).isEmpty();
    disk.nextCommit = FaultyDatabase.Commit.FAILS_AFTER_ALL_IS_DONE;
    assertThat(till.keepReceiving(begun)).as("nothing lies there any more").isEmpty();
    restart();
    assertThat(till.takeUpReceiving()).isEmpty();
  }

  private static UnsettledCards charged(long minor) {
    return new UnsettledCards(1, minor, 0, 0);
  }

  @Test
  void theReceiptSaysCardAndAuthorisation() {
    AccountPayment payment = stored(taken(charge(begun())));
    assertThat(
            new StoredReceipts(shop.replica)
                .receipt(payment.id(), Copy.ORIGINAL)
                .orElseThrow()
                .parts()
                .toString())
        .contains("Carta **** **** **** 4242", "Autorizzazione 000001");
  }

  @Test
  void whatIsDeclinedCancelledOrNotReachedLeavesNothingBehind() {
    AccountDraft draft = begun();
    for (Map.Entry<TerminalCondition, Reason> each :
        Map.of(
                TerminalCondition.DECLINES, Reason.DECLINED,
                TerminalCondition.CUSTOMER_CANCELS, Reason.CANCELLED,
                TerminalCondition.OFF, Reason.NOT_REACHED,
                TerminalCondition.TIMES_OUT, Reason.NOT_REACHED)
            .entrySet()) {
      cards.terminal.become(each.getKey());
      assertThat(charge(draft))
          .as("%s", each.getKey())
          .isEqualTo(new CardAnswer.NotTaken(account(draft), each.getValue(), ""));
      assertThat(card.look(draft.id())).isEqualTo(CardState.NONE);
      assertThat(shop.number("select count(*) from account_draft")).isZero();
    }
    assertThat(cards.standing()).isZero();
    stored(draft.with(draft.money().plus("cash", TenderKind.CASH, OWED_MINOR)));
  }

  @Test
  void anAnswerThatWasLostIsAskedForAtOnceAndTheJournalNamesThePayment() {
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    AccountPayment payment = stored(taken(charge(begun())));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(
            shop.text(
                "select subject_table || ' ' || subject_id from journal_event"
                    + " where kind = 'CARD_FOUND_APPROVED'"))
        .isEqualTo("account_payment " + payment.id());
  }

  /// The terminal dies right behind what it has done.
  private AccountDraft lostAndOff(AccountDraft draft) {
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    cards.beforeItsAnswerArrives = () -> cards.terminal.become(TerminalCondition.OFF);
    assertThat(charge(draft)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    return draft;
  }

  @Test
  void whileNobodyKnowsThePaymentIsNeitherStoredNorChangedNorIsTheShiftClosed() {
    AccountDraft draft = lostAndOff(begun());
    assertThat(till.receive(draft.with(draft.money().plus("cash", TenderKind.CASH, OWED_MINOR))))
        .isEqualTo(new ReceiveAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThatThrownBy(() -> till.keepReceiving(draft)).hasMessageContaining("charged");
    assertThat(charge(draft)).as("nor charged again").isEqualTo(new CardAnswer.Open(false));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(unsettled()).isEqualTo(charged(OWED_MINOR));
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String shift = Objects.requireNonNull(lucia.look().open()).id();
    assertThat(lucia.close(shift, CashCount.NOTHING, "counted"))
        .isInstanceOfSatisfying(
            ShiftAnswer.Refused.class,
            refused ->
                assertThat(refused.refusal()).isEqualTo(new ShiftRefusal.MoneyLies("Maria B.")));
  }

  @Test
  void whatWasOpenWhenTheTillDiedIsAskedAboutBesideTheCashThatLay() {
    AccountDraft draft = begun();
    draft = draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000));
    assertThat(till.keepReceiving(draft)).isEmpty();
    lostAndOff(draft);
    restart();
    AccountDraft found = till.takeUpReceiving().orElseThrow().draft();
    assertThat(found.money()).isEqualTo(draft.money());
    assertThat(found.id()).as("an id of its own").isNotEqualTo(draft.id());
    assertThat(card.look(found.id()))
        .as("and its card has come along")
        .isEqualTo(new CardState(List.of(), new CardCharge("card", 3_000)));
    cards.terminal.become(TerminalCondition.APPROVES);
    AccountPayment payment = stored(taken(card.ask(account(found))));
    assertThat(payment.tenders()).extracting(Tender::amountMinor).containsExactly(2_000L, 3_000L);
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(till.takeUpReceiving()).isEmpty();
  }

  @Test
  void aCardThatWasTheFirstTenderIsFoundAgainWithNothingElseGiven() {
    lostAndOff(begun());
    restart();
    AccountDraft found = till.takeUpReceiving().orElseThrow().draft();
    assertThat(found.money().tenders()).isEmpty();
    cards.terminal.become(TerminalCondition.APPROVES);
    stored(taken(card.ask(account(found))));
    assertThat(cards.movedMinor()).isEqualTo(OWED_MINOR);
  }

  @Test
  void whatIsLeftAndPaidOtherwiseGoesBackByItself() {
    AccountDraft draft = lostAndOff(begun());
    assertThat(card.leave(account(draft))).isEqualTo(new CardAnswer.Left(account(draft)));
    stored(draft.with(draft.money().plus("cash", TenderKind.CASH, OWED_MINOR)));
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).as("it is still off").isEqualTo(1);
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void aTerminalThatIsGoneIsDeclaredByItsSlip() {
    Approval lucia = new Approval("lucia", Set.of(Permission.SETTLE_CARD));
    AccountDraft draft = lostAndOff(begun());
    assertThat(card.declare(account(draft), new SlipSays.NotMoved(), lucia))
        .isEqualTo(new CardAnswer.NotTaken(account(draft), Reason.DECLARED, ""));
    assertThat(shop.number("select count(*) from account_draft")).isZero();
    cards.terminal.become(TerminalCondition.APPROVES);
    AccountDraft again = lostAndOff(begun());
    stored(taken(card.declare(account(again), new SlipSays.Moved("77"), lucia)));
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void aTenderThatIsTakenBackIsUndoneFirstAndNothingIsLeftOnDisk() {
    AccountDraft draft = taken(charge(begun()));
    assertThat(card.takeBack(account(draft), draft.money().tenders().getFirst()))
        .isEqualTo(new CardAnswer.GivenBack(account(draft.with(ReceivedMoney.of(OWED_MINOR)))));
    assertThat(cards.standing()).isZero();
    assertThat(till.takeUpReceiving()).isEmpty();
    assertThat(owed()).isEqualTo(OWED_MINOR);
  }

  @Test
  void chargedMoneyIsNotForgottenByAStepThatDoesNotKnowOfIt() {
    AccountDraft draft = begun();
    AccountDraft paid = taken(charge(draft));
    assertThatThrownBy(() -> till.keepReceiving(draft)).hasMessageContaining("charged");
    assertThat(till.receive(draft.with(draft.money().plus("cash", TenderKind.CASH, OWED_MINOR))))
        .isEqualTo(new ReceiveAnswer.Blocked(Obstacle.CARD_OPEN));
    stored(paid);
  }

  @Test
  void aChargedPaymentThatCouldNotBeStoredKeepsItsTender() {
    AccountDraft draft = taken(charge(begun()));
    disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(till.receive(draft)).isInstanceOf(ReceiveAnswer.NotSaved.class);
    restart();
    AccountDraft found = till.takeUpReceiving().orElseThrow().draft();
    assertThat(found.money()).isEqualTo(draft.money());
    stored(found);
    assertThat(cards.standing()).isEqualTo(1);
  }

  @Test
  void aRequestOrAnApprovalThatTheDiskDidNotTakeIsNotLost() {
    AccountDraft draft = begun();
    disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(charge(draft)).isInstanceOf(CardAnswer.NotNoted.class);
    assertThat(cards.terminal.entries()).isEmpty();
    cards.beforeItsAnswerArrives = () -> disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(charge(draft)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    stored(taken(card.ask(account(draft))));
    assertThat(cards.standing()).isEqualTo(1);
  }
}
