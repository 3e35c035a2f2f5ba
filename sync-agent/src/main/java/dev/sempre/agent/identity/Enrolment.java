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
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Joins an installation to a company with a one-time code. May be repeated after a crash at any
/// point: the key is on disk before it is sent, and the same key gets the same answer. Source: R51.
public final class Enrolment {
  /// What came of it.
  public sealed interface Result {
    /// The installation belongs to the company now.
    record Enrolled(Identity identity) implements Result {}

    /// It belongs to a company already.
    record AlreadyEnrolled(String company) implements Result {}

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
    if (before instanceof Content.Enrolled(Identity identity)) {
      return finish(identity);
    }
    if (replica.place().isPresent() && before == null) {
      return alreadyEnrolled();
    }
    return switch (ServerAddress.parse(server)) {
      case ServerAddress.Parsed.Bad bad -> new Result.BadAddress(bad.code(), bad.message());
      case ServerAddress.Parsed.Good good ->
          apply(good.address(), key(before), new Wish(code.strip(), name, kind));
    };
  }

  private record Wish(String code, String name, DeviceKind kind) {}

  /// The key that has asked before, so that an answer which was lost is given again.
  private DeviceKey key(@Nullable Content before) {
    if (before instanceof Content.Applying(DeviceKey key)) {
      return key;
    }
    DeviceKey key = DeviceKey.create(random);
    file.write(new Content.Applying(key));
    return key;
  }

  private Result apply(ServerAddress address, DeviceKey key, Wish wish) {
    EnrolmentRequest request =
        new EnrolmentRequest(wish.code(), key.publicBase64(), wish.name(), wish.kind().name());
    return switch (HttpEnrolment.send(address, request)) {
      case Answered<EnrolmentAnswer> answered -> {
        Identity identity = identity(address, key, answered.value());
        String base = replica.place().map(Place::base).orElse(identity.device());
        if (!base.equals(identity.device())) {
          yield alreadyEnrolled();
        }
        file.write(new Content.Enrolled(identity));
        settle(replica, identity);
        yield new Result.Enrolled(identity);
      }
      case Failed<EnrolmentAnswer> failed -> refusal(failed.failure());
    };
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

  private Result finish(Identity identity) {
    if (replica.place().isEmpty()) {
      replica.become(identity.place());
      return new Result.Enrolled(identity);
    }
    return alreadyEnrolled();
  }

  private Result alreadyEnrolled() {
    return new Result.AlreadyEnrolled(replica.place().map(Place::company).orElse(""));
  }

  private static Result refusal(Failure failure) {
    return switch (failure) {
      case Refused refused when refused.code().equals(CODE_REFUSED) ->
          new Result.CodeRefused(refused.detail());
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
  /// Every program calls this after opening the database of an enrolled device.
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
    }
  }
}
