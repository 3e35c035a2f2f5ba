package dev.sempre.simulation.world;

import java.util.random.RandomGenerator;

/// Draws the same each time: as much as it may.
final class NoJitter implements RandomGenerator {
  @Override
  public long nextLong() {
    return Long.MAX_VALUE;
  }

  @Override
  public long nextLong(long bound) {
    return bound - 1;
  }
}
