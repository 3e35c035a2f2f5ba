package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.TillShift;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.FaultyDatabase.Commit;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shift at a till that sells. Source: T8, S10.
final class ShiftDeskTest {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;
  private static final String MILK = "8000300285964";
  private static final CashCount MILK_MONEY = new CashCount(List.of(new Counted(1, 165)));

  @TempDir Path folder;
  private FaultyDatabase database;
  private TestShop shop;
  private ShiftDesk lucia;

  @BeforeEach
  void open() {
    database = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    shop = TestShop.create(database);
    shop.product("milk", "Latte intero 1 l", 165, MILK);
    lucia = shop.shiftDesk("lucia");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /// A dead battery may say any date; days and months that are closed by it stay closed.
  @Test
  void aClockThatIsFarAheadOpensNothingBeforeSomebodySaysThatItIsRight() {
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String first = value(lucia.open(0));
    value(lucia.close(first, CashCount.NOTHING, null));
    long last = shop.nowMillis();
    shop.advance(6 * DAY_MILLIS);
    assertThat(lucia.look().open()).isNull();
    shop.advance(359 * DAY_MILLIS);

    assertThat(lucia.open(0))
        .isEqualTo(new ShiftAnswer.Refused<>(new ShiftRefusal.ClockAhead(last, shop.nowMillis())));
    assertThat(shop.number("select count(*) from closing")).as("no day is closed").isOne();
    assertThat(shop.number("select count(*) from shift")).isOne();

    value(lucia.open(0, true));
    assertThat(shop.number("select count(*) from closing where kind = 'YEAR'")).isOne();
    assertThat(lucia.periods())
        .extracting(z -> z.closing().kind())
        .containsExactly(ClosingKind.YEAR, ClosingKind.MONTH, ClosingKind.DAY);
    ZReport z = Objects.requireNonNull(lucia.look().last());
    assertThat(z.periods())
        .as("what the opening closed stands behind the last Z")
        .extracting(Closing::kind)
        .containsExactly(ClosingKind.DAY, ClosingKind.MONTH, ClosingKind.YEAR);
    assertThat(Objects.requireNonNull(lucia.periods().getFirst().seal()).chain())
        .isEqualTo(TestShop.SERIES);
    assertThat(shop.shiftDesk("guest").periods()).as("he may not see reports").isEmpty();
  }

  @Test
  void aDayFromTheFloatToTheZ() {
    assertThat(lucia.look().open()).isNull();
    String id = value(lucia.open(10_000));
    sellMilk("maria");
    value(lucia.move(CashMovementKind.SAFE_DROP, 5_000, "In cassaforte"));

    ShiftNow now = lucia.look();
    ShiftNow.Open open = Objects.requireNonNull(now.open());
    ShiftFigures figures = Objects.requireNonNull(open.figures());
    assertThat(open.openedBy()).isEqualTo("Lucia R.");
    assertThat(open.bySale()).isFalse();
    assertThat(open.openedAt()).hasToString("2026-11-21T13:00");
    assertThat(figures.drawer().expectedMinor()).isEqualTo(5_165);
    assertThat(figures.takings().tickets()).isOne();
    assertThat(open.moved()).extracting(ShiftNow.Moved::reason).containsExactly("In cassaforte");
    assertThat(now.names().rates()).containsEntry("IT-10", "IVA 10%");

    CashCount count = new CashCount(List.of(new Counted(5_000, 1), new Counted(5, 33)));
    Reckoning reckoning = value(lucia.count(id, count));
    assertThat(reckoning.differenceMinor()).isZero();
    ZReport z = value(lucia.close(id, count, null));

    assertThat(z.closing().number()).isOne();
    assertThat(z.shiftNumber()).isOne();
    assertThat(z.closedBy()).isEqualTo("Lucia R.");
    assertThat(Objects.requireNonNull(z.seal()).place()).isEqualTo(3);
    assertThat(z.seal().atHeadOffice()).isFalse();
    assertThat(lucia.look().open()).isNull();
    assertThat(Objects.requireNonNull(lucia.look().last()).closing()).isEqualTo(z.closing());
    assertThat(lucia.look().floats()).startsWith(5_165L, 10_000L);
  }

  /// Source: T8, T1. Each shift tells of its own, whoever opened the drawer and with whose leave.
  @Test
  void theZCountsHowOftenTheDrawerWasOpenedWithoutASale() {
    value(lucia.open(0));
    noSale("lucia", null);
    noSale("maria", new Approval("lucia", Set.of(Permission.OPEN_DRAWER)));
    sellMilk("maria");
    ShiftNow.Open open = Objects.requireNonNull(lucia.look().open());

    assertThat(Objects.requireNonNull(open.figures()).drawerOpenings()).isEqualTo(2);
    ZReport first = value(lucia.close(open.id(), MILK_MONEY, null));
    assertThat(first.closing().figures().drawerOpenings()).isEqualTo(2);

    String next = value(lucia.open(0));
    noSale("lucia", null);
    ZReport second = value(lucia.close(next, CashCount.NOTHING, null));
    assertThat(second.closing().figures().drawerOpenings()).isOne();
  }

  /// Source: T8, R39. The drawer opens by its key before anybody has opened a shift.
  @Test
  void anOpeningOfTheDrawerBetweenAZAndTheNextShiftIsOnTheNextZ() {
    noSale("lucia", null);
    String first = value(lucia.open(0));
    assertThat(value(lucia.close(first, CashCount.NOTHING, null)).closing().figures())
        .extracting(ShiftFigures::drawerOpenings)
        .isEqualTo(1L);

    noSale("lucia", null);
    noSale("lucia", null);
    String next = value(lucia.open(0));
    noSale("lucia", null);
    ShiftNow.Open open = Objects.requireNonNull(lucia.look().open());
    assertThat(Objects.requireNonNull(open.figures()).drawerOpenings()).isEqualTo(3);
    assertThat(value(lucia.close(next, CashCount.NOTHING, null)).closing().figures())
        .extracting(ShiftFigures::drawerOpenings)
        .isEqualTo(3L);
    String last = value(lucia.open(0));
    assertThat(value(lucia.close(last, CashCount.NOTHING, null)).closing().figures())
        .extracting(ShiftFigures::drawerOpenings)
        .isEqualTo(0L);
  }

  /// Source: T8. Nobody signs for a difference that he has not seen.
  @Test
  void aZIsOfTheDifferenceThatWasSeen() {
    String id = value(lucia.open(0));
    sellMilk("maria");
    Reckoning seen = value(lucia.count(id, MILK_MONEY));
    assertThat(seen.differenceMinor()).isZero();
    sellMilk("maria");

    assertThat(lucia.close(id, seen, null))
        .isEqualTo(new ShiftAnswer.Refused<>(new ShiftRefusal.FiguresMoved(330)));
    assertThat(lucia.look().open()).isNotNull();
    Reckoning now = new Reckoning(seen.count(), 330, null, 1);
    assertThat(lucia.close(id, now, null))
        .isEqualTo(new ShiftAnswer.Refused<>(new ShiftRefusal.ReasonMissing()));
    assertThat(value(lucia.close(id, now, "Manca")).closing().differenceMinor()).isEqualTo(-165);
  }

  private void noSale(String cashier, @Nullable Approval leave) {
    assertThat(shop.desk(cashier).noSale(leave)).isEqualTo(new NoSaleAnswer.Noted());
  }

  /// Source: T8. Whoever is being served is served; his money is in the next drawer.
  @Test
  void aCartThatWasBegunBeforeTheZIsPaidInTheNextShift() {
    TillDesk maria = shop.desk("maria");
    OpenSale cart = done(maria.ringUp(maria.current().sale(), MILK));
    String first = Objects.requireNonNull(lucia.look().open()).id();
    ZReport z = value(lucia.close(first, CashCount.NOTHING, null));

    CompletedSale sold = paid(maria.complete(inCash(cart)));

    assertThat(sold.context().shiftId()).isNotEqualTo(first);
    ShiftNow.Open next = Objects.requireNonNull(lucia.look().open());
    assertThat(next.id()).isEqualTo(sold.context().shiftId());
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.bySale()).isTrue();
    assertThat(z.closing().figures().takings().tickets()).isZero();
    assertThat(stored(first)).isZero();
  }

