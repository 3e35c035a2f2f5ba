package dev.sempre.model.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Ed25519 public keys, any of which may have signed something.
final class PublicKeys {
  /// 12 bytes that say what it is and 32 of the key.
  private static final int ENCODED_BYTES = 44;

  private final List<PublicKey> keys = new ArrayList<>();

  /// @param base64 X.509 forms; what is no key signs nothing
  static PublicKeys of(List<String> base64) {
    PublicKeys keys = new PublicKeys();
    base64.forEach(key -> read(key).ifPresent(keys.keys::add));
    return keys;
  }

  static Optional<PublicKey> read(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return encoded.length == ENCODED_BYTES
          ? Optional.of(
              KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)))
          : Optional.empty();
    } catch (IllegalArgumentException | InvalidKeySpecException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// Whether one of them has signed the UTF-8 bytes of a text; false for what is no signature.
  boolean hasSigned(String text, String signatureBase64) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(signatureBase64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return keys.stream().anyMatch(key -> hasSigned(key, text, signature));
  }

  private static boolean hasSigned(PublicKey key, String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// A short name of a key that people can compare: eight groups of four hex digits.
  static String fingerprint(String base64) {
    byte[] hash = ArchiveFormat.sha256().digest(base64.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash, 0, 16).replaceAll("(.{4})(?=.)", "$1-");
  }
}
