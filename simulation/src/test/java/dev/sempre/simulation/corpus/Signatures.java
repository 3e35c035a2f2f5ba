package dev.sempre.simulation.corpus;

import dev.sempre.centre.tenant.CentreKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures of tokens, right and wrong, by the names that the corpus gives them.
final class Signatures {
  private static final int RAW_KEY_BYTES = 32;

  private final CentreKeys centre;
  private final CentreKeys other;
  private final KeyPair stranger = TillOnTheWire.newKeys();

  Signatures(CentreKeys centre, CentreKeys other) {
    this.centre = centre;
    this.other = other;
  }

  /// The stranger's public key as a header would carry it.
  String strangersKey() {
    byte[] x509 = stranger.getPublic().getEncoded();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(x509, x509.length - RAW_KEY_BYTES, x509.length));
  }

  byte[] sign(String how, byte[] content) {
    byte[] good = centre.sign(content);
    return switch (how) {
      case "centre" -> good;
      case "other" -> other.sign(content);
      case "stranger" -> stranger(content);
      case "nothing" -> new byte[0];
      case "zeros" -> new byte[good.length];
      case "short" -> Arrays.copyOf(good, good.length - 1);
      case "long" -> Arrays.copyOf(good, good.length + 1);
      case "flipped" -> {
        good[10] ^= 4;
        yield good;
      }
      default -> hmac(how, content);
    };
  }

  private byte[] stranger(byte[] content) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(stranger.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `hmac-key-HS256`: with the bytes of the public key, with its text, or with an empty key.
  private byte[] hmac(String how, byte[] content) {
    String[] words = how.split("-");
    String text = centre.publicKeyBase64();
    byte[] key =
        switch (words[1]) {
          case "key" -> Base64.getDecoder().decode(text);
          case "text" -> text.getBytes(StandardCharsets.US_ASCII);
          default -> new byte[1];
        };
    try {
      String name = words[2].replace("HS", "HmacSHA");
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
