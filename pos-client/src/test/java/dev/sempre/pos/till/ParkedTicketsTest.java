package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.till.FaultyDatabase.Commit;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parked tickets are shared, lie before one person only, and none is lost or sold twice. Source:
/// T6, R21, P1.
final class ParkedTicketsTest {
  private static final String MILK = "08001234567897";
  private static final String BREAD = "B";
  private static final Currency EUR = Currency.of("EUR");

  @TempDir Path folder;
  private FaultyDatabase disk;
  private TestShop shop;
  private TillDesk maria;
  private TillDesk lucia;

  @BeforeEach
  void open() {
    disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    shop = TestShop.create(disk);
    shop.product("milk", "Latte intero", 165, MILK);
    shop.product("bread", TestShop.productValues(BREAD, "Pane"));
    shop.price("bread", 390);
    maria = shop.desk("maria");
    lucia = shop.desk("lucia");
  }

  @AfterEach
  void close() {
    disk.heal();
    shop.close();
  }

  private static OpenSale ring(TillDesk desk, String... codes) {
    OpenSale sale = desk.current().sale();
    for (String code : codes) {
      sale = done(desk.ringUp(sale, code));
    }
    return sale;
  }

  private static TicketAnswer.Next next(TicketAnswer answer) {
    assertThat(answer).isInstanceOf(TicketAnswer.Next.class);
    return (TicketAnswer.Next) answer;
  }

  private static OpenSale park(TillDesk desk, @Nullable String name, String... codes) {
    OpenSale sale = ring(desk, codes);
    next(desk.park(sale, name));
    return sale;
  }

  /// What was parked, and not what somebody has left open.
  private static List<ParkedTicket> waiting(TillDesk desk) {
    return desk.parked().stream().filter(one -> !one.isOpen()).toList();
  }

  private static String onlyParked(TillDesk desk) {
    List<ParkedTicket> parked = waiting(desk);
    assertThat(parked).hasSize(1);
    return parked.getFirst().id();
  }

