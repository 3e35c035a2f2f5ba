package dev.sempre.model.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The moment at which something happened in a shop: the point in time, what the shop's wall clock
/// stood at, and the day in whose books it belongs. All three are stored, since neither a later
/// change of time zone rules nor a shop that closes after midnight may move a ticket to another
/// day.
///
/// @param epochMillis milliseconds since 1970-01-01T00:00Z
/// @param offsetMinutes minutes that the shop's local time was ahead of UTC, negative west of it
/// @param businessDate the day it counts for
public record BusinessTime(long epochMillis, int offsetMinutes, LocalDate businessDate) {

  private static final int SECONDS_PER_MINUTE = 60;

  /// A moment in a time zone, counting for its calendar day there.
  public static BusinessTime at(long epochMillis, ZoneId zone) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    int offsetSeconds = zone.getRules().getOffset(instant).getTotalSeconds();
    return new BusinessTime(
        epochMillis,
        Math.floorDiv(offsetSeconds, SECONDS_PER_MINUTE),
        LocalDate.ofInstant(instant, zone));
  }

  /// What the clock on the shop's wall showed.
  ///
  /// @throws java.time.DateTimeException if the offset is more than 18 hours, which no place has
  public LocalDateTime wallClock() {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * SECONDS_PER_MINUTE);
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), offset);
  }
}
