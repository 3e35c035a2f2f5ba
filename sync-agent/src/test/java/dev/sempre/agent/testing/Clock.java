package dev.sempre.agent.testing;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/// A wall clock and a stopwatch that tests move together, or apart.
public final class Clock implements TimeSource, Stopwatch {
  /// 2026-11-21T12:00:00Z.
  public static final long NOON_MILLIS = 1_795_262_400_000L;

  private final AtomicLong wallMillis = new AtomicLong(NOON_MILLIS);
  private final AtomicLong stopwatchNanos = new AtomicLong();

  @Override
  public long epochMillis() {
    return wallMillis.get();
  }

  @Override
  public long nanos() {
    return stopwatchNanos.get();
  }

  /// Time passes.
  public void advance(long byMillis) {
    wallMillis.addAndGet(byMillis);
    stopwatchNanos.addAndGet(byMillis * 1_000_000);
  }

  /// Somebody sets the clock.
  public void set(long toMillis) {
    wallMillis.set(toMillis);
  }
}
