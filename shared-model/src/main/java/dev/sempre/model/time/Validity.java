package dev.sempre.model.time;

import org.jspecify.annotations.Nullable;

/// A span of time in which something holds, its end not included, so that one price or rate can
/// begin in the very millisecond in which the one before it ends.
///
/// @param fromMillis first moment, milliseconds since 1970-01-01T00:00Z; null = since ever
/// @param toMillis first moment after it; null = until further notice
public record Validity(@Nullable Long fromMillis, @Nullable Long toMillis) {

  public static final Validity ALWAYS = new Validity(null, null);

  /// From a moment until further notice.
  public static Validity from(long fromMillis) {
    return new Validity(fromMillis, null);
  }

  /// True if it holds at a moment. A span that ends before it begins never holds.
  public boolean includes(long atMillis) {
    return (fromMillis == null || fromMillis <= atMillis)
        && (toMillis == null || atMillis < toMillis);
  }

  /// Its first moment as a number that compares: since ever comes before all else.
  public long beginsAtMillis() {
    return fromMillis == null ? Long.MIN_VALUE : fromMillis;
  }
}
