package dev.sempre.replica.shift;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static dev.sempre.replica.sale.TestTill.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Closing.Range;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.shift.Takings;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.testing.CutDatabase;
import dev.sempre.replica.testing.TestPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Z of a shift, and the closings of days, months and years above it. Source: T8, R37, I9, F42.
final class ClosingStoreTest {
  private static final long HOUR_MILLIS = 3_600_000;

  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
    till.replica.signWith(text -> "signed");
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void zSaysWhatWasSoldMovedAndCounted() {
    Shift shift = open(10_000);
    CompletedSale first = sell(cart(1_000, 7));
    sellWithChange(cart(550), 1_000);
    CompletedSale last = sellByCard(cart(2_000));
    move(CashMovementKind.CASH_IN, 5_000, "coins from the bank");
    move(CashMovementKind.CASH_OUT, 300, "stamps");
    move(CashMovementKind.SAFE_DROP, 8_000, "safe");
    note(EventKind.DRAWER_OPENED);
    note(EventKind.DRAWER_OPENED);
    note(EventKind.TICKET_VOIDED);
    till.clock.advance(HOUR_MILLIS);

    // 10 000 + 1 007 + 550 + 5 000 - 300 - 8 000
    Closing z = close(shift, count(8_256), "one cent too few, a coin fell").orElseThrow();

    Takings takings = z.figures().takings();
    assertThat(z.kind()).isEqualTo(ClosingKind.SHIFT);
    assertThat(z.number()).isOne();
    assertThat(z.closedAt().epochMillis()).isEqualTo(till.clock.epochMillis());
    assertThat(takings.tickets()).isEqualTo(3);
    assertThat(takings.first()).isEqualTo(first.number());
    assertThat(takings.last()).isEqualTo(last.number());
    assertThat(takings.grossMinor()).isEqualTo(3_557);
    assertThat(takings.tenders())
        .containsExactly(
            new Takings.Paid("cash", TenderKind.CASH, 2, 1_557),
            new Takings.Paid("card", TenderKind.CARD, 1, 2_000));
    assertThat(z.figures().drawer()).isEqualTo(new Drawer(10_000, 1_557, 0, 5_000, 300, 8_000));
    assertThat(z.figures().voidedTickets()).isOne();
    assertThat(z.figures().drawerOpenings()).isEqualTo(2);
    assertThat(z.differenceMinor()).isEqualTo(-1);
    assertThat(z.openedBySale()).isFalse();
    assertThat(ClosingStore.ofShift(till.handle, shift.id())).contains(z);
    assertThat(ClosingStore.byId(till.handle, z.id())).contains(z);
    assertThat(Objects.requireNonNull(z.reckoning()).reason())
        .isEqualTo("one cent too few, a coin fell");
  }

  /// At whatever place, and whenever it is read: what came before the Z before it or after its own
  /// is not counted.
  @Test
  void aShiftKeepsItsEventsWhenOthersHaveFollowed() {
    note(EventKind.DRAWER_OPENED);
    Shift first = open(0);
    close(first, count(0), null).orElseThrow();
    note(EventKind.DRAWER_OPENED);
    note(EventKind.DRAWER_OPENED);
    Shift second = open(0);
    close(second, count(0), null).orElseThrow();
    note(EventKind.DRAWER_OPENED);
    Shift third = open(0);
    note(EventKind.DRAWER_OPENED);
    note(EventKind.DRAWER_OPENED);

    // The centre numbers by arrival, table by table: shifts there need not lie among their events.
    till.execute("update shift set seq = seq + 1000");

    assertThat(List.of(first, second, third))
        .extracting(shift -> FiguresStore.of(till.handle, shift).drawerOpenings())
        .containsExactly(1L, 2L, 3L);
  }

