package dev.sempre.centre.testing;

import dev.sempre.model.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/// A wall clock that tests set.
public final class Clock implements TimeSource {
  private final AtomicLong millis = new AtomicLong(1_795_262_400_000L); // 2026-11-21T12:00:00Z

  @Override
  public long epochMillis() {
    return millis.get();
  }

  public void advanceSeconds(long seconds) {
    millis.addAndGet(seconds * 1_000);
  }
}
