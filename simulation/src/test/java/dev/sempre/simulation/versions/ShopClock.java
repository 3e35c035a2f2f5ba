package dev.sempre.simulation.versions;

import dev.sempre.agent.run.Ports;
import dev.sempre.model.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/// The clock of the whole company. It goes on by itself, so that no two changes have one stamp.
final class ShopClock implements TimeSource, Ports.Stopwatch {
  /// 2026-11-21T12:00:00Z.
  private final AtomicLong millis = new AtomicLong(1_795_262_400_000L);

  @Override
  public long epochMillis() {
    return millis.incrementAndGet();
  }

  @Override
  public long nanos() {
    return millis.incrementAndGet() * 1_000_000;
  }

  void advance(long byMillis) {
    millis.addAndGet(byMillis);
  }
}
