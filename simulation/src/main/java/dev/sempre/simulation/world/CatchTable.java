package dev.sempre.simulation.world;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which planted bug was caught by which seed over which invariant.
final class CatchTable {
  /// Seeds within which a bug has to be caught.
  static final int MOST_SEEDS = 200;

  private CatchTable() {}

  /// @param seed the first seed that has caught it; 0 if none has
  /// @param invariant what that seed has found broken, or the class of another failure; empty if
  ///   none has
  record Caught(Planted bug, long seed, String invariant) {
    static Caught of(Planted bug, Ground ground) {
      for (long seed = 1; seed <= MOST_SEEDS; seed++) {
        Throwable failure = Story.of(seed, WorldMain.STEPS, ground, bug).failure();
        if (failure instanceof Broken broken) {
          return new Caught(bug, seed, broken.invariant());
        } else if (failure != null) {
          return new Caught(bug, seed, failure.getClass().getSimpleName());
        }
      }
      return new Caught(bug, 0, "");
    }

    String row() {
      return "| %s | %s | %s |".formatted(bug.words(), seed == 0 ? "none" : seed, invariant);
    }
  }

  /// The table as documents show it.
  static List<Caught> print(PrintWriter out, Ground ground, Set<Planted> bugs) {
    List<Caught> all = new ArrayList<>();
    out.println("| planted bug | first seed that catches it | invariant |");
    out.println("|---|---|---|");
    for (Planted bug : bugs) {
      Caught caught = Caught.of(bug, ground);
      all.add(caught);
      out.println(caught.row());
    }
    return all;
  }
}