  private long stored(String shiftId) {
    return shop.replica.read(handle ->
        handle
            .createQuery("select count(*) from sale where shift_id = ?")
            .bind(0, shiftId)
            .mapTo(Long.class)
            .one());
  }

  @Test
  void nothingIsClosedWhileMoneyLiesAndItIsToldWhose() {
    TillDesk maria = shop.desk("maria");
    OpenSale cart = done(maria.ringUp(maria.current().sale(), MILK));
    PayingSale half =
        cart.beginPayment().orElseThrow().addTender("cash", TenderKind.CASH, 100).orElseThrow();
    assertThat(maria.keepPayment(half)).isEmpty();
    String id = Objects.requireNonNull(lucia.look().open()).id();

    assertThat(lucia.close(id, CashCount.NOTHING, null))
        .isEqualTo(new ShiftAnswer.Refused<>(new ShiftRefusal.MoneyLies("Maria B.")));
    paid(maria.complete(half.addTender("cash", TenderKind.CASH, 65).orElseThrow()));
    assertThat(lucia.close(id, MILK_MONEY, null)).isInstanceOf(ShiftAnswer.Done.class);
  }

  @Test
  void whoMayNotIsTurnedAwayAndSeesNoFigures() {
    sellMilk("maria");
    ShiftDesk maria = shop.shiftDesk("maria");
    String id = Objects.requireNonNull(maria.look().open()).id();

    assertThat(maria.open(0)).isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.OPEN_SHIFT));
    assertThat(maria.move(CashMovementKind.CASH_IN, 1, "x"))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.MOVE_CASH));
    assertThat(maria.count(id, MILK_MONEY))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.CLOSE_SHIFT));
    assertThat(maria.close(id, MILK_MONEY, null))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.CLOSE_SHIFT));
    assertThat(Objects.requireNonNull(maria.look().open()).figures()).isNull();
    assertThat(maria.look().last()).isNull();
  }

  @Test
  void withSomebodysLeaveItIsDoneAndTheJournalNamesHim() {
    sellMilk("maria");
    ShiftDesk maria = shop.shiftDesk("maria");
    String id = Objects.requireNonNull(maria.look().open()).id();
    TillShift allowed =
        maria.allowedBy(
            new Approval("lucia", Set.of(Permission.MOVE_CASH, Permission.CLOSE_SHIFT)));

    String moved = value(allowed.move(CashMovementKind.CASH_IN, 500, "Spiccioli"));
    Reckoning seen = value(allowed.count(id, CashCount.NOTHING));
    value(allowed.close(id, seen, "Mancano"));
    assertThat(allowed.open(0)).isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.OPEN_SHIFT));

    assertThat(approver("CASH_MOVED")).isEqualTo("lucia");
    assertThat(approver("SHIFT_CLOSED")).isEqualTo("lucia");
    assertThat(
            shop.replica.<String>read(handle ->
                handle
                    .createQuery("select approved_by from cash_movement where id = ?")
                    .bind(0, moved)
                    .mapTo(String.class)
                    .one()))
        .isEqualTo("lucia");
  }

  @Test
  void leaveOfSomebodyWhoMayNotHimselfIsNone() {
    sellMilk("maria");
    TillShift allowed =
        shop.shiftDesk("maria").allowedBy(new Approval("maria", Set.of(Permission.MOVE_CASH)));
    assertThat(allowed.move(CashMovementKind.CASH_IN, 500, "Spiccioli"))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.MOVE_CASH));
  }

  private String approver(String kind) {
    return shop.replica.read(handle ->
        handle
            .createQuery("select approved_by from journal_event where kind = ? order by seq")
            .bind(0, kind)
            .mapTo(String.class)
            .list()
            .getLast());
  }

  /// Blind: who counts and may not read figures learns them by the confirmed count alone.
  @Test
  void whoCountsIsToldWhatShouldBeThereOnlyAfterHisCount() {
    shop.role("CASHIER", Set.of(Permission.SELL, Permission.CLOSE_SHIFT));
    sellMilk("maria");
    ShiftDesk maria = shop.shiftDesk("maria");
    ShiftNow.Open open = Objects.requireNonNull(maria.look().open());
    assertThat(open.figures()).isNull();

    Reckoning first = value(maria.count(open.id(), CashCount.NOTHING));
    Reckoning second = value(maria.count(open.id(), MILK_MONEY));

    assertThat(first.expectedMinor()).isEqualTo(165);
    assertThat(second.times()).isEqualTo(2);
  }

  @Test
  void aFullDiskChangesNothingAndTheNextTryIsWell() {
    value(lucia.open(100));
    String id = Objects.requireNonNull(lucia.look().open()).id();
    CashCount count = new CashCount(List.of(new Counted(100, 1)));
    database.nextCommit = Commit.FAILS;

    assertThat(lucia.close(id, count, null))
        .isEqualTo(new ShiftAnswer.NotSaved<>(Failure.DISK_FAULT));
    assertThat(lucia.look().open()).isNotNull();
    assertThat(value(lucia.close(id, count, null)).closing().number()).isOne();
  }

  @Test
  void aCommitWhoseAnswerWasLostIsLookedUp() {
    database.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    String id = value(lucia.open(100));
    database.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    value(lucia.move(CashMovementKind.CASH_IN, 65, "change"));
    database.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    ZReport z = value(lucia.close(id, MILK_MONEY, null));

    assertThat(z.closing().number()).isOne();
    assertThat(shop.replica.<Boolean>read(handle -> ClosingStore.isClosed(handle, id))).isTrue();
  }

  /// Else he counts again what he has counted once, and the Z says that there were two counts.
  @Test
  void aCountWhoseAnswerWasLostIsToldAsCounted() {
    String id = value(lucia.open(165));
    database.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;

    Reckoning told = value(lucia.count(id, MILK_MONEY));

    assertThat(told).isEqualTo(new Reckoning(MILK_MONEY, 165, null, 1));
    database.nextCommit = Commit.FAILS;
    assertThat(lucia.count(id, MILK_MONEY))
        .isEqualTo(new ShiftAnswer.NotSaved<>(Failure.DISK_FAULT));
    assertThat(value(lucia.close(id, MILK_MONEY, null)).closing().reckoning()).isEqualTo(told);
  }

  @Test
  void aDiskThatSaysNothingIsToldAsUnknown() {
    String id = value(lucia.open(0));
    database.nextCommit = Commit.FAILS;
    database.failNewWriters = true;

    assertThat(lucia.close(id, CashCount.NOTHING, null))
        .isEqualTo(new ShiftAnswer.Unknown<>(Failure.DISK_FAULT));
    database.heal();
    assertThat(lucia.close(id, CashCount.NOTHING, null)).isInstanceOf(ShiftAnswer.Done.class);
  }

  @Test
  void onlyTheShopThatOpenedItClosesIt() {
    String id = value(lucia.open(0));
    shop.replica.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update shift set establishment_id = '2' where id = ?", id));

    assertThat(lucia.close(id, CashCount.NOTHING, null))
        .isEqualTo(new ShiftAnswer.Refused<>(new ShiftRefusal.OfAnotherShop("2")));
    // It sells on, in a shift of this shop.
    CompletedSale sold = sellMilk("maria");
    Shift open =
        shop.replica
            .read(handle -> ShiftStore.openOf(handle, Places.find(handle).orElseThrow()))
            .orElseThrow();
    assertThat(open.id()).isEqualTo(sold.context().shiftId()).isNotEqualTo(id);
  }

  private CompletedSale sellMilk(String cashier) {
    TillDesk desk = shop.desk(cashier);
    return paid(desk.complete(inCash(done(desk.ringUp(desk.current().sale(), MILK)))));
  }

  private static <T> T value(ShiftAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShiftAnswer.Done.class);
    return ((ShiftAnswer.Done<T>) answer).value();
  }
}
