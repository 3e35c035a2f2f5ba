package dev.sempre.centre.identity;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.answer.Refusal;
import dev.sempre.centre.identity.Admission.Denied;
import dev.sempre.centre.identity.Admission.Granted;
import dev.sempre.centre.identity.Admission.Malformed;
import dev.sempre.centre.identity.Admission.TooMany;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.Devices.NewDevice;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.EnrolmentCodes;
import dev.sempre.centre.tenant.EnrolmentCodes.Redeemed;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.replica.db.Replica;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets devices join with a one-time code, for the first time or again. Thread-safe. Source: R51.
public final class Enrolment {
  private static final int FREE_FAILURES = 5;
  private static final int MAX_NAME_LENGTH = 200;

  private final CentreStore store;
  private final Ports ports;
  private final Attempts byAddress = new Attempts(FREE_FAILURES);
  private final Attempts byCode = new Attempts(FREE_FAILURES);

  public Enrolment(CentreStore store) {
    this.store = store;
    this.ports = store.ports();
  }

  /// Uses a code up and admits the device. The same device may ask again while the code lives.
  ///
  /// @param address network address of the asker, for the limit of attempts
  public Admission<EnrolmentAnswer> enrol(EnrolmentRequest request, String address) {
    String code = text(request.code());
    String codeKey = code.length() > 64 ? "long" : code;
    long now = ports.time().epochMillis();
    long wait = Math.max(byAddress.waitMillis(address, now), byCode.waitMillis(codeKey, now));
    if (wait > 0) {
      return new TooMany<>(wait);
    }
    Refusal malformed = malformed(request);
    if (malformed != null) {
      return new Malformed<>(malformed);
    }
    DeviceClaim claim = request.claim();
    return switch (store
        .codes()
        .redeem(
            code,
            request.publicKey(),
            claim == null ? null : claim.device(),
            new Readmission(store.tenants(), claim))) {
      case Answer.Refused<Redeemed>(Refusal why) -> {
        if (why.code().equals(EnrolmentCodes.CODE_REFUSED)) {
          byAddress.failed(address, now);
          byCode.failed(codeKey, now);
        }
        yield new Denied<>(why);
      }
      case Answer.Done<Redeemed>(Redeemed redeemed) -> {
        byAddress.succeeded(address);
        yield new Granted<>(admit(request, redeemed));
      }
    };
  }

  private EnrolmentAnswer admit(EnrolmentRequest request, Redeemed redeemed) {
    Tenant tenant = store.tenants().find(redeemed.tenant()).orElseThrow();
    Replica replica = store.tenants().replica(redeemed.tenant()).orElseThrow();
    NewDevice joining =
        new NewDevice(
            redeemed.device(),
            redeemed.establishment(),
            request.name().strip(),
            kind(request.kind()).orElseThrow(),
            request.publicKey());
    DeviceClaim claim = request.claim();
    RegisteredDevice device =
        claim != null && claim.device().equals(redeemed.device())
            ? Devices.readmit(replica, joining, claim, redeemed.again())
            : Devices.admit(replica, joining);
    return new EnrolmentAnswer(
        tenant.name(),
        tenant.company(),
        device.establishment(),
        device.id(),
        device.number(),
        store.keys().publicKeyBase64(),
        Base64.getEncoder().encodeToString(store.keys().pinSecret(tenant.name())));
  }

  private static @Nullable Refusal malformed(EnrolmentRequest request) {
    if (text(request.code()).isBlank()) {
      return Refusal.of("FIELD_MISSING", "code", "The one-time code is missing.");
    }
    if (DeviceKey.read(text(request.publicKey())).isEmpty()) {
      return Refusal.of(
          "PUBLIC_KEY", "publicKey", "The public key is not an Ed25519 key in X.509 form, base64.");
    }
    String name = text(request.name());
    if (name.isBlank()
        || name.length() > MAX_NAME_LENGTH
        || name.chars().anyMatch(Character::isISOControl)) {
      return Refusal.of("DEVICE_NAME", "name", "The name of the device has 1 to 200 characters.");
    }
    if (kind(text(request.kind())).isEmpty()) {
      return Refusal.of("DEVICE_KIND", "kind", "The kind is TILL, BACK_OFFICE or HUB.");
    }
    DeviceClaim claim = request.claim();
    return claim == null || isPossible(claim)
        ? null
        : Refusal.of(
            "DEVICE_CLAIM", "claim", "No device has been what this one says that it has been.");
  }

  private static boolean isPossible(DeviceClaim claim) {
    String device = text(claim.device());
    return EnrolmentCodes.readDeviceId(device).filter(device::equals).isPresent()
        && !text(claim.tenant()).isBlank()
        && !text(claim.establishment()).isBlank()
        && claim.number() > 0
        && claim.number() <= TicketNumber.HIGHEST_TILL;
  }

  private static Optional<DeviceKind> kind(String text) {
    for (DeviceKind kind : DeviceKind.values()) {
      if (kind.name().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// A field of a message may be missing, whatever its record says.
  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }
}
