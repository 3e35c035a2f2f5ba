package dev.sempre.simulation.world;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Which planted bug was caught by which seed over which invariant.
final class CatchTable {
  /// Seeds within which a bug has to be caught.
  static final int MOST_SEEDS = 200;

  private CatchTable() {}

  /// @param seed the seed that has caught it; 0 if none has
  /// @param invariant what that seed has found broken, or the class of another failure; empty if
  ///   none has
  record Caught(Planted bug, long seed, String invariant) {
    /// By the first seed that catches it.
    static Caught of(Planted bug, Ground ground) {
      return LongStream.rangeClosed(1, MOST_SEEDS)
          .mapToObj(seed -> with(seed, bug, ground))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(new Caught(bug, 0, ""));
    }

    /// By a seed that is known to catch it, or else by the first that does.
    static Caught of(Planted bug, Ground ground, long known) {
      return with(known, bug, ground).orElseGet(() -> of(bug, ground));
    }

    private static Optional<Caught> with(long seed, Planted bug, Ground ground) {
      Throwable failure = Story.of(seed, WorldMain.STEPS, ground, bug).failure();
      return Optional.ofNullable(failure)
          .map(why ->
              new Caught(
                  bug,
                  seed,
                  why instanceof Broken broken
                      ? broken.invariant()
                      : why.getClass().getSimpleName()));
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
