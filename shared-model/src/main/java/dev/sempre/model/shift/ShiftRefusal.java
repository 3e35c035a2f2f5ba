package dev.sempre.model.shift;

/// Why something is not done with a shift. Nothing was changed.
public sealed interface ShiftRefusal {
  /// There is none that is open.
  record NoShiftOpen() implements ShiftRefusal {}

  /// There is one already.
  ///
  /// @param number its number
  record AlreadyOpen(int number) implements ShiftRefusal {}

  /// Somebody has closed it meanwhile.
  ///
  /// @param number number of its closing
  record AlreadyClosed(long number) implements ShiftRefusal {}

  /// Money has moved since it was counted: what was seen does not hold any more.
  ///
  /// @param expectedMinor what has to be in the drawer now
  record FiguresMoved(long expectedMinor) implements ShiftRefusal {}

  /// Another establishment has opened it. Source: S10.
  ///
  /// @param establishmentId that one
  record OfAnotherShop(String establishmentId) implements ShiftRefusal {}

  /// Money lies on the counter for a sale that is not finished.
  ///
  /// @param cashier whose sale it is: his id, and where people read it his name
  record MoneyLies(String cashier) implements ShiftRefusal {}

  /// The till is set back, and gives out no number. Source: R21.
  record SetBack() implements ShiftRefusal {}

  /// The clock is so far ahead of what happened last that it may be wrong: days, months or years
  /// would be closed by it for good. Somebody has to say that it is right.
  ///
  /// @param lastMillis when the last thing happened, milliseconds since 1970-01-01T00:00Z
  /// @param nowMillis what the clock says
  record ClockAhead(long lastMillis, long nowMillis) implements ShiftRefusal {}

  /// The amount is nothing, or beyond what a drawer holds.
  record AmountOutOfRange(long leastMinor, long mostMinor) implements ShiftRefusal {}

  /// Somebody has to say why.
  record ReasonMissing() implements ShiftRefusal {}

  /// The reason is too long, or has characters that cannot be stored.
  record ReasonUnusable(int longest) implements ShiftRefusal {}
}
