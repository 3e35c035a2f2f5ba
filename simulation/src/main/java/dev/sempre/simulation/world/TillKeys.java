package dev.sempre.simulation.world;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.replica.chain.ChainStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that tills sign with: each has one of its own, and another one each time that it joins
/// anew. They are the same in each story, so that it is told again to the byte. Source: R35, R51.
final class TillKeys {
  private static final Map<String, DeviceKey> KEYS = new ConcurrentHashMap<>();

  private TillKeys() {}

  /// The only key that signs a chain.
  ///
  /// @param chain series of a till under one of its numbers, or what its journal's chain is called
  static DeviceKey of(String tenant, String chain) {
    return KEYS.computeIfAbsent(
        tenant + " " + series(chain), whose -> DeviceKey.create(new NoChance(whose)));
  }

  /// The series of the till whose chain it is.
  static String series(String chain) {
    return chain.endsWith(ChainStore.JOURNAL)
        ? chain.substring(0, chain.length() - ChainStore.JOURNAL.length())
        : chain;
  }

  /// Chance that is none.
  private static final class NoChance extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] whose;

    NoChance(String whose) {
      this.whose = whose.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = whose[i % whose.length];
      }
    }
  }
}
