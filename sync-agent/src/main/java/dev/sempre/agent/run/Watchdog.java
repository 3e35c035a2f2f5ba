package dev.sempre.agent.run;

import dev.sempre.agent.run.Ports.Stopwatch;

/// Notices a round that hangs: one in which nothing has moved for too long, whatever the line may
/// still drip. Thread-safe. Source: R19.
final class Watchdog {
  /// Well above every timeout of the transport and every wait for the disk.
  static final long LIMIT_MILLIS = 300_000;

  private final Stopwatch stopwatch;
  private volatile long movedAtMillis;

  Watchdog(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    moved();
  }

  /// Something has moved.
  void moved() {
    movedAtMillis = stopwatch.millis();
  }

  boolean isStalled() {
    return stopwatch.millis() - movedAtMillis > LIMIT_MILLIS;
  }
}
