package dev.sempre.simulation.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one seed.
///
/// @param history a line for each thing that happened
/// @param paid tickets of which a cashier was told that they are paid
/// @param failure what broke, or null
record Story(List<String> history, int paid, @Nullable Throwable failure) {
  static Story of(long seed, int steps, Ground ground) {
    return of(seed, steps, ground, Planted.NONE);
  }

  static Story of(long seed, int steps, Ground ground, Planted planted) {
    return of(seed, new Plot.AnyDays(steps), ground, planted);
  }

  static Story of(long seed, Plot plot, Ground ground, Planted planted) {
    try (World world = new World(seed, ground, planted)) {
      Throwable failure = null;
      try {
        world.run(plot);
      } catch (RuntimeException | Error broken) {
        failure = broken;
      }
      return new Story(world.history().lines(), world.oracle().count(), failure);
    }
  }
}
