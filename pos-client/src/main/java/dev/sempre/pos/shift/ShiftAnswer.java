package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.sell.Failure;

/// What became of something that was to be done with a shift.
///
/// @param <T> what there is when it is done
public sealed interface ShiftAnswer<T> {
  /// It is done and on disk.
  record Done<T>(T value) implements ShiftAnswer<T> {}

  /// The shift refuses it. Nothing was changed.
  record Refused<T>(ShiftRefusal refusal) implements ShiftAnswer<T> {}

  /// The person's role does not allow it, and nobody who may has given leave. Nothing was changed;
  /// trying again helps with somebody's leave.
  record NotPermitted<T>(Permission needed) implements ShiftAnswer<T> {}

  /// It could not be put on disk. Nothing was changed; trying again helps once the cause is gone.
  record NotSaved<T>(Failure failure) implements ShiftAnswer<T> {}

  /// The disk does not say whether it is done. The screen looks again before anything else.
  record Unknown<T>(Failure failure) implements ShiftAnswer<T> {}
}
