package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestCards.sale;
import static dev.sempre.pos.till.TestCards.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.printing.StoredReceipts;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.CardAnswer.Reason;
import dev.sempre.pos.sell.CardCharge;
import dev.sempre.pos.sell.CardState;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.replica.journal.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cards at a till, on a real database and at a terminal of its own. Source: F43.
class CardDeskTest {
  private static final long PRICE_MINOR = 1_250;

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
    shop.product("pasta", "Pasta", PRICE_MINOR, "8076800195057");
    cards = new TestCards(folder);
    card = cards.desk(shop.replica);
    till = shop.desk("maria");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private PayingSale rungUp() {
    OpenSale sale = till.current().sale();
    return TestCards.begun(TestShop.done(till.ringUpProduct(sale, "pasta")));
  }

  private CardAnswer charge(PayingSale paying) {
    return card.charge(ticket(paying), TestCards.CARD, paying.dueMinor());
  }

  private static PayingSale taken(CardAnswer answer) {
    assertThat(answer).isInstanceOf(CardAnswer.Taken.class);
    return sale(((CardAnswer.Taken) answer).paying());
  }

  private List<String> journal() {
    return shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 20)).stream()
        .map(JournalStore.Noted::kind)
        .filter(kind -> kind.startsWith("CARD"))
        .toList();
  }

  private void restart() {
    till = shop.desk("maria");
    card = cards.desk(shop.replica);
  }

  /// A slip in the file of devices, a file that was cut off or one that somebody holds must not
  /// turn the terminal into one that is keyed by hand: the ticket would say paid, and nothing be
  /// charged.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "printers=\nterminal=netwrk\nterminal.address=10.0.0.7\n",
        "printers=\nterminel=network\nterminal.address=10.0.0.7\n",
        "printers=\nterminal=network\nterminal.address=10.0.0.7\nterminal.port=2000 7\n",
        "printers=\nterminal=network\nterminal.adress=10.0.0.7\n",
        "printers=\nterminal\\u00=network\nterminal.address=10.0.0.7\n"
      })
  void whereTheTerminalsSettingsAreNotUnderstoodNoCardCountsAsCharged(String file)
      throws IOException {
    Files.writeString(folder.resolve("devices.properties"), file);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Devices devices = new Devices(folder, DeviceSettings.NONE, threads, () -> 0);
      CardDesk unread = new CardDesk(shop.replica, devices.terminals());
      PayingSale paying = rungUp();

      assertThat(unread.takes(TestCards.CARD)).isTrue();
      assertThat(unread.charge(ticket(paying), TestCards.CARD, paying.dueMinor()))
          .isEqualTo(new CardAnswer.Blocked(Obstacle.TERMINAL_UNREAD));
      assertThat(till.current().tenders()).isEmpty();
      assertThat(unread.look(paying.id())).isEqualTo(CardState.NONE);

      devices.set(devices.settings().with(TerminalSettings.NONE)); // Somebody has looked.
      assertThat(unread.takes(TestCards.CARD)).isFalse();
    }
  }

  @Test
  void anApprovedCardIsATenderOnDiskBeforeItIsTold() {
    PayingSale paid = taken(charge(rungUp()));
    assertThat(paid.isPaid()).isTrue();
    assertThat(till.current().tenders()).isEqualTo(paid.tenders());
    assertThat(card.look(paid.id()))
        .isEqualTo(new CardState(List.of(new CardCharge("card", PRICE_MINOR)), null));
    TestShop.paid(till.complete(paid));
    assertThat(cards.movedMinor()).isEqualTo(PRICE_MINOR);
    assertThat(journal()).isEmpty();
  }

  @Test
  void aCardPaysAPartAndCashTheRest() {
    PayingSale part = taken(card.charge(ticket(rungUp()), TestCards.CARD, 500));
    PayingSale all = part.addTender("cash", TenderKind.CASH, 750).orElseThrow();
    TestShop.paid(till.complete(all));
    assertThat(cards.movedMinor()).isEqualTo(500);
  }

  @Test
  void whatIsDeclinedCancelledOrNotReachedLeavesTheSaleAsItWas() {
    PayingSale paying = rungUp();
    for (Map.Entry<TerminalCondition, Reason> each :
        Map.of(
                TerminalCondition.DECLINES, Reason.DECLINED,
                TerminalCondition.CUSTOMER_CANCELS, Reason.CANCELLED,
                TerminalCondition.OFF, Reason.NOT_REACHED,
                TerminalCondition.TIMES_OUT, Reason.NOT_REACHED)
            .entrySet()) {
      cards.terminal.become(each.getKey());
      assertThat(charge(paying))
          .as("%s", each.getKey())
          .isEqualTo(new CardAnswer.NotTaken(ticket(paying), each.getValue(), ""));
      assertThat(card.look(paying.id())).isEqualTo(CardState.NONE);
    }
    assertThat(cards.standing()).isZero();
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
  }

  @Test
  void anAnswerThatWasLostIsAskedForAtOnceAndTheJournalSaysSo() {
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    PayingSale paid = taken(charge(rungUp()));
    TestShop.paid(till.complete(paid));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(journal()).containsExactly("CARD_FOUND_APPROVED");
  }

  /// The terminal dies right behind what it has done.
  private PayingSale lostAndOff() {
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    cards.beforeItsAnswerArrives = () -> cards.terminal.become(TerminalCondition.OFF);
    PayingSale paying = rungUp();
    assertThat(charge(paying)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    return paying;
  }

  @Test
  void whileNobodyKnowsTheSaleCanNeitherBePaidNorChangedNorLetGo() {
    PayingSale paying = lostAndOff();
    assertThat(till.complete(TestShop.inCash(paying.cart())))
        .isEqualTo(new PaymentAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThat(till.ringUpProduct(paying.cart(), "pasta"))
        .isEqualTo(new StepAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThat(till.park(paying.cart(), null))
        .isEqualTo(new TicketAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThat(charge(paying)).as("nor charged again").isEqualTo(new CardAnswer.Open(false));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(card.ask(ticket(paying)))
        .as("the terminal is off")
        .isEqualTo(new CardAnswer.Open(false));
  }

  @Test
  void whatWasOpenWhenTheTillDiedIsAskedAboutAndStandsOnTheSameTicket() {
    lostAndOff();
    restart();
    OpenTicket ticket = till.current();
    PayingSale paying = new PayingSale(ticket.sale(), ticket.tenders(), ticket.rounding());
    assertThat(card.look(paying.id()))
        .as("the cart has an id of its own by now, and its card has come along")
        .isEqualTo(new CardState(List.of(), new CardCharge("card", PRICE_MINOR)));
    cards.terminal.become(TerminalCondition.APPROVES);
    PayingSale paid = taken(card.ask(ticket(paying)));
    TestShop.paid(till.complete(paid));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(journal()).containsExactly("CARD_FOUND_APPROVED");
  }

  @Test
  void whatTheTerminalNeverGotIsClosedAndChargedAnew() {
    cards.beforeItHears =
        () -> {
          throw new Died();
        };
    PayingSale paying = rungUp();
    assertThatThrownBy(() -> charge(paying)).isInstanceOf(Died.class);
    cards.beforeItHears = () -> {};
    assertThat(card.ask(ticket(paying)))
        .isEqualTo(new CardAnswer.NotTaken(ticket(paying), Reason.NOT_REACHED, ""));
    TestShop.paid(till.complete(taken(charge(paying))));
    assertThat(cards.standing()).isEqualTo(1);
  }

  /// The program stops here.
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void whatIsLeftAndPaidOtherwiseGoesBackByItselfOnceTheTerminalAnswers() {
    PayingSale paying = lostAndOff();
    assertThat(card.leave(ticket(paying))).isEqualTo(new CardAnswer.Left(ticket(paying)));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).as("it is still off").isEqualTo(1);
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(journal())
        .containsExactly("CARD_REVERSED", "CARD_FOUND_APPROVED", "CARD_LEFT_UNKNOWN");
    cards.left(shop.replica).settle();
    assertThat(journal()).as("once").hasSize(3);
  }

  @Test
  void whatIsLeftAndHadNeverMovedEndsWithoutAWord() {
    cards.terminal.become(TerminalCondition.TIMES_OUT);
    cards.beforeItsAnswerArrives = () -> cards.terminal.become(TerminalCondition.OFF);
    PayingSale paying = rungUp();
    assertThat(charge(paying)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    card.leave(ticket(paying));
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(journal()).containsExactly("CARD_LEFT_UNKNOWN");
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  private static Approval leave(String by, Permission... forWhat) {
    return new Approval(by, Set.of(forWhat));
  }

  private String declared() {
    return shop.text(
        "select user_id || ' ' || approved_by || ' ' || subject_id || ' ' || amount_minor || ' ' ||"
            + " detail from journal_event where kind like 'CARD_DECLARED%'");
  }

  private String requestId() {
    return shop.text("select id from terminal_request");
  }

  @Test
  void whatTheSlipSaysTakesTheLeaveOfWhoMaySettleCardsAndNobodyElses() {
    PayingSale paying = lostAndOff();
    CardAnswer needed = new CardAnswer.NeedsApproval(Set.of(Permission.SETTLE_CARD));
    SlipSays paid = new SlipSays.Moved("A1");
    assertThat(card.declare(ticket(paying), paid, null)).isEqualTo(needed);
    assertThat(card.declare(ticket(paying), paid, leave("maria", Permission.SETTLE_CARD)))
        .as("she may not do it herself")
        .isEqualTo(needed);
    assertThat(card.declare(ticket(paying), paid, leave("lucia", Permission.CLOSE_SHIFT)))
        .as("leave for something else")
        .isEqualTo(needed);
    assertThat(card.look(paying.id()).open()).isNotNull();
    assertThat(journal()).isEmpty();
  }

  /// Versions meet one apart: the roles of a centre that does not know the permission come without
  /// it, and nobody's card may wait for the centre's update.
  @Test
  void whoClosesTheShiftSettlesCardsUntilARoleHasThePermissionOfItsOwn() {
    ShiftDesk maria = shop.shiftDesk("maria");
    Set<Permission> closes = EnumSet.of(Permission.SELL, Permission.CLOSE_SHIFT);
    shop.role("CASHIER", closes);
    assertThat(maria.look().may()).as("the manager's role has it").isEqualTo(closes);

    shop.role("MANAGER", EnumSet.complementOf(EnumSet.of(Permission.SETTLE_CARD)));
    assertThat(maria.look().may()).contains(Permission.SETTLE_CARD);
    shop.role("CASHIER", EnumSet.of(Permission.SELL));
    assertThat(maria.look().may()).containsExactly(Permission.SELL);
    PayingSale paying = lostAndOff();
    assertThat(card.declare(ticket(paying), new SlipSays.Moved("A1"), null))
        .isEqualTo(new CardAnswer.NeedsApproval(Set.of(Permission.SETTLE_CARD)));
    taken(
        card.declare(
            ticket(paying), new SlipSays.Moved("A1"), leave("lucia", Permission.SETTLE_CARD)));
  }

  @Test
  void aTerminalThatIsGoneIsDeclaredPaidByItsSlipAndTheTicketIsFinished() {
    PayingSale paying = lostAndOff();
    PayingSale paid =
        taken(
            card.declare(
                ticket(paying),
                new SlipSays.Moved("077 123"),
                leave("lucia", Permission.SETTLE_CARD)));
    assertThat(till.current().tenders()).isEqualTo(paid.tenders());
    String id = TestShop.paid(till.complete(paid)).id();
    assertThat(declared())
        .isEqualTo("maria lucia " + id + " " + PRICE_MINOR + " " + requestId() + ": 077 123");
    assertThat(journal()).containsExactly("CARD_DECLARED_MOVED");
    assertThat(
            shop.number(
                "select count(*) from journal_event where kind = 'CARD_DECLARED_MOVED'"
                    + " and chain_hash is not null"))
        .as("signed, in the chain")
        .isOne();
    assertThat(
            new StoredReceipts(shop.replica)
                .receipt(id, Copy.ORIGINAL)
                .orElseThrow()
                .parts()
                .toString())
        .contains("Autorizzazione 077 123");
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void aTerminalThatIsGoneIsDeclaredUnpaidAndTheTicketIsPaidOtherwise() {
    cards.terminal.become(TerminalCondition.TIMES_OUT);
    cards.beforeItsAnswerArrives = () -> cards.terminal.become(TerminalCondition.OFF);
    PayingSale paying = rungUp();
    assertThat(charge(paying)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    assertThat(
            card.declare(
                ticket(paying), new SlipSays.NotMoved(), leave("lucia", Permission.SETTLE_CARD)))
        .isEqualTo(new CardAnswer.NotTaken(ticket(paying), Reason.DECLARED, ""));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(journal()).containsExactly("CARD_DECLARED_UNMOVED");
  }

  @Test
  void theTerminalsOwnWordCountsForMoreThanWhatSomebodyReads() {
    PayingSale paying = lostAndOff();
    cards.terminal.become(TerminalCondition.APPROVES);
    PayingSale paid =
        taken(
            card.declare(
                ticket(paying), new SlipSays.NotMoved(), leave("lucia", Permission.SETTLE_CARD)));
    TestShop.paid(till.complete(paid));
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(journal()).containsExactly("CARD_FOUND_APPROVED");
  }

  @Test
  void aLeftCardWhoseTerminalIsGoneIsClosedByWhoSettlesCardsAndNoZNamesItAnyMore() {
    PayingSale paying = lostAndOff();
    card.leave(ticket(paying));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    SlipSays says = new SlipSays.Moved("077123");
    ShiftNow.LeftCard left = shop.shiftDesk("lucia").look().left().getFirst();
    assertThat(left.amountMinor()).isEqualTo(PRICE_MINOR);
    assertThat(left.by()).isEqualTo("Maria B.");
    assertThat(shop.shiftDesk("maria").declare(left.id(), says))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.SETTLE_CARD));
    assertThat(
            shop.shiftDesk("maria")
                .allowedBy(leave("lucia", Permission.SETTLE_CARD))
                .declare(left.id(), says))
        .isEqualTo(new ShiftAnswer.Done<>(true));
    assertThat(
            shop.text(
                "select user_id || ' ' || approved_by || ' ' || detail from journal_event"
                    + " where kind = 'CARD_DECLARED_MOVED'"))
        .isEqualTo("maria lucia " + left.id() + ": 077123, put right outside the till");
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(shop.shiftDesk("lucia").look().left()).isEmpty();
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).as("it does not go back twice").isEqualTo(1);
    assertThat(shop.shiftDesk("lucia").declare(left.id(), new SlipSays.NotMoved()))
        .as("once")
        .isEqualTo(new ShiftAnswer.Done<>(false));
  }

  @Test
  void aChargedCardWhoseTicketWasSetAsideCanBeClosedToo() {
    PayingSale paid = taken(charge(rungUp()));
    assertThat(shop.shiftDesk("lucia").look().left()).as("it lies before Maria").isEmpty();
    till.startAnew(paid.cart());
    assertThat(unsettled()).isEqualTo(new UnsettledCards(1, PRICE_MINOR, 0, 0));
    ShiftNow.LeftCard orphan = shop.shiftDesk("lucia").look().left().getFirst();
    assertThat(shop.shiftDesk("lucia").declare(orphan.id(), new SlipSays.Moved("000001")))
        .isEqualTo(new ShiftAnswer.Done<>(true));
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(journal()).containsExactly("CARD_DECLARED_MOVED");
  }

  @Test
  void aLeftCardThatIsDeclaredWhileItsTerminalIsAskedDoesNotGoBack() {
    PayingSale paying = lostAndOff();
    card.leave(ticket(paying));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    String id = shop.shiftDesk("lucia").look().left().getFirst().id();
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.beforeItsAnswerArrives =
        () -> {
          cards.beforeItsAnswerArrives = () -> {};
          ShiftAnswer<Boolean> done =
              shop.shiftDesk("lucia").declare(id, new SlipSays.Moved("077123"));
          assertThat(done).isEqualTo(new ShiftAnswer.Done<>(true));
        };
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isEqualTo(1);
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  private String leftAndPaidInCash() {
    PayingSale paying = lostAndOff();
    card.leave(ticket(paying));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    return shop.shiftDesk("lucia").look().left().getFirst().id();
  }

  private void whileItGoesBack(Runnable meanwhile) {
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.beforeItsAnswerArrives =
        () ->
            cards.beforeItsAnswerArrives = // It was asked; now it is told.
                () -> {
                  cards.beforeItsAnswerArrives = () -> {};
                  meanwhile.run();
                };
  }

  @Test
  void aCardThatIsGoingBackIsNotDeclaredAndGoesBackOnce() {
    String id = leftAndPaidInCash();
    whileItGoesBack(() -> {
      assertThat(unsettled()).isEqualTo(new UnsettledCards(1, PRICE_MINOR, 0, 0));
      assertThat(shop.shiftDesk("lucia").declare(id, new SlipSays.Moved("077123")))
          .as("whoever has the bank refund it would give it back twice")
          .isEqualTo(new ShiftAnswer.Done<>(false));
    });
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(journal())
        .containsExactlyInAnyOrder("CARD_LEFT_UNKNOWN", "CARD_FOUND_APPROVED", "CARD_REVERSED");
  }

  private String diedWhileItWentBack() {
    String id = leftAndPaidInCash();
    whileItGoesBack(() -> {
      throw new Died();
    });
    assertThatThrownBy(() -> cards.left(shop.replica).settle()).isInstanceOf(Died.class);
    assertThat(unsettled()).isEqualTo(new UnsettledCards(1, PRICE_MINOR, 0, 0));
    return id;
  }

  @Test
  void aTillThatDiesWhileACardGoesBackAsksBeforeAnybodyMayDeclareIt() {
    String id = diedWhileItWentBack();
    assertThat(shop.shiftDesk("lucia").declare(id, new SlipSays.Moved("077123")))
        .isEqualTo(new ShiftAnswer.Done<>(false));
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(journal())
        .as("that it had moved is told though the program died")
        .containsExactly("CARD_REVERSED", "CARD_FOUND_APPROVED", "CARD_LEFT_UNKNOWN");
  }

  @Test
  void whatWasGoingBackThroughATerminalThatIsGoneCanBeDeclaredOnceItWasAsked() {
    String id = diedWhileItWentBack();
    cards.terminal.become(TerminalCondition.OFF);
    cards.left(shop.replica).settle();
    assertThat(shop.shiftDesk("lucia").look().left().getFirst().id()).isEqualTo(id);
    assertThat(shop.shiftDesk("lucia").declare(id, new SlipSays.NotMoved()))
        .isEqualTo(new ShiftAnswer.Done<>(true));
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void aReversalThatIsRefusedLeavesItToWhoeverHasTheBankPutItRight() {
    String id = leftAndPaidInCash();
    cards.terminal.become(TerminalCondition.DECLINES);
    cards.left(shop.replica).settle();
    cards.left(shop.replica).settle();
    assertThat(journal())
        .as("that it had moved is told once")
        .containsExactly("CARD_FOUND_APPROVED", "CARD_LEFT_UNKNOWN");
    assertThat(unsettled()).isEqualTo(new UnsettledCards(1, PRICE_MINOR, 0, 0));
    assertThat(shop.shiftDesk("lucia").declare(id, new SlipSays.Moved("077123")))
        .isEqualTo(new ShiftAnswer.Done<>(true));
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void theLateAnswerOfACardThatWasLeftMeanwhileTakesNothing() {
    PayingSale paying = rungUp();
    cards.beforeItsAnswerArrives =
        () -> {
          cards.beforeItsAnswerArrives = () -> {};
          assertThat(card.leave(ticket(paying))).isEqualTo(new CardAnswer.Left(ticket(paying)));
          TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
        };
    assertThat(charge(paying)).isInstanceOf(CardAnswer.Stands.class);
    assertThat(unsettled()).isEqualTo(new UnsettledCards(1, PRICE_MINOR, 0, 0));
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
  }

  @Test
  void onlyWhatIsOpenCanBeToldToStop() {
    PayingSale paying = rungUp();
    assertThat(card.cancel(paying.id())).isFalse();
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    cards.beforeItsAnswerArrives = () -> assertThat(card.cancel(paying.id())).isTrue();
    PayingSale paid = taken(charge(paying));
    assertThat(card.cancel(paid.id())).isFalse();
  }

  @Test
  void ofAReversalTheSlipSaysWhetherItWasUndone() {
    for (SlipSays says : List.of(new SlipSays.Moved("1"), new SlipSays.NotMoved())) {
      PayingSale paid = taken(charge(rungUp()));
      cards.terminal.become(TerminalCondition.TIMES_OUT);
      assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
          .isEqualTo(new CardAnswer.Open(false));
      cards.terminal.become(TerminalCondition.OFF);
      CardAnswer answer = card.declare(ticket(paid), says, leave("lucia", Permission.SETTLE_CARD));
      if (says instanceof SlipSays.Moved) {
        assertThat(answer)
            .isEqualTo(new CardAnswer.NotGivenBack(ticket(paid), Reason.DECLARED, ""));
        TestShop.paid(till.complete(paid));
      } else {
        assertThat(answer).isInstanceOf(CardAnswer.GivenBack.class);
        assertThat(till.current().tenders()).isEmpty();
      }
      assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
      cards.terminal.become(TerminalCondition.APPROVES);
    }
  }

  /// A reversal that never got there: the money is where it was, and nobody knows.
  private PayingSale notUndoneAndUnknown() {
    PayingSale paid = taken(charge(rungUp()));
    cards.terminal.become(TerminalCondition.TIMES_OUT);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.Open(false));
    cards.heard.clear();
    return paid;
  }

  /// A terminal that undoes what it is told to while its answers are lost: a slip of before must
  /// not make a tender of money that goes back by the very question.
  @Test
  void whoeverDecidesByTheSlipHasTheTerminalAskedAndNothingUndone() {
    for (SlipSays says : List.of(new SlipSays.Moved("A1"), new SlipSays.NotMoved())) {
      PayingSale paid = notUndoneAndUnknown();
      cards.terminal.become(TerminalCondition.LOSES_ANSWER);
      assertThat(card.declare(ticket(paid), says, leave("lucia", Permission.SETTLE_CARD)))
          .as("the terminal says that the money stands, whatever the slip says: %s", says)
          .isEqualTo(new CardAnswer.NotGivenBack(ticket(paid), Reason.NOT_REACHED, ""));
      assertThat(cards.heard).containsExactly("ASK");
      cards.terminal.become(TerminalCondition.APPROVES);
      TestShop.paid(till.complete(paid));
    }
    assertThat(cards.standing()).as("each ticket has its money").isEqualTo(2);
    assertThat(journal()).as("the terminal has said it, nobody else").isEmpty();
  }

  @Test
  void whatTheTerminalHasUndoneIsUndoneWhateverTheSlipOfBeforeSays() {
    PayingSale paid = taken(charge(rungUp()));
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.Open(false));
    cards.heard.clear();
    assertThat(
            card.declare(
                ticket(paid), new SlipSays.Moved("A1"), leave("lucia", Permission.SETTLE_CARD)))
        .isInstanceOf(CardAnswer.GivenBack.class);
    assertThat(cards.heard).containsExactly("ASK");
    assertThat(cards.standing()).isZero();
    assertThat(till.current().tenders()).isEmpty();
    assertThat(journal()).containsExactly("CARD_REVERSED");
  }

  @Test
  void aTenderThatIsTakenBackIsUndoneFirst() {
    PayingSale paid = taken(charge(rungUp()));
    CardAnswer back = card.takeBack(ticket(paid), paid.tenders().getFirst());
    assertThat(back).isInstanceOf(CardAnswer.GivenBack.class);
    assertThat(sale(((CardAnswer.GivenBack) back).paying()).tenders()).isEmpty();
    assertThat(cards.standing()).isZero();
    assertThat(till.current().tenders()).isEmpty();
    assertThat(journal()).containsExactly("CARD_REVERSED");
  }

  @Test
  void whatCannotBeUndoneStaysOnTheTicket() {
    PayingSale paid = taken(charge(rungUp()));
    cards.terminal.become(TerminalCondition.DECLINES);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.NotGivenBack(ticket(paid), Reason.DECLINED, ""));
    cards.terminal.become(TerminalCondition.OFF);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.NotGivenBack(ticket(paid), Reason.NOT_REACHED, ""));
    TestShop.paid(till.complete(paid));
    assertThat(cards.movedMinor()).isEqualTo(PRICE_MINOR);
  }

  @Test
  void aReversalWhoseAnswerWasLostIsToldAgainBeforeTheSaleGoesOn() {
    PayingSale paid = taken(charge(rungUp()));
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.Open(false));
    assertThat(till.complete(paid)).isEqualTo(new PaymentAnswer.Blocked(Obstacle.CARD_OPEN));
    cards.terminal.become(TerminalCondition.OFF);
    assertThat(card.ask(ticket(paid)))
        .as("not reached now says nothing of before")
        .isEqualTo(new CardAnswer.Open(false));
    cards.terminal.become(TerminalCondition.APPROVES);
    assertThat(card.ask(ticket(paid))).isInstanceOf(CardAnswer.GivenBack.class);
    assertThat(cards.standing()).isZero();
  }

  @Test
  void aReversalThatIsLeftTakesTheTenderOffAndIsSeenToLater() {
    PayingSale paid = taken(charge(rungUp()));
    cards.terminal.become(TerminalCondition.TIMES_OUT);
    assertThat(card.takeBack(ticket(paid), paid.tenders().getFirst()))
        .isEqualTo(new CardAnswer.Open(false));
    CardAnswer left = card.leave(ticket(paid));
    assertThat(sale(((CardAnswer.Left) left).paying()).tenders()).isEmpty();
    TestShop.paid(till.complete(TestShop.inCash(paid.cart())));
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(cards.standing()).isZero();
  }

  @Test
  void chargedMoneyIsNotForgottenByAStepThatDoesNotKnowOfIt() {
    PayingSale paying = rungUp();
    PayingSale paid = taken(charge(paying));
    assertThatThrownBy(() -> till.keepPayment(paying)).hasMessageContaining("charged");
    assertThat(till.complete(TestShop.inCash(paying.cart())))
        .isEqualTo(new PaymentAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThat(till.keep(paying.cart())).isEqualTo(new StepAnswer.Blocked(Obstacle.CARD_OPEN));
    assertThat(till.voidTicket(paying.cart(), "no", null)).isNotInstanceOf(TicketAnswer.Next.class);
    TestShop.paid(till.complete(paid));
  }

  @Test
  void aChargedSaleThatCouldNotBeFinishedKeepsItsTender() {
    PayingSale paid = taken(charge(rungUp()));
    disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(till.complete(paid)).isInstanceOf(PaymentAnswer.NotSaved.class);
    assertThat(till.current().tenders()).isEqualTo(paid.tenders());
    TestShop.paid(till.complete(paid));
    assertThat(cards.standing()).isEqualTo(1);
  }

  @Test
  void anApprovalThatTheDiskDidNotTakeIsAskedForAgain() {
    PayingSale paying = rungUp();
    cards.beforeItsAnswerArrives = () -> disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(charge(paying)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    TestShop.paid(till.complete(taken(card.ask(ticket(paying)))));
    assertThat(cards.standing()).isEqualTo(1);
  }

  @Test
  void anApprovalThatTheDiskTookWithoutSayingSoStands() {
    PayingSale paying = rungUp();
    cards.beforeItsAnswerArrives =
        () -> disk.nextCommit = FaultyDatabase.Commit.FAILS_AFTER_ALL_IS_DONE;
    assertThat(charge(paying)).isEqualTo(new CardAnswer.Open(false));
    cards.beforeItsAnswerArrives = () -> {};
    CardAnswer stands = card.ask(ticket(paying));
    assertThat(stands).isInstanceOf(CardAnswer.Stands.class);
    TestShop.paid(till.complete(sale(((CardAnswer.Stands) stands).paying())));
    assertThat(cards.standing()).isEqualTo(1);
  }

  @Test
  void aRequestThatTheDiskDidNotTakeIsNotSent() {
    PayingSale paying = rungUp();
    disk.nextCommit = FaultyDatabase.Commit.FAILS;
    assertThat(charge(paying)).isEqualTo(new CardAnswer.NotNoted(Failure.DISK_FAULT));
    disk.nextCommit = FaultyDatabase.Commit.FAILS_AFTER_ALL_IS_DONE;
    assertThat(charge(paying)).isEqualTo(new CardAnswer.NotNoted(Failure.DISK_FAULT));
    assertThat(cards.terminal.entries()).isEmpty();
    assertThat(card.ask(ticket(paying))).isInstanceOf(CardAnswer.NotTaken.class);
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
  }

  @Test
  void aRefundGoesBackToTheCard() {
    OpenSale sold = TestShop.done(till.ringUpProduct(till.current().sale(), "pasta"));
    TestShop.paid(till.complete(TestShop.inCash(sold)));
    TillDesk lucia = shop.desk("lucia");
    PayingSale refund = refundOf(lucia);
    assertThat(refund.isRefund()).isTrue();
    cards.terminal.become(TerminalCondition.LOSES_ANSWER);
    PayingSale given = taken(charge(refund));
    assertThat(given.tenders().getFirst().amountMinor()).isEqualTo(-PRICE_MINOR);
    TestShop.paid(lucia.complete(given));
    assertThat(cards.movedMinor()).isEqualTo(-PRICE_MINOR);
  }

  /// What is brought back, before the manager.
  private static PayingSale refundOf(TillDesk lucia) {
    OpenSale empty = lucia.current().sale();
    OpenSale one = TestShop.done(lucia.ringUpProduct(empty, "pasta"));
    OpenSale back = empty.takeBack(one.lines().getFirst().item(), 1_000, "SPOILT").orElseThrow();
    return TestCards.begun(TestShop.done(lucia.keep(back)));
  }

  private UnsettledCards unsettled() {
    return shop.shiftDesk("lucia").look().cards();
  }

  @Test
  void whatNoTicketHasIsNamedOnTheXAndStaysOnTheZ() {
    PayingSale paying = lostAndOff();
    UnsettledCards one = new UnsettledCards(1, PRICE_MINOR, 0, 0);
    assertThat(unsettled()).isEqualTo(one);
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String shift = Objects.requireNonNull(lucia.look().open()).id();
    assertThat(lucia.close(shift, CashCount.NOTHING, "counted"))
        .as("while it lies before a cashier, no Z")
        .isInstanceOfSatisfying(
            ShiftAnswer.Refused.class,
            refused ->
                assertThat(refused.refusal()).isEqualTo(new ShiftRefusal.MoneyLies("Maria B.")));
    card.leave(ticket(paying));
    TestShop.paid(till.complete(TestShop.inCash(paying.cart())));
    ShiftAnswer<ZReport> closed =
        lucia.close(
            shift, new CashCount(List.of(new CashCount.Counted(50, PRICE_MINOR / 50))), null);
    assertThat(((ShiftAnswer.Done<ZReport>) closed).value().cards()).isEqualTo(one);
    assertThat(journal()).startsWith("CARDS_UNSETTLED");
    cards.terminal.become(TerminalCondition.APPROVES);
    cards.left(shop.replica).settle();
    assertThat(unsettled()).isEqualTo(UnsettledCards.NONE);
    assertThat(Objects.requireNonNull(lucia.look().last()).cards())
        .as("a Z stays as it was made")
        .isEqualTo(one);
  }

  @Test
  void theReceiptSaysCardAndAuthorisation() {
    PayingSale paid = taken(charge(rungUp()));
    String id = TestShop.paid(till.complete(paid)).id();
    Receipt receipt = new StoredReceipts(shop.replica).receipt(id, Copy.ORIGINAL).orElseThrow();
    assertThat(receipt.parts())
        .filteredOn(Receipt.Part.Text.class::isInstance)
        .map(part -> ((Receipt.Part.Text) part).text())
        .contains("  Carta **** **** **** 4242", "  Autorizzazione 000001");
  }

  @Test
  void aWayToPayThatDoesNotGoThroughItIsKeyedByHand() {
    assertThat(card.takes(TestCards.CARD)).isTrue();
    assertThat(card.takes(till.cash())).isFalse();
  }
}
