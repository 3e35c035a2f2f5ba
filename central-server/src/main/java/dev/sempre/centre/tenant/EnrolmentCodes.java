package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

  private record Row(
      String tenant,
      String establishment,
      long expiresAtMillis,
      @Nullable String keyHash,
      @Nullable String device) {}

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
    directory.write(
        handle -> {
          handle
              .createUpdate("delete from enrolment_code where expires_at < :before")
              .bind("before", now - KEPT_MILLIS)
              .execute();
          return handle
              .createUpdate(
                  """
                  insert into enrolment_code (code_hash, tenant, establishment_id, created_at,
                                              expires_at, attempts)
                  values (:hash, :tenant, :establishment, :now, :expires, 0)
                  """)
              .bind("hash", keys.codeHash(code))
              .bind("tenant", tenant)
              .bind("establishment", establishment)
              .bind("now", now)
              .bind("expires", expiresAt)
              .execute();
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
    return directory.write(
        handle -> {
          Row row = count(handle, codeHash);
          if (row == null || row.expiresAtMillis() <= now) {
            return refused();
          }
          if (row.device() != null) {
            return keyHash.equals(row.keyHash())
                ? Answer.done(new Redeemed(row.tenant(), row.establishment(), row.device()))
                : refused();
          }
          use(handle, codeHash, keyHash, freshDevice, now);
          return Answer.done(new Redeemed(row.tenant(), row.establishment(), freshDevice));
        });
  }

  /// Counts the attempt, which also locks the row against a second device with the same code.
  private static @Nullable Row count(Handle handle, String codeHash) {
    int known =
        handle
            .createUpdate(
                "update enrolment_code set attempts = attempts + 1 where code_hash = :hash")
            .bind("hash", codeHash)
            .execute();
    if (known == 0) {
      return null;
    }
    return handle
        .createQuery(
            """
            select tenant, establishment_id, expires_at, key_hash, device_id
              from enrolment_code where code_hash = :hash
            """)
        .bind("hash", codeHash)
        .map(
            (row, context) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5)))
        .one();
  }

  private static void use(
      Handle handle, String codeHash, String keyHash, String device, long nowMillis) {
    handle
        .createUpdate(
            """
            update enrolment_code set used_at = :now, key_hash = :key, device_id = :device
             where code_hash = :hash
            """)
        .bind("now", nowMillis)
        .bind("key", keyHash)
        .bind("device", device)
        .bind("hash", codeHash)
        .execute();
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
