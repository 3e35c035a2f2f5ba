package dev.sempre.pos.app;

import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.TillShift;
import dev.sempre.pos.shift.ZReport;
import org.jspecify.annotations.Nullable;

/// The shift in the hands of whoever is logged in: what each may do with it differs.
final class CurrentShift implements TillShift {
  private volatile @Nullable TillShift desk;

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
  public TillShift allowedBy(Approval approval) {
    return desk().allowedBy(approval);
  }

  @Override
  public ShiftNow look() {
    return desk().look();
  }

  @Override
  public ShiftAnswer<String> open(long floatMinor) {
    return desk().open(floatMinor);
  }

  @Override
  public ShiftAnswer<String> move(CashMovementKind kind, long amountMinor, String reason) {
    return desk().move(kind, amountMinor, reason);
  }

  @Override
  public ShiftAnswer<Reckoning> count(String shiftId, CashCount count) {
    return desk().count(shiftId, count);
  }

  @Override
  public ShiftAnswer<ZReport> close(String shiftId, CashCount count, @Nullable String reason) {
    return desk().close(shiftId, count, reason);
  }
}
