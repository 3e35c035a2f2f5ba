package dev.sempre.agent.schedule;

/// What comes round again and again.
enum Tick {
  /// The routine check; its period is a setting.
  ROUTINE(0),
  /// Ask upstream for its head: with 20 s, green is proven anew before its 30 s are over. Source:
  /// L3.
  PULSE(20_000),
  /// Look for requests of other programs.
  REQUESTS(1_000),
  /// Look for a network that has come back. Source: L4.
  NETWORK(5_000),
  /// Look for a round that hangs. Source: R19.
  WATCHDOG(30_000),
  /// Forget old runs. Source: H6.
  PURGE(3_600_000);

  private final long periodMillis;

  Tick(long periodMillis) {
    this.periodMillis = periodMillis;
  }

  /// Time between two ticks, 0 if it is not fixed.
  long periodMillis() {
    return periodMillis;
  }
}
