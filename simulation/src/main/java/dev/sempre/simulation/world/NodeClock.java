package dev.sempre.simulation.world;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.time.TimeSource;

/// The clock of one machine: off by some amount, which somebody may change at any time. Its
/// stopwatch is always right. Source: F21, F22.
final class NodeClock implements TimeSource, Stopwatch {
  private final VirtualTime time;
  private long offMillis;
  private long driftPermille;
  private long driftsSinceMillis;
  private long setAtMillis;

  NodeClock(VirtualTime time) {
    this.time = time;
  }

  /// Somebody sets it; from here on it goes as fast as time does.
  void set(long newOffMillis) {
    offMillis = newOffMillis;
    setAtMillis = time.nowMillis();
    driftPermille = 0;
  }

  /// By how much it is off.
  long offMillis() {
    return epochMillis() - time.nowMillis();
  }

  /// How long ago somebody has set it.
  long setForMillis() {
    return time.nowMillis() - setAtMillis;
  }

  /// From here on it goes too fast or too slow.
  ///
  /// @param permille milliseconds that it gains in a second; negative if it loses them
  void drift(long permille) {
    offMillis = epochMillis() - time.nowMillis();
    driftPermille = permille;
    driftsSinceMillis = time.nowMillis();
  }

  @Override
  public long epochMillis() {
    long drifted = (time.nowMillis() - driftsSinceMillis) * driftPermille / 1_000;
    return time.nowMillis() + offMillis + drifted;
  }

  @Override
  public long nanos() {
    return time.nowMillis() * 1_000_000;
  }
}
