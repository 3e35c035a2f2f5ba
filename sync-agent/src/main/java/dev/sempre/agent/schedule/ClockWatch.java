package dev.sempre.agent.schedule;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.time.TimeSource;

/// Notices that somebody has set the clock: clock and stopwatch no longer agree. Source: F21.
final class ClockWatch {
  /// More than a clock service corrects without being noticed.
  private static final long JUMP_MILLIS = 10_000;

  private final TimeSource clock;
  private final Stopwatch stopwatch;
  private long difference;

  ClockWatch(TimeSource clock, Stopwatch stopwatch) {
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.difference = clock.epochMillis() - stopwatch.millis();
  }

  synchronized boolean wasSet() {
    long now = clock.epochMillis() - stopwatch.millis();
    boolean jumped = Math.abs(now - difference) > JUMP_MILLIS;
    difference = now;
    return jumped;
  }
}
