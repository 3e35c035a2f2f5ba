package dev.sempre.replica.testing;

import dev.sempre.model.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/// A wall clock that tests set.
public final class Clock implements TimeSource {
  private final AtomicLong millis;

  public Clock(long millis) {
    this.millis = new AtomicLong(millis);
  }

  /// 2026-11-21T12:00:00Z.
  public static Clock noon() {
    return new Clock(1_795_262_400_000L);
  }

  @Override
  public long epochMillis() {
    return millis.get();
  }

  public void advance(long byMillis) {
    millis.addAndGet(byMillis);
  }

  public void set(long toMillis) {
    millis.set(toMillis);
  }
}