  @Test
  void aParkedTicketIsInEverybodysListWithWhoWhenAndHowMuch() {
    OpenSale sale = ring(maria, MILK, BREAD);

    TicketAnswer.Next next = next(maria.park(sale, " Signora in rosso "));

    assertThat(next.next().sale().lines()).isEmpty();
    assertThat(next.next().sale().id()).isNotEqualTo(sale.id());
    ParkedTicket parked =
        new ParkedTicket(
            sale.id(),
            "Signora in rosso",
            "Maria B.",
            false,
            LocalDateTime.of(2026, 11, 21, 13, 0),
            new Money(555, EUR),
            2L,
            "Latte intero");
    assertThat(next.parked()).isEqualTo(parked);
    assertThat(lucia.parked()).containsExactly(parked);
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void theCustomersNameIsTheShortOne() {
    shop.put(
        SyncCatalogue.CONTACT,
        "bar",
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Bar Centrale")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
    OpenSale sale = done(maria.keep(ring(maria, MILK).withCustomer("bar"), null));

    next(maria.park(sale, null));
    park(maria, "   ", BREAD);

    assertThat(lucia.parked())
        .extracting(ParkedTicket::name)
        .containsExactlyInAnyOrder("Bar Centrale", null);
    OpenTicket taken = next(lucia.recall(lucia.current().sale(), sale.id())).next();
    assertThat(taken.customer()).isNotNull();
  }

  @Test
  void theOneParkedLastStandsFirst() {
    park(maria, "first", MILK);
    shop.advance(1_000);
    park(maria, "second", MILK);

    assertThat(lucia.parked()).extracting(ParkedTicket::name).containsExactly("second", "first");
  }

  @Test
  void itIsRecalledByAnotherCashierAsHisOwnSaleAndCountsOnce() {
    OpenSale sale = park(maria, null, MILK, BREAD);
    OpenSale own = lucia.current().sale();

    OpenTicket taken = next(lucia.recall(own, sale.id())).next();

    assertThat(taken.sale()).isEqualTo(sale.under(taken.sale().id(), taken.sale().context()));
    assertThat(taken.sale().id()).as("R21").isNotEqualTo(sale.id());
    assertThat(taken.sale().context().cashierId()).isEqualTo("lucia");
    assertThat(lucia.parked()).isEmpty();
    CompletedSale sold = paid(lucia.complete(inCash(taken.sale())));
    assertThat(sold.number().number()).isEqualTo(1);
    assertThat(maria.current().sale().lines()).isEmpty();
    assertThat(shop.desk("lucia").current().sale().lines()).isEmpty();
    assertThat(shop.number("select count(*) from sale")).isEqualTo(1);
  }

  @Test
  void theRecalledTicketIsStillThereAfterAPowerCut() {
    OpenSale sale = park(maria, null, MILK);
    next(lucia.recall(lucia.current().sale(), sale.id()));
    park(maria, "waits", BREAD);
    shop.close();

    shop = TestShop.reopen(folder.resolve("till.db"));

    assertThat(shop.desk("lucia").current().sale().lines()).hasSize(1);
    assertThat(waiting(shop.desk("maria"))).extracting(ParkedTicket::name).containsExactly("waits");
  }

  @Test
  void hisOwnTicketIsParkedFirstAndNamed() {
    OpenSale waits = park(maria, "waits", MILK);
    OpenSale own = ring(lucia, BREAD);

    TicketAnswer.Next next = next(lucia.recall(own, waits.id()));

    assertThat(next.next().sale().lines().getFirst().item().productId()).isEqualTo("milk");
    assertThat(next.parked()).isNotNull();
    assertThat(waiting(maria))
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.id()).isEqualTo(own.id());
          assertThat(parked.by()).isEqualTo("Lucia R.");
        });
  }

  @Test
  void anEmptyTicketLeavesNothingInTheList() {
    OpenSale waits = park(maria, "waits", MILK);
    OpenSale own = ring(lucia, BREAD);
    OpenSale voided = done(lucia.keep(own.voidLine(1).orElseThrow(), null));

    TicketAnswer.Next next = next(lucia.recall(voided, waits.id()));

    assertThat(next.parked()).isNull();
    assertThat(lucia.parked()).isEmpty();
    assertThat(shop.aside()).extracting(TestShop.Aside::id).contains(own.id());
    assertThat(lucia.park(lucia.current().sale().voidLine(1).orElseThrow(), null))
        .isEqualTo(new TicketAnswer.Refused(new SaleRefusal.NothingToPay()));
  }

  @Test
  void theSecondWhoRecallsIsToldWhoHasIt() {
    OpenSale sale = park(maria, null, MILK);
    OpenSale marias = ring(maria, BREAD);
    OpenSale taken = next(lucia.recall(lucia.current().sale(), sale.id())).next().sale();

    assertThat(maria.recall(marias, sale.id())).isEqualTo(new TicketAnswer.TakenBy("Lucia R."));
    assertThat(maria.current().sale()).as("his own is as before").isEqualTo(marias);
    assertThat(waiting(maria)).isEmpty();
    paid(lucia.complete(inCash(taken)));
    assertThat(maria.recall(marias, sale.id())).isEqualTo(new TicketAnswer.TakenBy("Lucia R."));
    assertThat(maria.recall(marias, "nothing")).isEqualTo(new TicketAnswer.Gone());
  }

  @Test
  void ofTwoWhoRecallAtOnceOneGetsIt() throws Exception {
    OpenSale marias = maria.current().sale();
    OpenSale lucias = lucia.current().sale();
    for (int round = 0; round < 20; round++) {
      OpenSale sale = ring(maria, MILK);
      marias = next(maria.park(sale, null)).next().sale();
      CyclicBarrier barrier = new CyclicBarrier(2);
      OpenSale ofMaria = marias;
      OpenSale ofLucia = lucias;
      List<TicketAnswer> answers;
      try (ExecutorService people = Executors.newFixedThreadPool(2)) {
        Future<TicketAnswer> first =
            people.submit(() -> {
              barrier.await();
              return maria.recall(ofMaria, sale.id());
            });
        Future<TicketAnswer> second =
            people.submit(() -> {
              barrier.await();
              return lucia.recall(ofLucia, sale.id());
            });
        answers = List.of(first.get(), second.get());
      }
      assertThat(answers).filteredOn(TicketAnswer.Next.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(TicketAnswer.TakenBy.class::isInstance).hasSize(1);
      sellWhatIsOpen();
      marias = maria.current().sale();
      lucias = lucia.current().sale();
    }
    assertThat(shop.number("select count(*) from sale")).isEqualTo(20);
  }

  private void sellWhatIsOpen() {
    Stream.of(maria, lucia)
        .forEach(desk -> {
          OpenSale open = desk.current().sale();
          if (!open.isEmpty()) {
            paid(desk.complete(inCash(open)));
          }
        });
  }

  /// Source: T1.
  @Test
  void whatSomebodyHasLeftOpenStandsBehindTheParkedOnesAndWhoeverServesItsCustomerTakesItUp() {
    park(maria, "waits", MILK);
    OpenSale left = ring(maria, MILK, BREAD);
    OpenSale own = ring(lucia, BREAD);
    shop.replica.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update app_user set active = 0 where id = 'maria'"));

    assertThat(lucia.parked())
        .extracting(
            ParkedTicket::name,
            ParkedTicket::by,
            ParkedTicket::isOpen,
            ParkedTicket::total,
            ParkedTicket::items)
        .containsExactly(
            tuple("waits", "Maria B.", false, new Money(165, EUR), 1L),
            tuple(null, "Maria B.", true, new Money(555, EUR), 2L));
    TicketAnswer.Next next = next(lucia.recall(own, left.id()));

    assertThat(next.next().sale().lines()).isEqualTo(left.lines());
    assertThat(next.next().sale().id()).as("R21").isNotEqualTo(left.id());
    assertThat(next.next().sale().context().cashierId()).isEqualTo("lucia");
    assertThat(next.parked()).as("her own is parked").isNotNull();
    assertThat(lucia.parked()).noneMatch(ParkedTicket::isOpen);
    paid(lucia.complete(inCash(next.next().sale())));
    TillDesk back = shop.desk("maria");
    assertThat(back.current().sale().lines()).isEmpty();
    assertThat(back.parked()).extracting(ParkedTicket::by).containsExactly("Lucia R.", "Maria B.");
    assertThat(back.takenOver()).containsExactly("Lucia R.");
    assertThat(back.takenOver()).as("once").isEmpty();
    assertThat(lucia.takenOver()).isEmpty();
  }

  @Test
  void whoseParkedTicketIsTakenUpIsToldNothing() {
    OpenSale sale = park(maria, null, MILK);
    next(lucia.recall(lucia.current().sale(), sale.id()));
    assertThat(maria.takenOver()).isEmpty();
  }

  /// Source: P1.
  @Test
  void whoComesBackWhileAnotherTakesItUpHasItNotAsWell() {
    OpenSale left = ring(maria, MILK);
    TillDesk back = shop.desk("maria");
    disk.behindNextReading = () -> next(lucia.recall(lucia.current().sale(), left.id()));
    assertThat(back.current().sale().lines()).isEmpty();
    assertThat(lucia.current().sale().lines()).hasSize(1);
    assertThat(shop.number("select count(*) from cart where recalled_by is null")).isOne();
  }

  @Test
  void ofTwoWhoTakeUpWhatAThirdHasLeftOneGetsIt() {
    OpenSale left = ring(maria, MILK);
    shop.user("joao", "João S.", "CASHIER", null);
    TillDesk joao = shop.desk("joao");
    OpenSale joaos = joao.current().sale();
    next(lucia.recall(lucia.current().sale(), left.id()));
    assertThat(joao.recall(joaos, left.id())).isEqualTo(new TicketAnswer.TakenBy("Lucia R."));
  }

  @Test
  void ofSomebodyWhoHasSeveralNoneIsListed() {
    OpenSale left = ring(maria, MILK);
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.save(tx, left.under("another"));
          return true;
        });
    assertThat(lucia.parked()).isEmpty();
  }

  @Test
  void whatWasLeftOpenBeforeTheTillJoinedAnewIsSetAsideAndNotListed() {
    ring(maria, MILK);
    NewSeries.begin(shop.replica, 7);
    assertThat(lucia.parked()).isEmpty();
  }

  @Test
  void whatWasLeftOpenAndTakenUpByAnotherIsNeitherChangedNorSoldByALateStep() {
    OpenSale left = ring(maria, MILK);
    next(lucia.recall(lucia.current().sale(), left.id()));

    assertThat(maria.ringUp(left, BREAD)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(maria.keep(left, null)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(maria.complete(inCash(left)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(maria.recall(ring(maria, BREAD), left.id()))
        .isEqualTo(new TicketAnswer.TakenBy("Lucia R."));
    assertThat(lucia.current().sale().lines()).hasSize(1);
    assertThat(maria.current().sale().lines())
        .extracting(line -> line.item().productId())
        .containsExactly("bread");
  }

  @Test
  void whatNobodyElseMayTakeIsNotInTheList() {
    OpenSale sale = ring(maria, MILK);
    assertThat(maria.parked()).as("her own").isEmpty();
    maria.keepPayment(
        sale.beginPayment()
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 100))
            .orElseThrow());
    assertThat(lucia.parked()).as("a customer's money lies for it").isEmpty();
    assertThat(lucia.recall(lucia.current().sale(), sale.id())).isEqualTo(new TicketAnswer.Gone());
    maria.keepPayment(sale.beginPayment().orElseThrow());
    assertThat(lucia.parked())
        .as("it does no more")
        .extracting(ParkedTicket::id)
        .containsExactly(sale.id());
    note(sale, TerminalRequest.State.SENT);
    assertThat(lucia.parked()).as("a card has been asked for").isEmpty();
    note(sale, TerminalRequest.State.DECLINED);
    assertThat(lucia.parked())
        .as("the bank said no")
        .extracting(ParkedTicket::id)
        .containsExactly(sale.id());
    done(maria.keep(sale.voidLine(1).orElseThrow(), null));
    assertThat(lucia.parked()).as("nothing is on it").isEmpty();
  }

  private void note(OpenSale sale, TerminalRequest.State state) {
    String id = "request-" + state;
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          tx.handle().execute("delete from terminal_request");
          TerminalRequestStore.note(
              tx,
              new TerminalRequestStore.Wish(
                  id,
                  TerminalRequest.Purpose.TICKET,
                  sale.id(),
                  "maria",
                  new Tender(1, "card", TenderKind.CARD, 165),
                  EUR,
                  "virtual"));
          TerminalRequestStore.become(tx, id, state, null);
          return true;
        });
  }

  @Test
  void aStepThatComesTooLateNeitherChangesNorPaysAParkedTicket() {
    TillDesk late = shop.desk("maria");
    OpenSale sale = ring(late, MILK);
    next(late.park(sale, null));

    assertThat(late.keep(sale, null)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(late.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.ELSEWHERE));
    next(lucia.recall(lucia.current().sale(), sale.id()));
    assertThat(late.ringUp(sale, BREAD)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(late.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(late.park(sale, null)).isEqualTo(new TicketAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(lucia.current().sale().lines()).hasSize(1);
    assertThat(shop.number("select count(*) from sale")).isZero();
  }

  @Test
  void aTicketThatIsBeingPaidIsNotParked() {
    OpenSale sale = ring(maria, MILK);
    OpenSale waits = park(lucia, null, BREAD);
    maria.keepPayment(
        sale.beginPayment()
            .then(paying -> paying.addTender("card", TenderKind.CARD, 100))
            .orElseThrow());

    TicketAnswer moneyLies = new TicketAnswer.Refused(new SaleRefusal.MoneyTaken(100));
    assertThat(maria.park(sale, null)).isEqualTo(moneyLies);
    assertThat(maria.recall(sale, waits.id())).isEqualTo(moneyLies);
    assertThat(onlyParked(maria)).isEqualTo(waits.id());
    assertThat(maria.current().tenders()).hasSize(1);
  }

  @Test
  void aProductThatIsGoneStaysOnTheParkedTicket() {
    OpenSale sale = park(maria, null, MILK);
    shop.replica.write(
        Priority.PERSON, tx -> tx.handle().execute("update product set deleted = 1, active = 0"));

    OpenTicket taken = next(lucia.recall(lucia.current().sale(), sale.id())).next();

    assertThat(taken.sale().lines()).isEqualTo(sale.lines());
    assertThat(paid(lucia.complete(inCash(taken.sale()))).totals().grossMinor()).isEqualTo(165);
  }

  @Test
  void aDamagedTicketDoesNotStopTheOthers() {
    OpenSale broken = park(maria, "broken", MILK);
    OpenSale whole = park(maria, "whole", BREAD);
    shop.replica.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update cart set content = '{' where id = ?", broken.id()));
    OpenSale own = lucia.current().sale();

    assertThat(lucia.parked())
        .extracting(ParkedTicket::name, ParkedTicket::items)
        .containsExactlyInAnyOrder(tuple("broken", (Long) null), tuple("whole", 1L));
    assertThat(lucia.parked())
        .extracting(ParkedTicket::total)
        .as("what it came to is known all the same")
        .contains(new Money(165, EUR));
    assertThat(lucia.recall(own, broken.id())).isEqualTo(new TicketAnswer.Damaged());
    assertThat(onlyParked(lucia)).isEqualTo(whole.id());
    assertThat(shop.aside()).extracting(TestShop.Aside::content).contains("{");
    assertThat(next(lucia.recall(own, whole.id())).next().sale().lines()).hasSize(1);
  }

  /// Source: R21.
  @Test
  void twoCopiesOfTheTillThatBothRecallItSellTwoSales() throws IOException {
    OpenSale sale = park(maria, null, MILK);
    shop.close();
    Path copy = Files.copy(folder.resolve("till.db"), folder.resolve("copy.db"));

    try (TestShop first = TestShop.reopen(folder.resolve("till.db"), 21);
        TestShop second = TestShop.reopen(copy, 22)) {
      assertThat(recallAndSell(first, sale.id())).isNotEqualTo(recallAndSell(second, sale.id()));
    }
    shop = TestShop.reopen(folder.resolve("till.db"));
  }

  private static String recallAndSell(TestShop till, String parkedId) {
    TillDesk desk = till.desk("lucia");
    OpenTicket taken = next(desk.recall(desk.current().sale(), parkedId)).next();
    return paid(desk.complete(inCash(taken.sale()))).id();
  }

  @Test
  void aTillThatJoinsAnewKeepsItsParkedTickets() {
    OpenSale sale = park(maria, "waits", MILK);

    NewSeries.begin(shop.replica, 7);

    assertThat(onlyParked(lucia)).isEqualTo(sale.id());
    assertThat(next(lucia.recall(lucia.current().sale(), sale.id())).next().sale().lines())
        .hasSize(1);
  }

  @Test
  void whatIsRecalledAndPaidAtOnceIsOfAShiftThatIsOpen() {
    OpenSale sale = park(maria, null, MILK);
    shop.replica.write(Priority.PERSON, tx -> tx.handle().execute("update shift set deleted = 1"));

    OpenTicket taken = next(lucia.recall(lucia.current().sale(), sale.id())).next();

    String open =
        shop.replica
            .read(handle -> ShiftStore.openOf(handle, shop.replica.place().orElseThrow()))
            .orElseThrow()
            .id();
    assertThat(paid(lucia.complete(inCash(taken.sale()))).context().shiftId()).isEqualTo(open);
  }

  @Test
  void whenTheDiskTakesNothingTheTicketIsAsBefore() {
    OpenSale sale = ring(maria, MILK);
    disk.nextCommit = Commit.FAILS;

    assertThat(maria.park(sale, null)).isEqualTo(new TicketAnswer.NotSaved(Failure.DISK_FAULT));
    assertThat(maria.parked()).isEmpty();
    assertThat(maria.current().sale()).isEqualTo(sale);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsLookedUp() {
    OpenSale sale = ring(maria, MILK);
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    assertThat(next(maria.park(sale, "waits")).parked()).isNotNull();
    assertThat(onlyParked(lucia)).isEqualTo(sale.id());

    OpenSale own = ring(lucia, BREAD);
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    TicketAnswer.Next next = next(lucia.recall(own, sale.id()));
    assertThat(next.next().sale().lines().getFirst().item().productId()).isEqualTo("milk");
    assertThat(next.parked()).isNotNull();
    assertThat(onlyParked(maria)).isEqualTo(own.id());

    OpenSale left = ring(maria, MILK);
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    next = next(lucia.recall(lucia.current().sale(), left.id()));
    assertThat(next.next().sale().lines()).isEqualTo(left.lines());
    assertThat(maria.current().sale().lines()).isEmpty();
  }

  @Test
  void tracesOfRecalledTicketsAreForgottenAfterAWeek() {
    OpenSale sale = park(maria, null, MILK);
    next(lucia.recall(lucia.current().sale(), sale.id()));
    shop.advance(8 * 24 * 3_600_000L);
    park(maria, null, BREAD);

    assertThat(lucia.recall(lucia.current().sale(), sale.id())).isEqualTo(new TicketAnswer.Gone());
    assertThat(shop.number("select count(*) from cart where recalled_by is not null")).isZero();
  }

  @Test
  void aWholeTicketIsGivenUpWithWhoAndWhyAndTakesNoNumber() {
    OpenSale sale = ring(lucia, MILK, BREAD);

    TicketAnswer.Next next = next(lucia.voidTicket(sale, "The customer left", null));

    assertThat(next.next().sale().lines()).isEmpty();
    assertThat(next.next().number().number()).isEqualTo(1);
    assertThat(next.parked()).isNull();
    assertThat(lucia.parked()).isEmpty();
    assertThat(shop.aside())
        .singleElement()
        .satisfies(aside -> {
          assertThat(aside.id()).isEqualTo(sale.id());
          assertThat(aside.content()).contains("Latte intero", "Pane");
        });
    assertThat(journal(sale))
        .isEqualTo(
            "TICKET_VOIDED lucia - 555" + " The customer left | 1 Latte intero: 165; 2 Pane: 390");
    assertThat(lucia.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.ELSEWHERE));
  }

  private String journal(OpenSale sale) {
    return shop.text(
        """
        select kind || ' ' || user_id || ' ' || coalesce(approved_by, '-') || ' ' || amount_minor
               || ' ' || detail
          from journal_event where subject_table = 'sale' and subject_id = '%s'
        """
            .formatted(sale.id()));
  }

  @Test
  void whoMayNotGiveATicketUpDoesItWithLeaveOnly() {
    OpenSale sale = ring(maria, MILK);
    Set<Permission> needed = Set.of(Permission.VOID_TICKET);

    assertThat(maria.voidTicket(sale, "why not", null))
        .isEqualTo(new TicketAnswer.NeedsApproval(needed));
    assertThat(maria.voidTicket(sale, "why not", new Approval("guest", needed)))
        .as("who may not do it himself gives no leave")
        .isEqualTo(new TicketAnswer.NeedsApproval(needed));
    assertThat(maria.current().sale()).isEqualTo(sale);

    next(maria.voidTicket(sale, "why not", new Approval("lucia", needed)));

    assertThat(journal(sale))
        .isEqualTo("TICKET_VOIDED maria lucia 165 why not | 1 Latte intero: 165");
  }

  @Test
  void whoMayNotSellParksNothing() {
    TillDesk guest = shop.desk("guest");
    assertThat(guest.park(guest.current().sale(), null))
        .isEqualTo(new TicketAnswer.Blocked(Obstacle.NOT_PERMITTED));
  }

  @Test
  void anEmptyTicketIsNotGivenUpAndNeitherIsOneThatIsBeingPaid() {
    assertThat(lucia.voidTicket(lucia.current().sale(), "x", null))
        .isEqualTo(new TicketAnswer.Refused(new SaleRefusal.NothingToPay()));
    OpenSale sale = ring(lucia, MILK);
    lucia.keepPayment(
        sale.beginPayment()
            .then(paying -> paying.addTender("card", TenderKind.CARD, 100))
            .orElseThrow());
    assertThat(lucia.voidTicket(sale, "x", null))
        .isEqualTo(new TicketAnswer.Refused(new SaleRefusal.MoneyTaken(100)));
    assertThat(shop.number("select count(*) from journal_event where kind = 'TICKET_VOIDED'"))
        .isZero();
  }
}
