package dev.sempre.simulation.storm;

import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;

/// What a storm does.
///
/// @param store where the centre keeps its companies
/// @param blows how many programs are killed or frozen, disks filled, clocks set, lines divided and
///   database servers killed
/// @param seed seed of the moments, of the victims and of the faults of the line
/// @param pace how fast one blow follows the other
/// @param goods what is sold
public record Plan(CentreStore store, int blows, long seed, Pace pace, Goods goods) {
  /// @param products list for the centre's `import products`
  /// @param priceMinor price of products without one in the list
  /// @param baskets file for the tills' `sell`
  public record Goods(Path products, long priceMinor, Path baskets) {}

  /// How fast one blow follows the other, and how long each lasts.
  ///
  /// @param shortestLifeMillis least time between two blows
  /// @param longestLifeMillis most time between two blows
  /// @param shortestFrostMillis least time that a program is frozen
  /// @param longestFrostMillis most time that a program is frozen, or the centre down
  /// @param longestSilenceMillis most time that the line says nothing; an agent gives up after 30 s
  /// @param basketsAStart baskets that a till gets when it is started
  /// @param smallDisk true if a disk that can be filled is asked for
  public record Pace(
      int shortestLifeMillis,
      int longestLifeMillis,
      int shortestFrostMillis,
      int longestFrostMillis,
      int longestSilenceMillis,
      int basketsAStart,
      boolean smallDisk) {
    /// Of a build.
    public static final Pace SHORT = new Pace(100, 900, 500, 1_500, 2_000, 300, false);

    /// Of a storm of its own.
    public static final Pace LONG = new Pace(500, 4_500, 1_000, 5_000, 35_000, 2_000, true);
  }
}
