package dev.sempre.simulation.architecture.planted.centre.report;

import java.util.List;

/// Adds amounts up in floating point.
final class FloatingSum {
  private FloatingSum() {}

  static double of(List<Long> amountsMinor) {
    double sum = 0;
    for (long amount : amountsMinor) {
      sum += amount;
    }
    return sum;
  }
}
