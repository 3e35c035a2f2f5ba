package dev.sempre.simulation.architecture.planted.agent.clock;

/// Keeps the rules: a composition root is where the clock comes in.
final class ClockWiring {
  private ClockWiring() {}

  static long millis() {
    return System.currentTimeMillis();
  }
}
