package dev.sempre.centre.identity;

import dev.sempre.centre.answer.Refusal;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.EnrolmentCodes.Doorman;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.centre.tenant.Tenants;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.replica.db.Replica;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a device may use a good code. One that has been a device already joins again as that or
/// not at all: what it has made and not sent yet bears its id and its number. A device that the
/// centre knows needs a code that was made for it, so that nobody takes its place with a code that
/// was made for a new till. Source: R51.
///
/// @param tenants the companies
/// @param claim who the device says that it has been, or null
record Readmission(Tenants tenants, @Nullable DeviceClaim claim) implements Doorman {
  @Override
  public @Nullable Refusal objection(Offer offer) {
    DeviceClaim been = claim;
    if (been == null) {
      return offer.device() == null
          ? null
          : refusal(
              "CODE_OF_DEVICE",
              ("This code lets device %s join again and no other: use it in the folder of that"
                      + " device, or ask for a code without a device.")
                  .formatted(offer.device()));
    }
    Refusal misfit = misfit(offer, been);
    return misfit != null ? misfit : objection(offer, been);
  }

  /// Why the code cannot be for this device, whatever the centre knows of it.
  private static @Nullable Refusal misfit(Offer offer, DeviceClaim been) {
    if (!offer.tenant().equals(been.tenant())) {
      return refusal(
          "CODE_OF_OTHER_COMPANY",
          ("This installation belongs to the company %s, and the code is of another: ask for one of"
                  + " that company.")
              .formatted(been.tenant()));
    }
    if (!offer.establishment().equals(been.establishment())) {
      return refusal(
          "CODE_OF_OTHER_ESTABLISHMENT",
          ("This installation belongs to establishment %s, and the code is for %s: ask for one of"
                  + " that establishment.")
              .formatted(been.establishment(), offer.establishment()));
    }
    if (offer.device() != null && !offer.device().equals(been.device())) {
      return refusal(
          "CODE_OF_OTHER_DEVICE",
          "This installation is device %s, and the code is for device %s: ask for one of its own."
              .formatted(been.device(), offer.device()));
    }
    return null;
  }

  /// Why the centre does not take it back as what it has been.
  private @Nullable Refusal objection(Offer offer, DeviceClaim been) {
    Replica replica = tenants.replica(offer.tenant()).orElseThrow();
    Optional<RegisteredDevice> known = Devices.find(replica, been.device());
    if (known.isPresent() && !known.get().establishment().equals(been.establishment())) {
      return refusal(
          "DEVICE_IS_ANOTHER",
          ("The centre knows device %s as number %d of establishment %s: this installation says"
                  + " that it is another, so it needs help.")
              .formatted(been.device(), known.get().number(), known.get().establishment()));
    }
    if (Devices.isFarAhead(replica, been.establishment(), been.number())) {
      return refusal(
          "DEVICE_IS_ANOTHER",
          ("This installation says that it is number %d of establishment %s, which is far above all"
                  + " that were ever given there: it is none of this company's, or needs help.")
              .formatted(been.number(), been.establishment()));
    }
    if (known.isPresent() && offer.device() == null) {
      return refusal(
          "DEVICE_CODE_NEEDED",
          ("This installation is device %1$s of the company already: to join again it needs a code"
                  + " made for it (device code --device %1$s); another till needs a folder of its"
                  + " own.")
              .formatted(been.device()));
    }
    return offer.device() == null && isTaken(replica, been)
        ? refusal(
            "NUMBER_TAKEN",
            ("Another device has number %d of establishment %s: make a code with device code"
                    + " --device %s, with which this one gets another number.")
                .formatted(been.number(), been.establishment(), been.device()))
        : null;
  }

  /// Never may two devices number their tickets alike.
  private static boolean isTaken(Replica replica, DeviceClaim been) {
    return !Devices.others(replica, been.device(), been.establishment(), been.number()).isEmpty()
        || Devices.hasHad(replica, been.device(), been.establishment(), been.number());
  }

  private static Refusal refusal(String code, String message) {
    return Refusal.of(code, "code", message);
  }
}
