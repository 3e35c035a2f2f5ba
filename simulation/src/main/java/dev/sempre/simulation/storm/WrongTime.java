package dev.sempre.simulation.storm;

import java.time.Duration;
import java.time.Instant;

/// How a clock is set. Source: F21.
enum WrongTime {
  THREE_YEARS_AHEAD(Duration.ofDays(3 * 365)),
  TWO_DAYS_BEHIND(Duration.ofDays(-2)),
  ONE_HOUR_BEHIND(Duration.ofHours(-1)),
  /// As a machine whose battery is empty: the first of January.
  IN_1970(Duration.ZERO),
  RIGHT(Duration.ZERO);

  private static final Instant NOON_OF_THE_FIRST_DAY = Instant.parse("1970-01-01T12:00:00Z");

  private final Duration offset;

  WrongTime(Duration offset) {
    this.offset = offset;
  }

  /// By how much such a clock is ahead of the right time just now, negative if it is behind.
  long offsetMillis() {
    return this == IN_1970
        ? NOON_OF_THE_FIRST_DAY.toEpochMilli() - System.currentTimeMillis()
        : offset.toMillis();
  }
}
