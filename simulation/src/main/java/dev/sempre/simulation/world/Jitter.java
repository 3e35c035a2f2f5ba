package dev.sempre.simulation.world;

import java.util.HashSet;
import java.util.List;

/// Tills that have lost the centre at one moment do not come back at one moment: their waits are
/// drawn. Source: R18.
final class Jitter {
  /// Waits from which on it can be told whether they are drawn.
  private static final int ENOUGH = 12;

  private Jitter() {}

  static void mustBeSeen(List<Company> companies) {
    List<Long> waits =
        companies.stream()
            .flatMap(company -> company.tills().stream())
            .flatMap(till -> till.waits().stream())
            .filter(millis -> millis != Weather.PATIENCE_MILLIS)
            .toList();
    int different = new HashSet<>(waits).size();
    if (waits.size() >= ENOUGH && different * 2 < waits.size()) {
      throw new Broken(
          "R18", "%d waits after failures, %d different".formatted(waits.size(), different));
    }
  }
}
