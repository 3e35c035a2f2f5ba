package dev.sempre.centre.identity;

import dev.sempre.centre.organisation.Devices;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The chains of a company's tills, as far as they have arrived, against the keys that the tills
/// have and had. Source: R35, F41.
public final class TillChains {
  private TillChains() {}

  /// Walks along every chain. A long look at much: not while somebody waits.
  public static List<Checked> check(Replica replica) {
    List<Checked> checked = new ArrayList<>();
    for (String chain : replica.read(ChainStore::toVerify)) {
      List<DeviceKey> keys =
          replica.read(handle -> ChainStore.devices(handle, chain)).stream()
              .flatMap(device -> keysOf(replica, device))
              .toList();
      checked.add(
          replica.read(handle ->
              ChainStore.check(
                  handle,
                  replica.dialect(),
                  chain,
                  (text, signature) -> isOfAny(keys, text, signature))));
    }
    return checked;
  }

  /// The keys that the tills of a chain have and had.
  public static List<Key> keys(Replica replica, String chain) {
    return replica.read(handle -> ChainStore.devices(handle, chain)).stream()
        .flatMap(device -> known(replica, device).map(key -> new Key(device, key)))
        .toList();
  }

  private static Stream<DeviceKey> keysOf(Replica replica, String device) {
    return known(replica, device).map(DeviceKey::read).flatMap(Optional::stream);
  }

  private static Stream<String> known(Replica replica, String device) {
    return Stream.concat(
        Devices.find(replica, device).stream().map(found -> found.publicKey()),
        Devices.formerKeys(replica, device).stream());
  }

  private static boolean isOfAny(List<DeviceKey> keys, String text, String signature) {
    byte[] signed;
    try {
      signed = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return keys.stream().anyMatch(key -> key.verifies(content, signed));
  }
}
