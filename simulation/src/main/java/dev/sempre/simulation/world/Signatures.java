package dev.sempre.simulation.world;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.model.chain.Signer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/// Says of a signature what the key says of it that alone signs its chain, and remembers that: the
/// same record is looked at in every place that has it, before and after somebody has been at it,
/// and whether a signature is right never changes. Single-threaded.
final class Signatures {
  /// The first signatures of each key are asked after; of those that follow it is known that the
  /// key has given them, for just this text.
  private static final int ASKED_AFTER = 8;

  private final Map<Signed, Boolean> known = new HashMap<>();
  private final Map<DeviceKey, Integer> given = new HashMap<>();

  /// @param text what has been signed
  /// @param signature base64
  private record Signed(DeviceKey key, String text, String signature) {}

  /// What signs with a key.
  Signer by(DeviceKey key) {
    return text -> {
      String signature = key.sign(text);
      if (given.merge(key, 1, Integer::sum) > ASKED_AFTER) {
        known.put(new Signed(key, text, signature), true);
      }
      return signature;
    };
  }

  /// Those of a chain of a company.
  BiPredicate<String, String> of(String tenant, String chain) {
    DeviceKey key = TillKeys.of(tenant, chain);
    return (text, signature) ->
        known.computeIfAbsent(
            new Signed(key, text, signature), _ -> key.hasSigned(text, signature));
  }
}
