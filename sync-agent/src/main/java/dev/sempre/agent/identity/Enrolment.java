package dev.sempre.agent.identity;

import dev.sempre.agent.identity.DeviceFile.Content;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Failure.Refused;
import dev.sempre.agent.machine.Failure.Unreachable;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.agent.run.Upstream.Failed;
import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.agent.transport.HttpEnrolment;
import dev.sempre.agent.transport.ServerAddress;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.sync.SetBack;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Joins an installation to a company with a one-time code. May be repeated after a crash at any
/// point: the key is on disk before it is sent, and the same key gets the same answer. Source: R51.
///
/// An installation whose database is a place of a company already joins again as that device, with
/// a new key and a code that was made for it: it was revoked, has lost its identity, or the centre
/// has forgotten it. Its id and number stay, and with them what has not been sent yet; until the
/// centre has accepted the new key, the old one is kept and nothing else is touched.
public final class Enrolment {
  /// What came of it.
  public sealed interface Result {
    /// The installation belongs to the company now.
    record Enrolled(Identity identity) implements Result {}

    /// It belongs to a company already, and the code was not made for it: to join again it needs
    /// one that was.
    ///
    /// @param device id of the device that it is
    record AlreadyEnrolled(String company, String device) implements Result {}

    /// The code is mistyped, used by another device, or older than ten minutes: an administrator
    /// gives out another. Upstream does not tell which, so that nobody can try codes out.
    record CodeRefused(String message) implements Result {}

    /// Too many wrong codes: waiting helps.
    record TooManyTries(long retryAfterMillis) implements Result {}

    /// The address cannot be one of a server, or is not safe. See [ServerAddress.Parsed.Bad].
    record BadAddress(String code, String message) implements Result {}

    /// Something answers at the address, but not the centre.
    record NotASempreServer(String detail) implements Result {}

    /// No answer; trying again helps.
    record ServerUnreachable(Failure.Kind kind, String detail) implements Result {}

    /// Upstream refuses for another reason.
    record Refused(String code, String message) implements Result {}
  }

  private static final String CODE_REFUSED = "CODE_REFUSED";

  /// The centre knows the device, and the code was made for a new one.
  private static final String DEVICE_CODE_NEEDED = "DEVICE_CODE_NEEDED";

  private static final String OTHER_ANSWER = "DEVICE_NOT_READMITTED";

  private final DeviceFile file;
  private final Replica replica;
  private final SecureRandom random;

  /// @param random makes the key
  public Enrolment(DataFolder folder, Replica replica, SecureRandom random) {
    this.file = folder.deviceFile();
    this.replica = replica;
    this.random = random;
  }

  /// Asks to join. Blocks until the server has answered.
  ///
  /// @param server address as a person types it
  /// @param code one-time code as an administrator got it
  /// @param name what people call the device
  public Result enrol(String server, String code, String name, DeviceKind kind) {
    Content before = file.read().orElse(null);
    Place place = replica.place().orElse(null);
    if (place == null && before != null) {
      Identity identity = file.identity().orElse(null);
      if (identity != null) {
        replica.become(identity.place());
        return new Result.Enrolled(identity);
      }
    }
    return switch (ServerAddress.parse(server)) {
      case ServerAddress.Parsed.Bad bad -> new Result.BadAddress(bad.code(), bad.message());
      case ServerAddress.Parsed.Good good ->
          apply(
              good.address(),
              key(before),
              new Wish(code.strip(), name, kind, place == null ? null : claim(place)));
    };
  }

  /// @param claim who this installation has been, or null if it is new
  private record Wish(String code, String name, DeviceKind kind, @Nullable DeviceClaim claim) {}

  /// What the database says counts, whoever the file says that the device is: the database holds
  /// the sales.
  private DeviceClaim claim(Place place) {
    String establishment = place.establishment();
    if (establishment == null) {
      throw new IllegalStateException("the database of a centre does not join a company");
    }
    return new DeviceClaim(
        place.tenant(), establishment, place.base(), place.number(), replica.read(SetBack::is));
  }

  /// The key that has asked before, so that an answer which was lost is given again; else a new
  /// one, which is stored before it is sent. An identity keeps its own key meanwhile.
  private DeviceKey key(@Nullable Content before) {
    return switch (before) {
      case Content.Applying(DeviceKey key) -> key;
      case Content.Rejoining(Identity _, DeviceKey key) -> key;
      case Content.Enrolled(Identity identity) -> {
        DeviceKey key = DeviceKey.create(random);
        file.write(new Content.Rejoining(identity, key));
        yield key;
      }
      case null -> {
        DeviceKey key = DeviceKey.create(random);
        file.write(new Content.Applying(key));
        yield key;
      }
    };
  }

