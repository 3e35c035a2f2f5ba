package dev.sempre.simulation.architecture.planted.pos.till;

/// Whole numbers outside, floating point inside.
final class RoundedTotal {
  private RoundedTotal() {}

  static long withTaxMinor(long netMinor) {
    return Math.round(netMinor * 1.22);
  }
}
