package dev.sempre.simulation.week;

import dev.sempre.agent.run.Ports;
import dev.sempre.model.time.TimeSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/// The clock of the whole company. It goes on by a millisecond with each look, so that no two
/// changes have one stamp, and is set on as the week goes by. Thread-safe.
final class WeekClock implements TimeSource, Ports.Stopwatch {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ZoneId zone;
  private final AtomicLong millis;

  WeekClock(LocalDateTime begin, ZoneId zone) {
    this.zone = zone;
    this.millis = new AtomicLong(millisOf(begin));
  }

  private long millisOf(LocalDateTime at) {
    return at.atZone(zone).toInstant().toEpochMilli();
  }

  @Override
  public long epochMillis() {
    return millis.incrementAndGet();
  }

  @Override
  public long nanos() {
    return millis.incrementAndGet() * NANOS_PER_MILLI;
  }

  /// It is as late as that; ignored if it is later already.
  void at(LocalDateTime moment) {
    long to = millisOf(moment);
    millis.updateAndGet(now -> Math.max(now, to));
  }
}
