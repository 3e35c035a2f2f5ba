package dev.sempre.pos.app;

import dev.sempre.agent.identity.Enrolment.Result;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.machine.Failure;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.start.Enrolment;
import dev.sempre.pos.start.EnrolmentAnswer;
import dev.sempre.pos.start.EnrolmentFailure;
import dev.sempre.replica.db.StoreFailure;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/// Joins this installation to a company, for the first time or again, and tells the result in the
/// words of the first screen.
final class Joining implements Enrolment {
  private final Installation installation;
  private final SecureRandom random;
  private final String deviceName;

  /// @param random makes the device's key
  /// @param deviceName what the centre will call this device
  Joining(Installation installation, SecureRandom random, String deviceName) {
    this.installation = installation;
    this.random = random;
    this.deviceName = deviceName;
  }

  @Override
  public EnrolmentAnswer join(String serverAddress, String code) {
    try {
      var enrolment =
          new dev.sempre.agent.identity.Enrolment(
              installation.folder(), installation.replica(), random);
      return answer(enrolment.enrol(serverAddress, code, deviceName, DeviceKind.TILL));
    } catch (StoreFailure | UncheckedIOException e) {
      return new EnrolmentAnswer.Failed(EnrolmentFailure.NOT_SAVED);
    }
  }

  private EnrolmentAnswer answer(Result result) {
    return switch (result) {
      case Result.Enrolled(Identity identity) -> joined(identity);
      case Result.AlreadyEnrolled(String _, String _) ->
          failed(EnrolmentFailure.DEVICE_CODE_NEEDED);
      case Result.CodeRefused(String _) -> failed(EnrolmentFailure.CODE_UNKNOWN);
      case Result.TooManyTries(long _) -> failed(EnrolmentFailure.TOO_MANY_TRIES);
      case Result.BadAddress(String _, String _) -> failed(EnrolmentFailure.ADDRESS_NOT_UNDERSTOOD);
      case Result.NotASempreServer(String _) -> failed(EnrolmentFailure.NOT_A_CENTRE);
      case Result.ServerUnreachable(Failure.Kind kind, String _) ->
          failed(
              switch (kind) {
                case UNTRUSTED -> EnrolmentFailure.NOT_SECURE;
                case NOT_THE_CENTRE -> EnrolmentFailure.NOT_A_CENTRE;
                case OVERLOADED, SERVER_ERROR -> EnrolmentFailure.SERVER_FAULT;
                case NO_ROUTE, CUT, TIMEOUT, ABORTED -> EnrolmentFailure.NO_ANSWER;
              });
      case Result.Refused(String code, String _) -> failed(refused(code));
    };
  }

  private static EnrolmentFailure refused(String code) {
    return switch (code) {
      case "CODE_OF_OTHER_COMPANY",
          "CODE_OF_OTHER_ESTABLISHMENT",
          "CODE_OF_OTHER_DEVICE",
          "CODE_OF_DEVICE" ->
          EnrolmentFailure.CODE_OF_OTHER;
      case "DEVICE_IS_ANOTHER", "NUMBER_TAKEN", "DEVICE_NOT_READMITTED" ->
          EnrolmentFailure.NOT_READMITTED;
      default -> EnrolmentFailure.SERVER_FAULT;
    };
  }

  private EnrolmentAnswer joined(Identity identity) {
    installation.joined(identity);
    return new EnrolmentAnswer.Joined(place(identity));
  }

  private static EnrolmentAnswer failed(EnrolmentFailure failure) {
    return new EnrolmentAnswer.Failed(failure);
  }

  /// Where an enrolled installation stands, until the first download has brought better names.
  static Place place(Identity identity) {
    return new Place(identity.company(), "", "");
  }
}
