package dev.sempre.simulation.world;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Which planted bug was caught by which seed over which invariant.
final class CatchTable {
  /// How a bug is looked for: in so many stories of so many acts. Short ones first: they cost less.
  private record Search(int acts, int seeds) {}

  /// What shows only in a story that chance tells too seldom.
  private static final Map<Planted, List<Act>> TOLD =
      Map.of(
          Planted.COPY_COUNTS_AS_SENT,
          Tales.joinsAnewBeforeItHasSent(),
          Planted.SERIES_FORGOTTEN,
          Tales.numberIsGivenTwice());

  private static final List<Search> SEARCHES =
      List.of(new Search(WorldMain.STEPS / 2, 50), new Search(WorldMain.STEPS, 200));

  private CatchTable() {}

  /// A story.
  ///
  /// @param acts how many it has
  record Tale(long seed, int acts) {
    static final Tale NONE = new Tale(0, 0);
  }

  /// @param tale the story that has caught it
  /// @param invariant what that has found broken, or the class of another failure; empty if none
  ///   has
  record Caught(Planted bug, Tale tale, String invariant) {
    /// By the first story that catches it.
    static Caught of(Planted bug, Ground ground) {
      List<Act> told = TOLD.get(bug);
      List<Search> searches = told == null ? SEARCHES : List.of(new Search(told.size(), 50));
      return searches.stream()
          .flatMap(search ->
              LongStream.rangeClosed(1, search.seeds).mapToObj(seed -> new Tale(seed, search.acts)))
          .flatMap(tale -> with(tale, bug, ground).stream())
          .findFirst()
          .orElse(new Caught(bug, Tale.NONE, ""));
    }

    /// By a story that is known to catch it, or else by the first that does.
    static Caught of(Planted bug, Ground ground, Tale known) {
      return with(known, bug, ground).orElseGet(() -> of(bug, ground));
    }

    private static Optional<Caught> with(Tale tale, Planted bug, Ground ground) {
      List<Act> told = TOLD.get(bug);
      Plot plot = told == null ? new Plot.AnyDays(tale.acts) : new Plot.Told(told);
      Throwable failure = Story.of(tale.seed, plot, ground, bug).failure();
      return Optional.ofNullable(failure)
          .map(why ->
              new Caught(
                  bug,
                  tale,
                  why instanceof Broken broken
                      ? broken.invariant()
                      : why.getClass().getSimpleName()));
    }

    boolean isCaught() {
      return !tale.equals(Tale.NONE);
    }

    String row() {
      return isCaught()
          ? "| %s | %d | %d | %s |".formatted(bug.words(), tale.seed, tale.acts, invariant)
          : "| %s | none | | |".formatted(bug.words());
    }
  }

  /// The table as documents show it.
  static List<Caught> print(PrintWriter out, Ground ground, Set<Planted> bugs) {
    List<Caught> all = new ArrayList<>();
    out.println("| planted bug | first seed that catches it | acts | invariant |");
    out.println("|---|---|---|---|");
    bugs.parallelStream()
        .map(bug -> Caught.of(bug, ground))
        .forEachOrdered(caught -> {
          all.add(caught);
          out.println(caught.row());
        });
    return all;
  }
}
