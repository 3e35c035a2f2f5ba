package dev.sempre.simulation.world;

import java.util.List;

/// What a story is about.
sealed interface Plot {
  /// The acts in their order.
  List<Act> acts(Fate fate);

  /// Whether somebody tampers with all that stands when the story is over. It takes long, so it is
  /// not in every story, though each has another chain.
  default boolean hasIntruders(long seed) {
    return false;
  }

  /// Some days on which everything that can go wrong does.
  ///
  /// @param steps how many acts
  record AnyDays(int steps) implements Plot {
    @Override
    public List<Act> acts(Fate fate) {
      return fate.story(steps);
    }

    @Override
    public boolean hasIntruders(long seed) {
      return seed % 3 == 1;
    }
  }

  /// A till that has been without a line for a long time and has sold all the while. Source: F34.
  ///
  /// @param tickets how many it has sold
  /// @param days how long
  record Backlog(int tickets, int days) implements Plot {
    @Override
    public List<Act> acts(Fate fate) {
      return fate.backlog(tickets, days);
    }
  }

  /// These acts in this order; how many tills there are, what their lines do and how long it takes
  /// between two acts is the seed's.
  record Told(List<Act> told) implements Plot {
    public Told {
      told = List.copyOf(told);
    }

    @Override
    public List<Act> acts(Fate fate) {
      return told;
    }
  }
}
