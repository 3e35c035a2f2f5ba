package dev.sempre.centre.identity;

import dev.sempre.centre.answer.Refusal;
import dev.sempre.centre.identity.Admission.Denied;
import dev.sempre.centre.identity.Admission.Granted;
import dev.sempre.centre.identity.Admission.Malformed;
import dev.sempre.centre.identity.Admission.TooMany;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.ChallengeRequest;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives a token to a device that signs a challenge. Nobody without a key learns here which
/// companies and devices there are. Thread-safe. Source: architecture section 8.
public final class Login {
  private static final int FREE_FAILURES = 5;

  /// Longer than any name or id.
  private static final int MAX_LENGTH = 128;

  private final CentreStore store;
  private final Ports ports;
  private final Tokens tokens;
  private final Challenges challenges;

  /// By address and device together: the devices of a shop share one address, and neither a broken
  /// one nor a stranger elsewhere may keep the others out.
  private final Attempts byAsker = new Attempts(FREE_FAILURES);

  public Login(CentreStore store) {
    this.store = store;
    this.ports = store.ports();
    this.tokens = new Tokens(store.keys(), ports.time());
    this.challenges = new Challenges(store.keys(), ports);
  }

  /// A challenge for a device that says who it is.
  public Admission<ChallengeAnswer> challenge(String tenant, ChallengeRequest request) {
    String device = text(request.device());
    if (device.isBlank() || device.length() > MAX_LENGTH || tenant.length() > MAX_LENGTH) {
      return new Malformed<>(
          Refusal.of("FIELD_MISSING", "device", "The id of the device is missing or too long."));
    }
    return new Granted<>(new ChallengeAnswer(challenges.issue(tenant, device)));
  }

  /// A token for a signed challenge.
  ///
  /// @param address network address of the asker, for the limit of attempts
  public Admission<TokenAnswer> token(String tenant, TokenRequest request, String address) {
    long now = ports.time().epochMillis();
    String id = text(request.device());
    String asker = address + " " + clipped(tenant) + " " + clipped(id);
    long wait = byAsker.waitMillis(asker, now);
    if (wait > 0) {
      return new TooMany<>(wait);
    }
    Optional<RegisteredDevice> device = proved(tenant, request);
    if (device.isEmpty() && provesReplaced(tenant, request)) {
      byAsker.succeeded(asker);
      return new Denied<>(
          new Refusal(
              Problem.DEVICE_REPLACED,
              "This device has joined again since, with another key: this is an older copy of it."
                  + " To go on with it, enrol it with a code that was made for it.",
              null));
    }
    if (device.isEmpty()) {
      byAsker.failed(asker, now);
      return new Denied<>(
          new Refusal(
              "IDENTITY_REFUSED",
              "The signature does not prove a device of this company: enrol the device again if"
                  + " this stays.",
              null));
    }
    byAsker.succeeded(asker);
    if (!device.get().active()) {
      return new Denied<>(revoked());
    }
    Tokens.Holder holder =
        new Tokens.Holder(
            tenant, device.get().id(), device.get().establishment(), device.get().keyFingerprint());
    return new Granted<>(new TokenAnswer(tokens.issue(holder), Tokens.LIFE_SECONDS));
  }

  /// Why a revoked device gets nothing.
  public static Refusal revoked() {
    return new Refusal(
        "DEVICE_REVOKED",
        "The administrator has revoked this device: to join again, enrol it with a code that was"
            + " made for it.",
        null);
  }

  private Optional<RegisteredDevice> proved(String tenant, TokenRequest request) {
    return store
        .tenants()
        .replica(tenant)
        .flatMap(replica -> Devices.find(replica, text(request.device())))
        .filter(device -> isSigned(tenant, request, device.publicKey()));
  }

  /// Whether the request comes from an older copy of the device that it names. Source: R21.
  private boolean provesReplaced(String tenant, TokenRequest request) {
    return store
        .tenants()
        .replica(tenant)
        .map(replica -> Devices.replacedKeys(replica, text(request.device())))
        .orElse(List.of())
        .stream()
        .anyMatch(key -> isSigned(tenant, request, key));
  }

  private boolean isSigned(String tenant, TokenRequest request, String publicKey) {
    String id = text(request.device());
    String challenge = text(request.challenge());
    if (!challenges.isGood(tenant, id, challenge)) {
      return false;
    }
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(text(request.signature()));
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] signed = TokenRequest.signed(tenant, id, challenge).getBytes(StandardCharsets.UTF_8);
    return DeviceKey.read(publicKey).filter(key -> key.verifies(signed, signature)).isPresent();
  }

  private static String clipped(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }
}
