package dev.sempre.agent.run;

/// How many rows go into one transaction of a download: as many as take about 5 ms, so that a sale
/// which waits for the writer waits for one such batch and never longer than 20 ms. Source:
/// architecture section 6, H1.
final class BatchPace {
  /// Few: a program that has just started applies its first rows ten times slower than later ones.
  static final int START = 50;

  static final int LEAST = 50;
  static final int MOST = 2_000;

  private static final long AIM_NANOS = 5_000_000;

  /// Written by the thread that applies, read by the one that collects.
  private volatile int rows = START;

  int rows() {
    return rows;
  }

  /// Learns from a batch. Small ones say little: their commit alone is most of their time.
  void took(int count, long nanos) {
    int before = rows;
    if (nanos > 0 && count >= before / 2) {
      long fitting = count * AIM_NANOS / nanos;
      long next = Math.clamp(fitting, before / 2, before * 2L);
      rows = Math.clamp(next, LEAST, MOST);
    }
  }
}
