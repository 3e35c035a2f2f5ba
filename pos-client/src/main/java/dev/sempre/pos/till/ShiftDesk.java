package dev.sempre.pos.till;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.TillShift;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.shift.CashMovement;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.CounterMoneyStore;
import dev.sempre.replica.shift.DrawerCountStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The shift of this till for one person: what the Shift screen does, and the command. Everything
/// is on disk before it is told. Safe to call from any thread. Source: T8, S10.
public final class ShiftDesk implements TillShift {
  private final Replica replica;
  private final TimeSource time;
  private final KnownShop shop;
  private final User person;
  private final Place place;
  private final @Nullable Approval approval;

  /// @param replica the database of an enrolled till
  /// @param time the machine's clock
  /// @param person who works here
  /// @throws IllegalStateException if the database is no till's
  public ShiftDesk(Replica replica, TimeSource time, KnownShop shop, User person) {
    this(replica, time, shop, person, null);
  }

  private ShiftDesk(
      Replica replica, TimeSource time, KnownShop shop, User person, @Nullable Approval approval) {
    this.replica = replica;
    this.time = time;
    this.shop = shop;
    this.person = person;
    this.approval = approval;
    this.place =
        replica.place().orElseThrow(() -> new IllegalStateException("this is nobody's till yet"));
  }

  /// Something that is done with a shift in one transaction.
  @FunctionalInterface
  private interface Deed<T> {
    ShiftResult<T> run(Tx tx, Establishment shop, @Nullable String approvedBy) throws SQLException;
  }

  /// Whether something was done after all, when the disk has not said.
  @FunctionalInterface
  private interface Look<T> {
    Optional<T> find(Handle handle);
  }

  @Override
  public TillShift seated() {
    return this;
  }

  @Override
  public TillShift allowedBy(Approval given) {
    return new ShiftDesk(replica, time, shop, person, given);
  }

  @Override
  public ShiftNow look() {
    return replica.read(handle -> reading(handle).now(place(handle), nowMillis()));
  }

  @Override
  public List<ZReport> periods() {
    return replica.read(handle -> reading(handle).periods(place(handle)));
  }

  @Override
  public ShiftAnswer<String> open(long floatMinor, boolean clockIsRight) {
    return act(
        Permission.OPEN_SHIFT,
        (tx, here, leave) -> {
          Optional<ShiftRefusal> ahead =
              clockIsRight || ShiftStore.openOf(tx.handle(), tx.place()).isPresent()
                  ? Optional.empty()
                  : ShiftStore.clockAhead(tx.handle(), tx.place(), tx.nowMillis());
          return ahead.isPresent()
              ? ShiftResult.refused(ahead.get())
              : ShiftStore.open(tx, here, floatMinor, person.id(), leave).map(Shift::id);
        },
        handle ->
            ShiftStore.openOf(handle, place(handle))
                .filter(shift -> !shift.openedBySale())
                .filter(shift -> shift.openedBy().equals(person.id()))
                .filter(shift -> shift.floatMinor() == floatMinor)
                .map(Shift::id));
  }

  @Override
  public ShiftAnswer<String> move(CashMovementKind kind, long amountMinor, String reason) {
    CashMovementStore.Wish wish =
        new CashMovementStore.Wish(replica.ids().next(), kind, amountMinor, reason);
    return act(
        Permission.MOVE_CASH,
        (tx, here, leave) ->
            CashMovementStore.add(tx, here, wish, person.id(), leave).map(CashMovement::id),
        handle -> CashMovementStore.byId(handle, wish.id()).map(CashMovement::id));
  }

  @Override
  public ShiftAnswer<Reckoning> count(String shiftId, CashCount count) {
    AtomicInteger times = new AtomicInteger();
    return act(
        Permission.CLOSE_SHIFT,
        (tx, _, _) -> count(tx, shiftId, count, times),
        handle -> counted(handle, shiftId, count, times.get()));
  }

  /// @param times gets how often the drawer was counted with this count
  private ShiftResult<Reckoning> count(
      Tx tx, String shiftId, CashCount count, AtomicInteger times) {
    Optional<Closing> closed = ClosingStore.ofShift(tx.handle(), shiftId);
    if (closed.isPresent()) {
      return ShiftResult.refused(new ShiftRefusal.AlreadyClosed(closed.get().number()));
    }
    Optional<Shift> shift = ShiftStore.byId(tx.handle(), shiftId);
    if (shift.isEmpty()) {
      return ShiftResult.refused(new ShiftRefusal.NoShiftOpen());
    }
    times.set(DrawerCountStore.add(tx, shiftId, count.totalMinor(), person.id()));
    return ShiftResult.done(ClosingStore.reckon(tx.handle(), shift.get(), count, times.get()));
  }

  /// A count that is on disk after all: told as not saved it would be made again, and the Z would
  /// say that it was no longer a blind one.
  private static Optional<Reckoning> counted(
      Handle handle, String shiftId, CashCount count, int times) {
    return DrawerCountStore.has(handle, shiftId, times, count.totalMinor())
        ? ShiftStore.byId(handle, shiftId)
            .map(shift -> ClosingStore.reckon(handle, shift, count, times))
        : Optional.empty();
  }

