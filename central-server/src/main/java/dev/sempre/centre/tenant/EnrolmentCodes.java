package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.answer.Refusal;
import dev.sempre.centre.tenant.EnrolmentCodeStore.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One-time codes with which a device joins an establishment, a new one or one again: 40 random
/// bits, good for ten minutes and one device, kept as keyed hashes only. Thread-safe. Source: R51.
public final class EnrolmentCodes {
  /// Source: R51.
  public static final long LIFE_MILLIS = 600_000;

  private static final int CODE_LENGTH = 8;
  private static final int DEVICE_LENGTH = 10;

  /// How long used and expired codes are kept, for whoever looks into an intrusion.
  private static final long KEPT_MILLIS = 30L * 24 * 3_600_000;

  /// Code of the refusal of a code that is not good.
  public static final String CODE_REFUSED = "CODE_REFUSED";

  /// What a code is for.
  ///
  /// @param tenant company
  /// @param establishment establishment that the device will belong to
  /// @param device id of the only device that it is for, which joins again; null for a new one
  public record Offer(String tenant, String establishment, @Nullable String device) {}

  /// @param offer what it is for
  /// @param code as it is shown, `XXXX-XXXX`
  /// @param expiresAtMillis when it is no longer good
  public record Issued(Offer offer, String code, long expiresAtMillis) {
    public String tenant() {
      return offer.tenant();
    }

    public String establishment() {
      return offer.establishment();
    }
  }

  /// @param tenant company
  /// @param establishment establishment that the device belongs to
  /// @param device id of the device, the same each time the same device asks with this code
  /// @param again true if it has asked with this code before
  public record Redeemed(String tenant, String establishment, String device, boolean again) {}

  /// Whether a device may have what a good code is for; asked before the code is used up.
  @FunctionalInterface
  public interface Doorman {
    /// @return why not, or null
    @Nullable Refusal objection(Offer offer);
  }

  private final Directory directory;
  private final CentreKeys keys;
  private final Ports ports;

  EnrolmentCodes(Directory directory, CentreKeys keys, Ports ports) {
    this.directory = directory;
    this.keys = keys;
    this.ports = ports;
  }

  /// The id of a device as a person typed it, or empty if no device can have it.
  public static Optional<String> readDeviceId(String typed) {
    return Crockford.read(typed, DEVICE_LENGTH);
  }

  /// Makes a code for a new device.
  ///
  /// @param establishment must exist; not checked here
  public Issued issue(String tenant, String establishment) {
    return issue(new Offer(tenant, establishment, null));
  }

  /// Makes a code.
  ///
  /// @param offer what it is for; not checked here
  public Issued issue(Offer offer) {
    String code = Crockford.random(ports.random(), CODE_LENGTH);
    long now = ports.time().epochMillis();
    long expiresAt = now + LIFE_MILLIS;
    directory.write(handle -> {
      EnrolmentCodeStore.purgeExpiredBefore(handle, now - KEPT_MILLIS);
      EnrolmentCodeStore.insert(handle, keys.codeHash(code), offer, now, expiresAt);
      return null;
    });
    String shown = code.substring(0, CODE_LENGTH / 2) + "-" + code.substring(CODE_LENGTH / 2);
    return new Issued(offer, shown, expiresAt);
  }

  /// Uses a code up for the device that holds a key. The same device may ask again while the code
  /// lives, and gets the same answer: its first answer may have been lost on the way. Unknown, used
  /// and expired codes are refused in the same words.
  ///
  /// @param typed code as a person typed it
  /// @param publicKey public key of the device, base64
  /// @param device id of the device if it joins again, or null if it is to get a new one
  /// @param doorman asked first: a code that the device may not use stays good for another
  public Answer<Redeemed> redeem(
      String typed, String publicKey, @Nullable String device, Doorman doorman) {
    Optional<String> code = Crockford.read(typed, CODE_LENGTH);
    if (code.isEmpty()) {
      return refused();
    }
    String codeHash = keys.codeHash(code.get());
    String keyHash = sha256(publicKey);
    String admitted = device == null ? Crockford.random(ports.random(), DEVICE_LENGTH) : device;
    long now = ports.time().epochMillis();
    return directory.write(handle -> {
      Row row = EnrolmentCodeStore.attempt(handle, codeHash).orElse(null);
      if (row == null || row.expiresAtMillis() <= now) {
        return refused();
      }
      if (row.device() != null) {
        return keyHash.equals(row.keyHash())
            ? Answer.done(new Redeemed(row.tenant(), row.establishment(), row.device(), true))
            : refused();
      }
      Refusal objection =
          doorman.objection(new Offer(row.tenant(), row.establishment(), row.forDevice()));
      if (objection != null) {
        return Answer.refused(objection);
      }
      EnrolmentCodeStore.use(handle, codeHash, keyHash, admitted, now);
      return Answer.done(new Redeemed(row.tenant(), row.establishment(), admitted, false));
    });
  }

  private static Answer<Redeemed> refused() {
    return Answer.refused(
        CODE_REFUSED,
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