  private Result apply(ServerAddress address, DeviceKey key, Wish wish) {
    EnrolmentRequest request =
        new EnrolmentRequest(
            wish.code(), key.publicBase64(), wish.name(), wish.kind().name(), wish.claim());
    return switch (HttpEnrolment.send(address, request)) {
      case Answered<EnrolmentAnswer> answered ->
          admitted(identity(address, key, answered.value()), wish.claim());
      case Failed<EnrolmentAnswer> failed -> refusal(failed.failure());
    };
  }

  private Result admitted(Identity identity, @Nullable DeviceClaim claim) {
    if (claim != null && !isAnswerTo(claim, identity)) {
      return new Result.Refused(
          OTHER_ANSWER,
          "The server takes this installation for another device than %s, which it is: nothing was"
                  .formatted(claim.device())
              + " changed here.");
    }
    if (claim != null && claim.number() != identity.number()) {
      // Before the file says so: whoever finds another number there without this mark is a copy.
      PlaceSetBack.mark(replica, "number " + identity.number());
    }
    file.write(new Content.Enrolled(identity));
    settle(replica, identity);
    return new Result.Enrolled(identity);
  }

  /// Whether the centre takes the installation for what it is: under its own number, or under
  /// another one if it is set back, whether it knows that or only the centre does.
  private static boolean isAnswerTo(DeviceClaim claim, Identity given) {
    return claim.tenant().equals(given.tenant())
        && claim.establishment().equals(given.establishment())
        && claim.device().equals(given.device())
        && !(claim.number() == given.number() && claim.setBack());
  }

  private static Identity identity(ServerAddress address, DeviceKey key, EnrolmentAnswer answer) {
    return new Identity(
        address,
        answer.tenant(),
        answer.company(),
        answer.establishment(),
        answer.device(),
        answer.number(),
        key,
        answer.serverKey(),
        answer.pinSecret());
  }

  private Result alreadyEnrolled() {
    return new Result.AlreadyEnrolled(
        replica.place().map(Place::company).orElse(""),
        replica.place().map(Place::base).orElse(""));
  }

  private Result refusal(Failure failure) {
    return switch (failure) {
      case Refused refused when refused.code().equals(CODE_REFUSED) ->
          new Result.CodeRefused(refused.detail());
      case Refused refused when refused.code().equals(DEVICE_CODE_NEEDED) -> alreadyEnrolled();
      case Refused refused -> new Result.Refused(refused.code(), refused.detail());
      case Unreachable silence ->
          switch (silence.kind()) {
            case NOT_THE_CENTRE -> new Result.NotASempreServer(silence.detail());
            case OVERLOADED ->
                silence.retryAfterMillis() > 0
                    ? new Result.TooManyTries(silence.retryAfterMillis())
                    : new Result.ServerUnreachable(silence.kind(), silence.detail());
            case NO_ROUTE, UNTRUSTED, SERVER_ERROR, CUT, TIMEOUT, ABORTED ->
                new Result.ServerUnreachable(silence.kind(), silence.detail());
          };
      case Failure.Here here -> new Result.Refused(here.code(), here.detail());
    };
  }

  /// Makes the database the place that the identity says, if a crash has kept it from becoming it.
  /// Every program calls this after opening the database of an enrolled device. A database with
  /// another number is set back: either it was already, the device has joined anew and only its
  /// file knows; or the database is a copy from before that, and stays set back until the device
  /// joins anew once more.
  ///
  /// @throws IllegalStateException if the database belongs to another device: the folder was mixed
  ///   up
  public static void settle(Replica replica, Identity identity) {
    Place place = replica.place().orElse(null);
    if (place == null) {
      replica.become(identity.place());
    } else if (!place.base().equals(identity.device())) {
      throw new IllegalStateException(
          replica.where() + " belongs to " + place.base() + ", not to " + identity.device());
    } else if (place.number() != identity.number()) {
      String isOlder = "older than number " + identity.number();
      Optional<String> setBackBy = replica.read(SetBack::find);
      if (setBackBy.isEmpty()) {
        PlaceSetBack.mark(replica, isOlder);
      } else if (!setBackBy.get().equals(isOlder)) {
        NewSeries.begin(replica, identity.number());
      }
    }
  }
}
