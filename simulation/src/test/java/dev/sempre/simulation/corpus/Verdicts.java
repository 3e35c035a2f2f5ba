package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// What was expected of each entry and came otherwise.
final class Verdicts {
  private final List<String> otherwise = new ArrayList<>();
  private int entries;

  void note(String entry, String expected, String got) {
    entries++;
    if (!expected.equals(got)) {
      otherwise.add(entry + " should get " + expected + " and gets " + got);
    }
  }

  /// @param atLeast entries that must have been tried, so that an empty list proves nothing
  void hold(int atLeast) {
    assertThat(otherwise).isEmpty();
    assertThat(entries).isGreaterThanOrEqualTo(atLeast);
  }
}
