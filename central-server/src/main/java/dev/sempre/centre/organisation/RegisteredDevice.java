package dev.sempre.centre.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A device as the centre knows it.
///
/// @param id origin of what it creates
/// @param establishment where it stands
/// @param number its number there, from 1
/// @param name what people call it
/// @param kind `TILL`, `BACK_OFFICE` or `HUB`
/// @param publicKey Ed25519 key that it proves itself with, X.509 form, base64
/// @param active false once it is revoked
/// @param enrolledAtMillis when it joined
public record RegisteredDevice(
    String id,
    String establishment,
    int number,
    String name,
    String kind,
    String publicKey,
    boolean active,
    long enrolledAtMillis) {

  /// A short name of its key, the same for the same key only.
  public String keyFingerprint() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(publicKey.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
