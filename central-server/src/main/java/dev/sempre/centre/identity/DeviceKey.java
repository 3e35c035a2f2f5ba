package dev.sempre.centre.identity;

import dev.sempre.centre.tenant.CentreKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// The public key of a device.
final class DeviceKey {
  /// An Ed25519 key in X.509 form: 12 bytes that say what it is and 32 of the key.
  private static final int ENCODED_BYTES = 44;

  private final PublicKey key;

  private DeviceKey(PublicKey key) {
    this.key = key;
  }

  /// Reads a key, or says that it is none.
  ///
  /// @param base64 X.509 form
  static Optional<DeviceKey> read(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      if (encoded.length != ENCODED_BYTES) {
        return Optional.empty();
      }
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return Optional.of(new DeviceKey(factory.generatePublic(new X509EncodedKeySpec(encoded))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean verifies(byte[] content, byte[] signature) {
    return CentreKeys.verifies(key, content, signature);
  }
}
