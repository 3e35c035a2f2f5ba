package dev.sempre.pos.app;

import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.TillShift;
import dev.sempre.pos.shift.ZReport;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The shift in the hands of whoever is logged in: what each may do with it differs.
final class CurrentShift implements TillShift {
  private final Consumer<ZReport> closed;
  private final Consumer<String> moved;
  private final Runnable drawer;
  private final Runnable aside;
  private volatile @Nullable TillShift desk;

  /// @param closed told of each Z that is on disk; must return at once, whatever it does
  /// @param moved told the id of each movement that is on disk; must return at once too
  /// @param drawer told when cash goes into the drawer or out of it, once that is on disk; likewise
  /// @param aside told when money has been set aside, so that no screen goes on with it; likewise
  CurrentShift(Consumer<ZReport> closed, Consumer<String> moved, Runnable drawer, Runnable aside) {
    this.closed = closed;
    this.moved = moved;
    this.drawer = drawer;
    this.aside = aside;
  }

  /// Somebody else works here from now on.
  void become(TillShift next) {
    desk = next;
  }

  private TillShift desk() {
    TillShift now = desk;
    if (now == null) {
      throw new IllegalStateException("nobody is logged in");
    }
    return now;
  }

  @Override
  public TillShift seated() {
    return of(desk());
  }

  @Override
  public TillShift allowedBy(Approval approval) {
    return of(desk().allowedBy(approval));
  }

  private TillShift of(TillShift person) {
    CurrentShift one = new CurrentShift(closed, moved, drawer, aside);
    one.become(person);
    return one;
  }

  @Override
  public ShiftNow look() {
    return desk().look();
  }

  @Override
  public List<ZReport> periods() {
    return desk().periods();
  }

  @Override
  public ShiftAnswer<String> open(long floatMinor, boolean clockIsRight) {
    return told(desk().open(floatMinor, clockIsRight), _ -> drawer.run());
  }

  @Override
  public ShiftAnswer<String> move(CashMovementKind kind, long amountMinor, String reason) {
    return told(
        desk().move(kind, amountMinor, reason),
        id -> {
          drawer.run();
          moved.accept(id);
        });
  }

  @Override
  public ShiftAnswer<Boolean> declare(String requestId, SlipSays says) {
    return desk().declare(requestId, says);
  }

  @Override
  public ShiftAnswer<Boolean> setAside(String cashierId) {
    return told(desk().setAside(cashierId), _ -> aside.run());
  }

  @Override
  public ShiftAnswer<Reckoning> count(String shiftId, CashCount count) {
    return desk().count(shiftId, count);
  }

  @Override
  public ShiftAnswer<ZReport> close(String shiftId, Reckoning seen, @Nullable String reason) {
    return told(desk().close(shiftId, seen, reason), closed);
  }

  private static <T> ShiftAnswer<T> told(ShiftAnswer<T> answer, Consumer<T> hears) {
    if (answer instanceof ShiftAnswer.Done<T>(T value)) {
      hears.accept(value);
    }
    return answer;
  }
}
