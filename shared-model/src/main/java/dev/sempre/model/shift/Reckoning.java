package dev.sempre.model.shift;

import org.jspecify.annotations.Nullable;

/// What was counted against what has to be there, in minor units. Source: T8.
///
/// @param count the money that was counted
/// @param expectedMinor what has to be there
/// @param reason why it is not that; null if nobody has said
/// @param times how often the drawer was counted, from 1
public record Reckoning(CashCount count, long expectedMinor, @Nullable String reason, int times) {
  /// What was counted.
  public long countedMinor() {
    return count.totalMinor();
  }

  /// What lies there beyond what has to; less than 0 if money is missing.
  public long differenceMinor() {
    return Math.subtractExact(countedMinor(), expectedMinor);
  }
}
