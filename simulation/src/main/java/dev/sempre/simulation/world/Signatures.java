package dev.sempre.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/// Says of a signature what the key says of it that alone signs its chain, and remembers that: the
/// same record is looked at in every place that has it, before and after somebody has been at it,
/// and whether a signature is right never changes. Single-threaded.
final class Signatures {
  private final Map<Signed, Boolean> known = new HashMap<>();

  /// @param text what has been signed
  /// @param signature base64
  private record Signed(String tenant, String chain, String text, String signature) {}

  /// Those of a chain of a company.
  BiPredicate<String, String> of(String tenant, String chain) {
    return (text, signature) ->
        known.computeIfAbsent(
            new Signed(tenant, chain, text, signature),
            _ -> TillKeys.of(tenant, chain).hasSigned(text, signature));
  }
}
