package dev.sempre.model.time;

/// Where time comes from. The programs hand in the system's clock, tests and the simulation their
/// own. Safe to call from any thread.
@FunctionalInterface
public interface TimeSource {

  /// Milliseconds since 1970-01-01T00:00Z. May jump in both directions when somebody sets the
  /// clock.
  long epochMillis();
}
