package dev.sempre.simulation.world;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often something was done at a till that its Zs count, by shift, as the till has told. What
/// broke off, and what was done while no shift was open, may be in one of them.
final class Tally {
  private final Map<String, Integer> told = new HashMap<>();
  private int perhaps;

  Tally copy() {
    Tally copy = new Tally();
    copy.told.putAll(told);
    copy.perhaps = perhaps;
    return copy;
  }

  void begins() {
    perhaps++;
  }

  /// The till has said that it is done.
  ///
  /// @param shiftId the shift that was open then; null if none was
  void done(@Nullable String shiftId) {
    if (shiftId != null) {
      perhaps--;
      told.merge(shiftId, 1, Integer::sum);
    }
  }

  /// The till has said that nothing came of it.
  void isNotDone() {
    perhaps--;
  }

  int least(String shiftId) {
    return told.getOrDefault(shiftId, 0);
  }

  int most(String shiftId) {
    return least(shiftId) + perhaps;
  }
}
