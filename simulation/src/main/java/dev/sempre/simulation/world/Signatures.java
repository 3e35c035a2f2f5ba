package dev.sempre.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/// Says of a signature what the tills' key says of it, and remembers that: the same record is
/// looked at in every place that has it, before and after somebody has been at it, and whether a
/// signature is right never changes. Single-threaded.
final class Signatures implements BiPredicate<String, String> {
  private final Map<Signed, Boolean> known = new HashMap<>();

  /// @param text what has been signed
  /// @param signature base64
  private record Signed(String text, String signature) {}

  @Override
  public boolean test(String text, String signature) {
    return known.computeIfAbsent(
        new Signed(text, signature), signed -> Chains.KEY.hasSigned(text, signature));
  }
}
