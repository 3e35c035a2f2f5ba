package dev.sempre.simulation.world;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.time.TimeSource;

/// The clock of one machine: off by some amount, which somebody may change at any time. Its
/// stopwatch is always right. Source: F21, F22.
final class NodeClock implements TimeSource, Stopwatch {
  private final VirtualTime time;
  private long offMillis;

  NodeClock(VirtualTime time) {
    this.time = time;
  }

  void set(long newOffMillis) {
    offMillis = newOffMillis;
  }

  @Override
  public long epochMillis() {
    return time.nowMillis() + offMillis;
  }

  @Override
  public long nanos() {
    return time.nowMillis() * 1_000_000;
  }
}
