package dev.sempre.model.sync;

/// Hybrid logical clock in one `long`: 48 bits of milliseconds since 1970, 16 bits of counter, so
/// that stamps compare as numbers. Every writing transaction takes the next stamp and stores it, so
/// it never goes back, not even after a restart. Source: S9, R23.
public final class Hlc {
  /// How far ahead of this place's own clock a foreign stamp may be before it is clamped. Source:
  /// R23.
  public static final long MAX_AHEAD_MILLIS = 300_000;

  private static final int COUNTER_BITS = 16;

  private Hlc() {}

  /// The earliest stamp of a millisecond.
  public static long ofMillis(long epochMillis) {
    return epochMillis << COUNTER_BITS;
  }

  /// Milliseconds since 1970 of a stamp.
  public static long millis(long stamp) {
    return stamp >> COUNTER_BITS;
  }

  /// The stamp after `last` when the wall clock says `nowMillis`: the wall clock where it is ahead,
  /// else the next count. A full counter runs over into the next millisecond.
  public static long next(long last, long nowMillis) {
    return Math.max(last + 1, ofMillis(nowMillis));
  }

  /// What `last` becomes when a stamp of another place is seen: never behind that stamp, but a
  /// stamp that lies too far ahead of the own clock is not adopted.
  public static long observe(long last, long foreign, long nowMillis) {
    return isTooFarAhead(foreign, nowMillis) ? last : Math.max(last, foreign);
  }

  /// True if a stamp lies more than [#MAX_AHEAD_MILLIS] ahead of the own clock.
  public static boolean isTooFarAhead(long foreign, long nowMillis) {
    return millis(foreign) > nowMillis + MAX_AHEAD_MILLIS;
  }
}
