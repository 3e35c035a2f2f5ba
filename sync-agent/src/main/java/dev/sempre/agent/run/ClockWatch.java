package dev.sempre.agent.run;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.time.TimeSource;

/// Notices that somebody has set the clock: clock and stopwatch no longer agree. Thread-safe.
/// Source: F21.
public final class ClockWatch {
  /// More than a clock service corrects without being noticed.
  private static final long JUMP_MILLIS = 10_000;

  private final TimeSource clock;
  private final Stopwatch stopwatch;
  private long difference;

  public ClockWatch(TimeSource clock, Stopwatch stopwatch) {
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.difference = clock.epochMillis() - stopwatch.millis();
  }

  /// How far the clock was set ahead since the last look, negative if it was set back, 0 if it was
  /// not. The same is told again until it is [#noted].
  public synchronized long setByMillis() {
    long now = clock.epochMillis() - stopwatch.millis();
    long by = now - difference;
    if (Math.abs(by) > JUMP_MILLIS) {
      return by;
    }
    difference = now;
    return 0;
  }

  /// What was to be done about it is done.
  public synchronized void noted(long byMillis) {
    difference += byMillis;
  }
}
