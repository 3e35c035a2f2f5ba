package dev.sempre.pos.shift;

import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.SlipSays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shift of this till, for whoever is logged in. Called away from the UI thread. Source: T8.
public interface TillShift {
  /// The same shift in the hands of whoever works here now, whoever comes after. Does not wait; may
  /// be called by the UI thread.
  TillShift seated();

  /// The same shift, worked with leave that somebody has given: it is looked at again with each
  /// thing that is done, and the journal names who gave it. Source: T1.
  TillShift allowedBy(Approval approval);

  /// How it stands now. Stores nothing.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if the disk cannot be read
  ShiftNow look();

  /// The days, months and years that were closed here, the newest first; none if the person may not
  /// see them. Stores nothing.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if the disk cannot be read
  List<ZReport> periods();

  /// Opens a shift.
  ///
  /// @param floatMinor what lies in the drawer, minor units
  /// @param clockIsRight whether the person has said so: else a clock that is far ahead of what
  ///   happened last opens nothing
  /// @return its id
  ShiftAnswer<String> open(long floatMinor, boolean clockIsRight);

  /// As the longer form, of a person who has said nothing about the clock.
  default ShiftAnswer<String> open(long floatMinor) {
    return open(floatMinor, false);
  }

  /// Puts money in or takes it out.
  ///
  /// @param amountMinor above 0
  /// @return id of the movement
  ShiftAnswer<String> move(CashMovementKind kind, long amountMinor, String reason);

  /// The drawer was counted: only now what has to be in it may be shown. That it was counted is
  /// kept, and told on the Z.
  ShiftAnswer<Reckoning> count(String shiftId, CashCount count);

  /// Closes a card that was left as the terminal's slip says, for a terminal that is gone for good.
  /// What has moved was put right otherwise: no ticket has it.
  ///
  /// @return false if the terminal has told of it meanwhile, and nothing was changed
  ShiftAnswer<Boolean> declare(String requestId, SlipSays says);

  /// Sets aside the money that lies before a cashier who will not come back for it: what it was for
  /// is no sale and no payment, and the shift can be closed.
  ///
  /// @return false if none lies there any more, and nothing was changed
  ShiftAnswer<Boolean> setAside(String cashierId);

  /// Makes the Z of what was counted and seen; refused if money has moved since, so that nobody
  /// signs for a difference that he was not shown.
  ///
  /// @param shiftId the shift that was counted
  /// @param seen what the count came to
  /// @param reason why something else was counted than has to be there; null or blank for none
  ShiftAnswer<ZReport> close(String shiftId, Reckoning seen, @Nullable String reason);
}
