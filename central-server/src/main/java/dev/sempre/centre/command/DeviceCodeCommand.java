package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.EnrolmentCodes;
import dev.sempre.centre.tenant.EnrolmentCodes.Issued;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.replica.organisation.EstablishmentStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "code",
    description = {
      "Makes a one-time code with which a device joins an establishment.",
      "With --device, a device joins again as what it has been: one that was revoked, that has lost"
          + " its file device.json, or that the centre has forgotten with a restored backup. Enrol"
          + " its folder with the code; it keeps its id, its number and what it has not sent yet.",
      "A code with --device is good for no other device, and one without it for no device that the"
          + " centre knows."
    },
    mixinStandardHelpOptions = true)
final class DeviceCodeCommand extends TenantCommand {
  @Option(
      names = "--establishment",
      paramLabel = "CODE",
      description =
          "Where the device will stand; may be left out with a --device that device list shows.")
  @Nullable String establishment;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "The device that joins again: see device list, or the device's own status.")
  @Nullable String device;

  /// @param device the only device that the code is for, or null
  record Code(
      String tenant,
      String establishment,
      @Nullable String device,
      String code,
      long expiresAtMillis)
      implements Result {
    @Override
    public String text() {
      String who =
          device == null
              ? "joins establishment %s of %s".formatted(establishment, tenant)
              : "lets device %s join establishment %s of %s again"
                  .formatted(device, establishment, tenant);
      return "%s   %s; good once, for %d minutes."
          .formatted(code, who, TimeUnit.MILLISECONDS.toMinutes(EnrolmentCodes.LIFE_MILLIS));
    }
  }

  DeviceCodeCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    String typed = device;
    Answer<Offer> offer = typed == null ? anyDevice(company) : thatDevice(company, typed.strip());
    return offer.then(what -> Answer.done(issued(company, what)));
  }

  private static Code issued(Company company, Offer offer) {
    Issued code = company.store().codes().issue(offer);
    return new Code(
        offer.tenant(), offer.establishment(), offer.device(), code.code(), code.expiresAtMillis());
  }

  private Answer<Offer> anyDevice(Company company) {
    String place = establishment;
    return place == null
        ? Answer.refused(
            "ESTABLISHMENT_NEEDED",
            "establishment",
            "Name the establishment with --establishment, or the device that joins again with"
                + " --device.")
        : offer(company, place, null);
  }

  private Answer<Offer> thatDevice(Company company, String typed) {
    String id = EnrolmentCodes.readDeviceId(typed).orElse(typed);
    Optional<String> known =
        Devices.find(company.replica(), id).map(RegisteredDevice::establishment);
    String place = establishment;
    if (known.isPresent()) {
      return place == null || place.equals(known.get())
          ? Answer.done(new Offer(company.name(), known.get(), id))
          : Answer.refused(
              "DEVICE_ELSEWHERE",
              "establishment",
              "Device "
                  + id
                  + " stands in establishment "
                  + known.get()
                  + ", not in "
                  + place
                  + ".");
    }
    if (EnrolmentCodes.readDeviceId(typed).isEmpty() || place == null) {
      return Answer.refused(
          "DEVICE_UNKNOWN",
          "device",
          "There is no device "
              + typed
              + ": see device list; for one that a restored backup does not know, name its"
              + " establishment too.");
    }
    return offer(company, place, id);
  }

  private static Answer<Offer> offer(
      Company company, String establishment, @Nullable String device) {
    boolean known =
        company
            .replica()
            .read(handle -> EstablishmentStore.byId(handle, establishment).isPresent());
    return known
        ? Answer.done(new Offer(company.name(), establishment, device))
        : Answer.refused(
            "ESTABLISHMENT_UNKNOWN",
            "establishment",
            "There is no establishment " + establishment + ": see establishment list.");
  }
}