  /// The next opening closes the day: at the same millisecond too, if the clock was set back.
  @Test
  void whatTheNextOpeningClosedStandsBehindTheZAndNotBehindTheOneAfterIt() {
    Shift first = open(0);
    sell(cart(1_000));
    Closing z = close(first, count(1_000), null).orElseThrow();
    assertThat(ClosingStore.periodsBehind(till.handle, z)).isEmpty();
    till.clock.advance(24 * HOUR_MILLIS);
    Shift second = open(0);
    sell(cart(2_000));
    Closing later = close(second, count(2_000), null).orElseThrow();

    assertThat(ClosingStore.periodsBehind(till.handle, z))
        .extracting(Closing::kind)
        .containsExactly(ClosingKind.DAY);
    assertThat(ClosingStore.periodsBehind(till.handle, later)).isEmpty();
    till.clock.advance(40 * 24 * HOUR_MILLIS);
    Shift _ = open(0);
    assertThat(ClosingStore.periodsBehind(till.handle, later))
        .extracting(Closing::kind)
        .containsExactly(ClosingKind.DAY, ClosingKind.MONTH, ClosingKind.YEAR);
    assertThat(ClosingStore.latestPeriods(till.handle, "till-2", 2))
        .extracting(Closing::kind)
        .containsExactly(ClosingKind.YEAR, ClosingKind.MONTH);
    LocalDate day = z.closedAt().businessDate();
    assertThat(ClosingStore.between(till.handle, day, day))
        .as("the closings that count for it, also of its month")
        .extracting(Closing::kind)
        .contains(ClosingKind.SHIFT, ClosingKind.DAY);
    assertThat(ClosingStore.between(till.handle, null, day.minusDays(1))).isEmpty();
    assertThat(ClosingStore.between(till.handle, null, null)).hasSize(6);
  }

