package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.EnrolmentCodeStore.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// One-time codes with which a new device joins an establishment: 40 random bits, good for ten
/// minutes and one device, kept as keyed hashes only. Thread-safe. Source: R51.
public final class EnrolmentCodes {
  /// Source: R51.
  public static final long LIFE_MILLIS = 600_000;

  private static final int CODE_LENGTH = 8;
  private static final int DEVICE_LENGTH = 10;

  /// How long used and expired codes are kept, for whoever looks into an intrusion.
  private static final long KEPT_MILLIS = 30L * 24 * 3_600_000;

  /// @param tenant company
  /// @param establishment establishment that the device will belong to
  /// @param code as it is shown, `XXXX-XXXX`
  /// @param expiresAtMillis when it is no longer good
  public record Issued(String tenant, String establishment, String code, long expiresAtMillis) {}

  /// @param tenant company
  /// @param establishment establishment that the device belongs to
  /// @param device id of the device, the same each time the same device asks with this code
  public record Redeemed(String tenant, String establishment, String device) {}

  private final Directory directory;
  private final CentreKeys keys;
  private final Ports ports;

  EnrolmentCodes(Directory directory, CentreKeys keys, Ports ports) {
    this.directory = directory;
    this.keys = keys;
    this.ports = ports;
  }

  /// Makes a code.
  ///
  /// @param establishment must exist; not checked here
  public Issued issue(String tenant, String establishment) {
    String code = Crockford.random(ports.random(), CODE_LENGTH);
    long now = ports.time().epochMillis();
    long expiresAt = now + LIFE_MILLIS;
    directory.write(handle -> {
      EnrolmentCodeStore.purgeExpiredBefore(handle, now - KEPT_MILLIS);
      EnrolmentCodeStore.insert(handle, keys.codeHash(code), tenant, establishment, now, expiresAt);
      return null;
    });
    String shown = code.substring(0, CODE_LENGTH / 2) + "-" + code.substring(CODE_LENGTH / 2);
    return new Issued(tenant, establishment, shown, expiresAt);
  }

  /// Uses a code up for the device that holds a key. The same device may ask again while the code
  /// lives, and gets the same answer: its first answer may have been lost on the way. Unknown, used
  /// and expired codes are refused in the same words.
  ///
  /// @param typed code as a person typed it
  /// @param publicKey public key of the device, base64
  public Answer<Redeemed> redeem(String typed, String publicKey) {
    Optional<String> code = Crockford.read(typed, CODE_LENGTH);
    if (code.isEmpty()) {
      return refused();
    }
    String codeHash = keys.codeHash(code.get());
    String keyHash = sha256(publicKey);
    String freshDevice = Crockford.random(ports.random(), DEVICE_LENGTH);
    long now = ports.time().epochMillis();
    return directory.write(handle -> {
      Row row = EnrolmentCodeStore.attempt(handle, codeHash).orElse(null);
      if (row == null || row.expiresAtMillis() <= now) {
        return refused();
      }
      if (row.device() != null) {
        return keyHash.equals(row.keyHash())
            ? Answer.done(new Redeemed(row.tenant(), row.establishment(), row.device()))
            : refused();
      }
      EnrolmentCodeStore.use(handle, codeHash, keyHash, freshDevice, now);
      return Answer.done(new Redeemed(row.tenant(), row.establishment(), freshDevice));
    });
  }

  private static Answer<Redeemed> refused() {
    return Answer.refused(
        "CODE_REFUSED",
        "code",
        "This code is not good: it is mistyped, used, or older than ten minutes. Ask the"
            + " administrator for a new one.");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
