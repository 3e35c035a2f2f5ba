package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.organisation.DeviceStatus;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.BasesTold;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A company's devices, as the centre admits and revokes them.
public final class Devices {
  private static final String BY_ENROLMENT = "enrolment";
  private static final String BY_REVOCATION = "device revoke";

  /// A device that wants to join.
  ///
  /// @param id id that it was given
  /// @param establishment where it will stand
  /// @param name what people call it
  /// @param kind what it is for
  /// @param publicKey Ed25519 key, X.509 form, base64
  public record NewDevice(
      String id, String establishment, String name, DeviceKind kind, String publicKey) {}

  private Devices() {}

  public static Optional<RegisteredDevice> find(Replica replica, String id) {
    return replica.read(handle -> DeviceKeyStore.find(handle, id));
  }

  /// All devices by establishment and number, revoked ones too.
  public static List<RegisteredDevice> all(Replica replica) {
    return replica.read(DeviceKeyStore::all);
  }

  /// Admits a device under the next number of its establishment. A device that is there already
  /// stays as it is: its first answer was lost on the way.
  public static RegisteredDevice admit(Replica replica, NewDevice device) {
    return replica.write(
        Priority.PERSON,
        tx -> {
          Optional<RegisteredDevice> standing = DeviceKeyStore.find(tx.handle(), device.id());
          if (standing.isPresent()) {
            return standing.get();
          }
          long number = DeviceKeyStore.nextNumber(tx.handle(), device.establishment());
          Records.createAll(
              tx,
              SyncCatalogue.DEVICE,
              BY_ENROLMENT,
              List.of(draft(device, number, DeviceStatus.ACTIVE, tx.nowMillis())));
          return DeviceKeyStore.find(tx.handle(), device.id()).orElseThrow();
        });
  }

  /// Admits a device again as what it has been: under its own id and number, with another key, and
  /// with the name that it has here if it is known. What it has made and not sent yet bears both.
  /// It gets the next number instead if its series is not its own, see [#numberOf]. If that is
  /// another one than it has here, its key before is remembered as replaced. Under its old number
  /// it may have lost the answer, and asks with that key until it comes again: it is no copy. The
  /// series that it had here, and says it had, go on being its own for what it has not sent yet,
  /// see [#noteSeries].
  ///
  /// @param device the device with its new key
  /// @param been who it says that it has been
  /// @param again true if it has asked with the same code before: what was done then stands
  public static RegisteredDevice readmit(
      Replica replica, NewDevice device, DeviceClaim been, boolean again) {
    return replica.write(
        Priority.PERSON,
        tx -> {
          RegisteredDevice standing = DeviceKeyStore.find(tx.handle(), device.id()).orElse(null);
          if (standing != null && again && standing.publicKey().equals(device.publicKey())) {
            return standing;
          }
          NewDevice next =
              standing == null
                  ? device
                  : new NewDevice(
                      device.id(),
                      device.establishment(),
                      standing.name(),
                      DeviceKind.valueOf(standing.kind()),
                      device.publicKey());
          long since = standing == null ? tx.nowMillis() : standing.enrolledAtMillis();
          long number = numberOf(tx.handle(), device, standing, been);
          noteSeries(tx.handle(), device.id(), standing, been);
          boolean otherKey = standing != null && !standing.publicKey().equals(device.publicKey());
          if (standing != null && otherKey) {
            DeviceKeyStore.keepEarlier(tx.handle(), standing.id(), standing.publicKey());
          }
          if (standing != null && standing.number() != number) {
            BasesTold.forget(tx, device.id());
            if (otherKey) {
              DeviceKeyStore.replace(tx.handle(), standing.id(), standing.publicKey());
            }
          }
          Records.put(
              tx,
              SyncCatalogue.DEVICE,
              BY_ENROLMENT,
              draft(next, number, DeviceStatus.ACTIVE, since));
          return DeviceKeyStore.find(tx.handle(), device.id()).orElseThrow();
        });
  }

  /// The number under which a device comes back: its own, but another one that nobody has had if it
  /// is an older copy, or if its own is another device's too. That one was given it by a centre
  /// which was restored since from before this one had joined. A number that is higher than the one
  /// here is its own as well: the centre was restored from before it joined anew.
  private static long numberOf(
      Handle handle, NewDevice device, @Nullable RegisteredDevice standing, DeviceClaim been) {
    String establishment = device.establishment();
    String series = TicketNumber.seriesOf(establishment, been.number());
    boolean stands = standing != null && standing.number() == been.number();
    boolean own =
        !isSetBack(standing, been)
            && others(DeviceKeyStore.all(handle), device.id(), establishment, been.number())
                .isEmpty()
            && !DeviceKeyStore.isSeriesOfAnother(handle, device.id(), series)
            && (stands || !DeviceKeyStore.wasSeriesOfAnother(handle, device.id(), series));
    return own
        ? been.number()
        : Math.max(DeviceKeyStore.nextNumber(handle, establishment), been.number() + 1L);
  }

