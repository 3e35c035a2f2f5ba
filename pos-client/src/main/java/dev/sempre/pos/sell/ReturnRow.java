package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnableLine;

/// A line of the ticket that comes back, and how much of it is meant.
///
/// @param line with what has come back of it, on the open ticket too
/// @param takeMilli how much is to be taken back now, thousandths of its unit, 0 to what is left
record ReturnRow(ReturnableLine line, long takeMilli) {
  private static final long PIECE_MILLI = 1_000;

  /// A tenth of a kilogram, litre or metre: fine enough for a finger, the rest is typed.
  private static final long TENTH_MILLI = 100;

  long leftMilli() {
    return line.leftMilli();
  }

  int position() {
    return line.line().position();
  }

  /// Another quantity, as much of it as is left.
  ReturnRow take(long milli) {
    return new ReturnRow(line, Math.clamp(milli, 0, leftMilli()));
  }

  /// One step more or less; the first step up takes all of what is weighed.
  ReturnRow step(int direction) {
    boolean divisible = line.line().item().unit().isDivisible();
    if (divisible && direction > 0 && takeMilli == 0) {
      return take(leftMilli());
    }
    return take(takeMilli + direction * (divisible ? TENTH_MILLI : PIECE_MILLI));
  }

  /// All that is left, or nothing if that is what is meant already.
  ReturnRow toggled() {
    return take(takeMilli == leftMilli() ? 0 : leftMilli());
  }

  /// What it comes to, minor units; zero or less.
  long amountMinor() {
    return takeMilli == 0 ? 0 : line.amountsOf(takeMilli).grossMinor();
  }
}