  @Test
  void zSaysWhatWasRoundedAndTheDrawerHoldsTheCoinsThatMoved() {
    Shift shift = open(0);
    CashRounding five = new CashRounding(5);
    sell(
        cart(1_002)
            .beginPayment(five)
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 2_000))
            .orElseThrow());
    sell(
        cart(1_504)
            .beginPayment(five)
            .then(paying -> paying.addTender("card", TenderKind.CARD, 1_000))
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 505))
            .orElseThrow());
    sell(
        cart(998)
            .beginPayment(five)
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 1_000))
            .orElseThrow());

    // 20.00 less 10.00 change, 5.05, 10.00
    Closing z = close(shift, count(2_505), null).orElseThrow();

    Takings takings = z.figures().takings();
    assertThat(z.differenceMinor()).isZero();
    assertThat(takings.roundingMinor()).isEqualTo(-2 + 1 + 2);
    assertThat(takings.grossMinor()).isEqualTo(1_002 + 1_504 + 998);
    assertThat(takings.netMinor() + takings.taxMinor()).isEqualTo(takings.grossMinor());
    assertThat(takings.cashMinor()).isEqualTo(2_505);
    assertThat(ClosingStore.byId(till.handle, z.id())).contains(z);
  }

  @Test
  void zIsSealedInTheChainOfItsTicketsAndAddsNothingToThePerpetualTotal() {
    Shift shift = open(0);
    sell(cart(1_000));
    sell(cart(500));
    move(CashMovementKind.SAFE_DROP, 1_000, "safe");
    ChainStore.Head before = ChainStore.head(till.handle, SERIES).orElseThrow();

    Closing z = close(shift, count(500), null).orElseThrow();

    ClosingStore.SealedAs seal = ClosingStore.sealOf(till.handle, z.id()).orElseThrow();
    assertThat(before.number()).isEqualTo(3);
    assertThat(seal.number()).isEqualTo(4);
    assertThat(seal.perpetualMinor()).isEqualTo(1_500);
    assertThat(seal.signed()).isTrue();
    assertThat(seal.pending()).isTrue();
    sell(cart(70));
    assertThat(chain().holds()).as(chain().line()).isTrue();
    assertThat(Objects.requireNonNull(chain().head()).perpetualMinor()).isEqualTo(1_570);
  }

  @Test
  void aShiftThatASaleHasOpenedIsToldOnItsZ() {
    CompletedSale sale = sell(cart(100));

    Closing z = close(shift(sale), count(100), null).orElseThrow();

    assertThat(z.openedBySale()).isTrue();
    assertThat(z.figures().drawer().floatMinor()).isZero();
  }

  @Test
  void aDifferenceNeedsAReasonAndNothingIsStoredWithoutOne() {
    Shift shift = open(100);
    move(CashMovementKind.CASH_IN, 1, "found");

    assertThat(close(shift, count(100), null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonMissing()));
    assertThat(close(shift, count(100), " "))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonMissing()));
    assertThat(close(shift, count(101), "x".repeat(401)))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonUnusable(400)));
    assertThat(ClosingStore.isClosed(till.handle, shift.id())).isFalse();
    assertThat(close(shift, count(101), null).orElseThrow().differenceMinor()).isZero();
  }

  @Test
  void aClosedShiftIsNotClosedAgainAndTheNextSaleOpensAnother() {
    Shift shift = open(0);
    close(shift, CashCount.NOTHING, null).orElseThrow();

    assertThat(close(shift, CashCount.NOTHING, null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.AlreadyClosed(1)));
    assertThat(ShiftStore.openOf(till.handle, place())).isEmpty();
    CompletedSale next = sell(cart(100));
    assertThat(next.context().shiftId()).isNotEqualTo(shift.id());
    assertThat(shift(next).number()).isEqualTo(2);
    assertThat(ClosingStore.ofShift(till.handle, shift.id()).orElseThrow().figures().takings())
        .isEqualTo(Takings.NONE);
  }

  @Test
  void onlyTheShopThatOpenedAShiftClosesIt() {
    Shift shift = open(0);
    till.execute("update shift set establishment_id = '2'");
    assertThat(close(shift, CashCount.NOTHING, null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.OfAnotherShop("2")));
    till.execute("update shift set establishment_id = '1', device_id = 'till-3'");
    assertThat(close(shift, CashCount.NOTHING, null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.OfAnotherShop("1")));
  }

  @Test
  void nothingIsClosedWhileMoneyLiesOrByATillThatIsSetBack() {
    Shift shift = open(0);
    PayingSale half =
        cart(1_000)
            .beginPayment()
            .orElseThrow()
            .addTender("cash", TenderKind.CASH, 400)
            .orElseThrow();
    till.save(half);
    assertThat(close(shift, CashCount.NOTHING, null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.MoneyLies("maria")));

    till.save(half.cart()); // The money was given back; what was rung up waits for the next shift.
    PlaceSetBack.mark(till.replica, "another life");
    assertThat(close(shift, CashCount.NOTHING, null))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.SetBack()));
    till.replica.write(
        Priority.PERSON,
        tx -> {
          SetBack.clear(tx);
          return null;
        });
    assertThat(close(shift, CashCount.NOTHING, null).orElseThrow().number()).isOne();
  }

  @Test
  void howOftenADrawerWasCountedStaysOnItsZAlsoOverARestart() {
    Shift shift = open(0);
    assertThat(counted(shift, 7)).isOne();
    till.close();
    open();
    assertThat(counted(shift, 0)).isEqualTo(2);

    Reckoning reckoning =
        Objects.requireNonNull(close(shift, CashCount.NOTHING, null).orElseThrow().reckoning());
    assertThat(reckoning.times()).isEqualTo(2);
  }

  @Test
  void aTillWhoseClockIsSetBackClosesNoEarlierThanItSold() {
    Shift shift = open(0);
    till.clock.advance(HOUR_MILLIS);
    CompletedSale sale = sell(cart(100));
    till.clock.advance(-30 * HOUR_MILLIS);

    Closing z = close(shift, count(100), null).orElseThrow();
    Shift next = open(0);

    assertThat(z.closedAt().epochMillis()).isEqualTo(sale.completedAt().epochMillis());
    assertThat(next.openedAtMillis()).isEqualTo(z.closedAt().epochMillis());
    assertThat(next.businessDate()).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @Test
  void aDayIsClosedWithTheFirstShiftOfALaterOneAndIsTheSumOfItsShifts() {
    at("2026-11-21T08:00:00Z");
    Shift morning = open(0);
    sell(cart(1_000, 7));
    Closing first = close(morning, count(1_007), null).orElseThrow();
    Shift evening = open(1_007);
    sell(cart(200));
    move(CashMovementKind.CASH_OUT, 100, "stamps");
    Closing second = close(evening, count(1_100), "seven too few").orElseThrow();
    assertThat(closings(ClosingKind.DAY)).isEmpty();

    at("2026-11-23T08:00:00Z");
    sell(cart(50));

    Closing day = closings(ClosingKind.DAY).getFirst();
    assertThat(closings(ClosingKind.DAY)).hasSize(1);
    assertThat(day.period()).isEqualTo("2026-11-21");
    assertThat(day.number()).isOne();
    assertThat(day.beneath()).isEqualTo(new Range(1, 2));
    assertThat(day.figures()).isEqualTo(first.figures().plus(second.figures()));
    assertThat(day.figures().takings().grossMinor()).isEqualTo(1_207);
    assertThat(day.figures().drawer()).isEqualTo(new Drawer(0, 1_207, 0, 0, 100, 0));
    assertThat(day.differenceMinor()).isEqualTo(-7);
    assertThat(day.reckoning()).isNull();
    assertThat(ClosingStore.sealOf(till.handle, day.id()).orElseThrow().perpetualMinor())
        .isEqualTo(1_207);
    assertThat(chain().holds()).as(chain().line()).isTrue();
  }

  @Test
  void aShiftThatGoesIntoTheNextYearClosesDayMonthAndYearWithItsZ() {
    at("2026-12-30T12:00:00Z");
    Shift before = open(0);
    sell(cart(100));
    close(before, count(100), null).orElseThrow();
    at("2026-12-31T20:00:00Z");
    Shift shift = open(0);
    sell(cart(1_000));
    at("2027-01-01T01:00:00Z");
    sell(cart(30));

    Closing z = close(shift, count(1_030), null).orElseThrow();

    assertThat(z.closedAt().businessDate()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(closings(ClosingKind.DAY))
        .extracting(day -> day.period() + " " + day.figures().takings().grossMinor())
        .containsExactly("2026-12-30 100", "2026-12-31 1030");
    assertThat(closings(ClosingKind.MONTH))
        .extracting(month -> month.period() + " " + month.figures().takings().grossMinor())
        .containsExactly("2026-12 1130");
    Closing year = closings(ClosingKind.YEAR).getFirst();
    assertThat(year.period()).isEqualTo("2026");
    assertThat(year.figures().takings().tickets()).isEqualTo(3);
    assertThat(year.beneath()).isEqualTo(new Range(1, 1));
    assertThat(chain().holds()).as(chain().line()).isTrue();
  }

  /// Rome goes back from 03:00 to 02:00 on 2026-10-25: the hour comes twice, the day once.
  @Test
  void theNightInWhichAnHourComesTwiceIsOneDay() {
    at("2026-10-24T22:30:00Z");
    Shift shift = open(0);
    sell(cart(100));
    at("2026-10-25T00:30:00Z");
    sell(cart(10));
    at("2026-10-25T01:30:00Z");
    sell(cart(1));
    Closing z = close(shift, count(111), null).orElseThrow();
    at("2026-10-25T22:59:00Z");
    Shift late = open(0);
    at("2026-10-25T23:01:00Z");
    close(late, CashCount.NOTHING, null).orElseThrow();

    assertThat(z.closedAt().offsetMinutes()).isEqualTo(60);
    assertThat(z.period()).isEqualTo("2026-10-25");
    Closing day = closings(ClosingKind.DAY).getFirst();
    assertThat(closings(ClosingKind.DAY)).hasSize(1);
    assertThat(day.period()).isEqualTo("2026-10-25");
    assertThat(day.beneath()).isEqualTo(new Range(1, 2));
    assertThat(day.figures().takings().grossMinor()).isEqualTo(111);
  }

  /// I9: what is closed is in exactly one closing above it, and all of it adds up.
  @Test
  void closingsOfManyDaysAddUpAndTheirNumbersHaveNoGap() {
    at("2026-11-02T08:00:00Z");
    for (int i = 0; i < 150; i++) {
      Shift shift = open(0);
      sell(cart(100 + i));
      till.clock.advance((i % 5) * 7L * HOUR_MILLIS);
      close(shift, count(100 + i), null).orElseThrow();
    }
    for (ClosingKind kind : ClosingKind.values()) {
      List<Closing> closings = closings(kind);
      for (int i = 0; i < closings.size(); i++) {
        assertThat(closings.get(i).number()).isEqualTo(i + 1);
      }
      kind.beneath().ifPresent(beneath -> eachIsMadeOf(closings, closings(beneath)));
    }
    assertThat(closings(ClosingKind.MONTH)).hasSize(2);
    assertThat(closings(ClosingKind.YEAR)).extracting(Closing::period).containsExactly("2026");
    assertThat(chain().holds()).as(chain().line()).isTrue();
  }

  private static void eachIsMadeOf(List<Closing> above, List<Closing> beneath) {
    int next = 0;
    for (Closing closing : above) {
      Range range = Objects.requireNonNull(closing.beneath());
      assertThat(range.first()).isEqualTo(next + 1);
      List<Closing> parts = beneath.subList(next, (int) range.last());
      assertThat(parts)
          .allMatch(part ->
              closing.kind().period(part.closedAt().businessDate()).equals(closing.period()));
      assertThat(parts.stream().map(Closing::figures).reduce(ShiftFigures.NONE, ShiftFigures::plus))
          .isEqualTo(closing.figures());
      next = (int) range.last();
    }
  }

  @Test
  void ofTwoWhoCloseAtTheSameMomentOneDoes() throws Exception {
    Shift shift = open(0);
    sell(cart(100));
    try (ExecutorService people = Executors.newFixedThreadPool(2);
        Replica other = TestPlaces.open(TestPlaces.sqlite(file()), till.clock, 99)) {
      Callable<ShiftResult<Closing>> here = () -> close(till.replica, shift, count(100), null);
      Callable<ShiftResult<Closing>> there = () -> close(other, shift, count(100), null);
      List<ShiftResult<Closing>> results = new ArrayList<>();
      for (Future<ShiftResult<Closing>> each : people.invokeAll(List.of(here, there))) {
        results.add(value(each));
      }
      assertThat(results)
          .containsOnlyOnce(ShiftResult.refused(new ShiftRefusal.AlreadyClosed(1)))
          .anyMatch(result -> result instanceof ShiftResult.Done<Closing>);
    }
    assertThat(closings(ClosingKind.SHIFT)).hasSize(1);
    assertThat(chain().line()).doesNotContain(";");
  }

  private static ShiftResult<Closing> value(Future<ShiftResult<Closing>> future)
      throws InterruptedException, ExecutionException {
    return future.get();
  }

  /// F42: whatever statement was the last, there is all of a closing or nothing of it, and the next
  /// attempt ends well under the same number.
  @Test
  void aClosingThatIsCutBetweenAnyTwoStatementsIsThereAsAWholeOrNotAtAll() throws IOException {
    at("2026-12-31T12:00:00Z");
    Shift shift = open(0);
    sell(cart(100));
    at("2027-01-01T01:00:00Z");
    till.close();
    Path before = folder.resolve("before.db");
    copy(file(), before);
    Path cut = folder.resolve("cut.db");
    int statements = 0;
    boolean wasCut = true;
    while (wasCut) {
      copy(before, file());
      wasCut = dieAfter(statements, shift, cut);
      copy(wasCut ? cut : file(), file());
      till = TestTill.open(file());
      at("2027-01-01T01:00:00Z");
      till.replica.signWith(text -> "signed");
      if (wasCut) {
        assertThat(closings(ClosingKind.SHIFT)).as("cut after " + statements).isEmpty();
        assertThat(closings(ClosingKind.YEAR)).isEmpty();
        close(shift, count(100), null).orElseThrow();
      }
      assertThat(closings(ClosingKind.SHIFT)).extracting(Closing::number).containsExactly(1L);
      assertThat(closings(ClosingKind.YEAR)).hasSize(1);
      assertThat(chain().holds()).as(chain().line()).isTrue();
      till.close();
      statements++;
    }
    assertThat(statements).isGreaterThan(30);
    open();
  }

  /// @return false if it was done before so many statements
  private boolean dieAfter(int statements, Shift shift, Path cut) {
    CutDatabase database = new CutDatabase(TestPlaces.sqlite(file()));
    try (Replica replica = TestPlaces.open(database.database(), till.clock, statements)) {
      database.dieAfter(statements, () -> copy(file(), cut));
      close(replica, shift, count(100), null).orElseThrow();
      return false;
    } catch (CutDatabase.Cut dead) {
      return true;
    }
  }

  private static void copy(Path from, Path to) {
    try {
      for (String end : List.of("", "-wal")) {
        Path source = Path.of(from + end);
        Path target = Path.of(to + end);
        if (!source.equals(target)) {
          Files.deleteIfExists(target);
          if (Files.exists(source)) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      Files.deleteIfExists(Path.of(to + "-shm"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("till.db");
  }

  private void at(String instant) {
    till.clock.set(Instant.parse(instant).toEpochMilli());
  }

  private Place place() {
    return till.replica.place().orElseThrow();
  }

  private List<Closing> closings(ClosingKind kind) {
    return ClosingStore.behind(till.handle, "till-2", kind, 0);
  }

  private ChainStore.Checked chain() {
    return till.replica.read(handle ->
        ChainStore.check(handle, till.replica.dialect(), SERIES, (_, by) -> by.equals("signed")));
  }

  private Shift open(long floatMinor) {
    return till.replica
        .write(
            Priority.PERSON,
            tx -> ShiftStore.open(tx, TestTill.establishment(), floatMinor, "maria", null))
        .orElseThrow();
  }

  private Shift shift(CompletedSale sale) {
    return ShiftStore.byId(till.handle, sale.context().shiftId()).orElseThrow();
  }

  private OpenSale cart(long... pricesMinor) {
    return till.cart(pricesMinor);
  }

  private CompletedSale sell(OpenSale cart) {
    return sell(TestTill.paidInCash(cart));
  }

  private void sellWithChange(OpenSale cart, long givenMinor) {
    sell(
        cart.beginPayment()
            .orElseThrow()
            .addTender("cash", TenderKind.CASH, givenMinor)
            .orElseThrow());
  }

  private CompletedSale sellByCard(OpenSale cart) {
    PayingSale paying = cart.beginPayment().orElseThrow();
    return sell(paying.addTender("card", TenderKind.CARD, paying.dueMinor()).orElseThrow());
  }

  private CompletedSale sell(PayingSale paid) {
    return till.replica
        .write(
            Priority.PERSON,
            tx -> {
              Shift shift = ShiftStore.openOrBegin(tx, TestTill.establishment(), "maria");
              return SaleStore.complete(tx, paid.inShift(shift.id()), SERIES, ZONE);
            })
        .orElseThrow();
  }

  private void move(CashMovementKind kind, long minor, String reason) {
    CashMovement _ =
        till.replica
            .write(
                Priority.PERSON,
                tx ->
                    CashMovementStore.add(
                        tx,
                        TestTill.establishment(),
                        new CashMovementStore.Wish(till.newId(), kind, minor, reason),
                        "maria",
                        null))
            .orElseThrow();
  }

  private void note(EventKind kind) {
    till.replica.write(
        Priority.PERSON,
        tx -> {
          JournalStore.note(tx, JournalEvent.by("maria", kind));
          return null;
        });
  }

  private int counted(Shift shift, long minor) {
    return till.replica.write(
        Priority.PERSON, tx -> DrawerCountStore.add(tx, shift.id(), minor, "maria"));
  }

  /// So many single cents: what it is made of does not matter here.
  private static CashCount count(long minor) {
    return new CashCount(List.of(new Counted(1, minor)));
  }

  private ShiftResult<Closing> close(Shift shift, CashCount count, @Nullable String reason) {
    return close(till.replica, shift, count, reason);
  }

  private static ShiftResult<Closing> close(
      Replica replica, Shift shift, CashCount count, @Nullable String reason) {
    replica.signWith(text -> "signed");
    return replica.write(
        Priority.PERSON,
        tx ->
            ClosingStore.close(
                tx,
                TestTill.establishment(),
                new ClosingStore.Wish(shift.id(), count, reason),
                "maria",
                null));
  }
}