  /// Notes what is a device's own besides the number that it gets. What it has been is its own
  /// word: another device's series is none of its, if that one has been here for longer and has had
  /// it all the time. Of a device that is not known here nobody can tell which is the older one.
  private static void noteSeries(
      Handle handle, String id, @Nullable RegisteredDevice standing, DeviceClaim been) {
    if (standing == null) {
      DeviceKeyStore.wasForgotten(handle, id);
    } else {
      DeviceKeyStore.hadSeries(
          handle, id, TicketNumber.seriesOf(standing.establishment(), standing.number()));
    }
    if (standing == null
        || !DeviceKeyStore.isHeldByAnOlder(
            handle, id, been.establishment(), been.number(), standing.enrolledAtMillis())) {
      DeviceKeyStore.hadSeries(
          handle, id, TicketNumber.seriesOf(been.establishment(), been.number()));
    }
  }

  /// The keys with which a device has proved itself before it joined anew under another number.
  public static List<String> replacedKeys(Replica replica, String id) {
    return replica.read(handle -> DeviceKeyStore.replaced(handle, id));
  }

  /// The keys with which a device has signed before it was admitted again, under whichever number.
  public static List<String> formerKeys(Replica replica, String id) {
    return replica.read(handle -> DeviceKeyStore.former(handle, id));
  }

  /// Whether an installation is an older copy of a device, as it says or as it cannot know yet: the
  /// device has got another number since. Source: R21.
  ///
  /// @param standing the device as it is here, or null
  public static boolean isSetBack(@Nullable RegisteredDevice standing, DeviceClaim been) {
    return been.setBack() || (standing != null && standing.number() > been.number());
  }

  /// The other devices that have a number in an establishment, revoked ones too.
  public static List<RegisteredDevice> others(
      Replica replica, String id, String establishment, int number) {
    return others(all(replica), id, establishment, number);
  }

  private static List<RegisteredDevice> others(
      List<RegisteredDevice> all, String id, String establishment, int number) {
    return all.stream()
        .filter(device -> !device.id().equals(id))
        .filter(device -> device.establishment().equals(establishment))
        .filter(device -> device.number() == number)
        .toList();
  }

  /// Whether another device has sold under a number of an establishment, or had it, as far as is
  /// known here.
  public static boolean hasHad(Replica replica, String id, String establishment, int number) {
    String series = TicketNumber.seriesOf(establishment, number);
    return replica.read(handle ->
        DeviceKeyStore.isSeriesOfAnother(handle, id, series)
            || DeviceKeyStore.wasSeriesOfAnother(handle, id, series));
  }

  /// Whether a number is so far above all that are known of an establishment that no device can
  /// have been given it here, whichever backup was restored since.
  public static boolean isFarAhead(Replica replica, String establishment, int number) {
    return number
        > replica.<Integer>read(handle -> DeviceKeyStore.highestNumber(handle, establishment))
            + DeviceKeyStore.MOST_FORGOTTEN;
  }

  /// Takes a device its access; from its next request on it gets nothing. What it sold stays.
  /// Source: R51.
  public static Answer<RegisteredDevice> revoke(Replica replica, String id) {
    return replica.write(
        Priority.PERSON,
        tx -> {
          RegisteredDevice device = DeviceKeyStore.find(tx.handle(), id).orElse(null);
          if (device == null) {
            return Answer.refused(
                "DEVICE_UNKNOWN",
                "device",
                "There is no device " + id + ": see them with device list.");
          }
          NewDevice same =
              new NewDevice(
                  id,
                  device.establishment(),
                  device.name(),
                  DeviceKind.valueOf(device.kind()),
                  device.publicKey());
          Records.put(
              tx,
              SyncCatalogue.DEVICE,
              BY_REVOCATION,
              draft(same, device.number(), DeviceStatus.REVOKED, device.enrolledAtMillis()));
          return Answer.done(DeviceKeyStore.find(tx.handle(), id).orElseThrow());
        });
  }

  private static Draft draft(
      NewDevice device, long number, DeviceStatus status, long enrolledAtMillis) {
    return new Draft(
        device.id(),
        Values.of(SyncCatalogue.DEVICE)
            .set("establishment_id", device.establishment())
            .set("number", number)
            .set("name", device.name())
            .set("kind", device.kind().name())
            .set("public_key", device.publicKey())
            .set("status", status.name())
            .set("enrolled_at", enrolledAtMillis)
            .array(),
        List.of());
  }
}