  @Override
  public ShiftAnswer<Boolean> declare(String requestId, SlipSays says) {
    return act(
        Permission.SETTLE_CARD,
        (tx, _, leave) ->
            ShiftResult.done(CardTrace.declareLeft(tx, requestId, says, person.id(), leave)),
        handle ->
            TerminalRequestStore.unclaimed(handle).stream()
                    .anyMatch(request -> request.id().equals(requestId))
                ? Optional.empty()
                : Optional.of(true));
  }

  @Override
  public ShiftAnswer<Boolean> setAside(String cashierId) {
    return act(
        Permission.CLOSE_SHIFT,
        (tx, _, leave) ->
            ShiftResult.done(
                !CounterMoneyStore.setAside(tx, cashierId, person.id(), leave).isEmpty()),
        handle ->
            CounterMoneyStore.lying(handle).stream()
                    .anyMatch(money -> money.cashierId().equals(cashierId))
                ? Optional.empty()
                : Optional.of(true));
  }

  @Override
  public ShiftAnswer<ZReport> close(String shiftId, Reckoning seen, @Nullable String reason) {
    return close(new ClosingStore.Wish(shiftId, seen.count(), reason, seen.expectedMinor()));
  }

  /// Makes the Z of a count of which nobody was told what it came to.
  ///
  /// @param reason why something else was counted than has to be there; null or blank for none
  public ShiftAnswer<ZReport> close(String shiftId, CashCount count, @Nullable String reason) {
    return close(new ClosingStore.Wish(shiftId, count, reason));
  }

  private ShiftAnswer<ZReport> close(ClosingStore.Wish wish) {
    return act(
        Permission.CLOSE_SHIFT,
        (tx, here, leave) ->
            ClosingStore.close(tx, here, wish, person.id(), leave)
                .map(closing -> reading(tx.handle()).report(closing)),
        handle ->
            ClosingStore.ofShift(handle, wish.shiftId())
                .map(closing -> reading(handle).report(closing)));
  }

  /// What the person may do. The one place that is asked.
  private Set<Permission> permissions(Handle handle) {
    return Leave.permissions(handle, place(handle), person.id());
  }

  private ShiftReading reading(Handle handle) {
    return new ShiftReading(handle, shop(handle), permissions(handle));
  }

  /// The shop, as it was last understood.
  ///
  /// @throws IllegalStateException if it is not known: nobody could have logged in
  private Establishment shop(Handle handle) {
    return shop.find(handle, place(handle))
        .orElseThrow(() -> new IllegalStateException("the shop of this till is not known"));
  }

  private Place place(Handle handle) {
    return Places.find(handle).orElse(place);
  }

  private long nowMillis() {
    return time.epochMillis() + replica.place().map(Place::clockOffsetMillis).orElse(0L);
  }

  private <T> ShiftAnswer<T> act(Permission needed, Deed<T> deed, Look<T> look) {
    try {
      String approvedBy = null;
      if (!replica.read(this::permissions).contains(needed)) {
        Leave leave = new Leave(replica, place, person);
        if (approval == null || !leave.isGood(approval, Set.of(needed))) {
          return new ShiftAnswer.NotPermitted<>(needed);
        }
        approvedBy = approval.by();
      }
      String by = approvedBy;
      return replica.write(
          Priority.PERSON, tx -> told(tx.handle(), deed.run(tx, shop(tx.handle()), by)));
    } catch (StoreFailure failure) {
      return failure.outcome() == Outcome.NOT_SAVED
          ? new ShiftAnswer.NotSaved<>(Failures.of(failure))
          : settle(failure, look);
    }
  }

  /// People know each other by their names.
  private static <T> ShiftAnswer<T> told(Handle handle, ShiftResult<T> result) {
    return switch (result) {
      case ShiftResult.Done<T>(T value) -> new ShiftAnswer.Done<>(value);
      case ShiftResult.Refused<T>(ShiftRefusal.MoneyLies(String cashier)) ->
          new ShiftAnswer.Refused<>(new ShiftRefusal.MoneyLies(ShiftReading.name(handle, cashier)));
      case ShiftResult.Refused<T>(ShiftRefusal refusal) -> new ShiftAnswer.Refused<>(refusal);
    };
  }

  /// The commit failed; what it may have left behind, valid but not counted, is overwritten by a
  /// transaction that looks and writes, and cannot come back after a restart. Source: R03.
  private <T> ShiftAnswer<T> settle(StoreFailure cause, Look<T> look) {
    try {
      return replica
          .write(
              Priority.PERSON,
              tx -> {
                long _ = tx.stamp();
                return look.find(tx.handle());
              })
          .<ShiftAnswer<T>>map(ShiftAnswer.Done::new)
          .orElseGet(() -> new ShiftAnswer.NotSaved<>(Failures.of(cause)));
    } catch (StoreFailure again) {
      return new ShiftAnswer.Unknown<>(Failures.of(again));
    }
  }
}
