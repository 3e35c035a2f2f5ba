package dev.sempre.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.agent.identity.DeviceFile.Content;
import dev.sempre.agent.identity.Enrolment.Result;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sync.SetBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrolmentTest {
  @TempDir private Path temp;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private DataFolder folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(temp, clock);
    folder = ((DataFolder.Opened.Good) DataFolder.open(temp.resolve("till"))).folder();
    replica =
        Replica.open(
            new SqliteDatabase(folder.database(), 1_000, Runnable::run),
            clock,
            new UuidV7(clock, new Random(1)));
  }

  @AfterEach
  void close() {
    replica.close();
    centre.close();
  }

  private Result enrol(String code) {
    return enrol(centre.url(), code);
  }

  private Result enrol(String url, String code) {
    return new Enrolment(folder, replica, new SecureRandom())
        .enrol(url, code, "Till 1", DeviceKind.TILL);
  }

  private Content stored() {
    return folder.deviceFile().read().orElseThrow();
  }

  @Test
  void goodCodeMakesTheDatabaseAPlaceOfTheCompany() throws IOException {
    Result result = enrol(" GOOD ");
    Identity identity = ((Result.Enrolled) result).identity();
    assertThat(identity.place())
        .isEqualTo(new Place("till-1", "rossi", "Bottega Rossi", "1", 1, 0));
    assertThat(replica.place()).contains(identity.place());
    Identity read = folder.deviceFile().identity().orElseThrow();
    assertThat(read.address()).hasToString(centre.url());
    assertThat(read.pinSecret()).isEqualTo("secret");
    assertThat(read.key().publicBase64()).isEqualTo(identity.key().publicBase64());
    Path file = folder.path().resolve("device.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void secretsDoNotShowInWords() {
    Identity identity = ((Result.Enrolled) enrol("GOOD")).identity();
    String key = identity.key().privateBase64();
    for (Object told : new Object[] {identity, identity.key(), identity.credentials(), stored()}) {
      assertThat(told.toString()).doesNotContain(key).doesNotContain("secret");
    }
  }

  @Test
  void answerThatWasLostIsGivenAgainToTheSameKey() {
    centre.script("enrolments", Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
    assertThat(enrol("GOOD")).isInstanceOf(Result.ServerUnreachable.class);
    assertThat(stored()).isInstanceOf(Content.Applying.class);
    assertThat(replica.place()).isEmpty();

    centre.script("enrolments");
    assertThat(enrolUntilAnswered("GOOD")).isInstanceOf(Result.Enrolled.class);
  }

  @Test
  void crashBeforeTheDatabaseKnowsIsMadeGood() {
    Identity identity = ((Result.Enrolled) enrol("GOOD")).identity();
    Path other = temp.resolve("fresh.db");
    try (Replica fresh =
        Replica.open(
            new SqliteDatabase(other, 1_000, Runnable::run),
            clock,
            new UuidV7(clock, new Random(2)))) {
      Enrolment.settle(fresh, identity);
      assertThat(fresh.place()).contains(identity.place());
      Enrolment.settle(fresh, identity);
      assertThat(
              new Enrolment(folder, fresh, new SecureRandom())
                  .enrol(centre.url(), "GOOD", "x", DeviceKind.TILL))
          .isEqualTo(new Result.AlreadyEnrolled("Bottega Rossi", "till-1"));
    }
  }

  @Test
  void fileThatLostItsAnswerInPowerCutIsMadeGood() {
    Identity identity = ((Result.Enrolled) enrol("GOOD")).identity();
    folder.deviceFile().write(new Content.Applying(identity.key()));
    assertThat(enrol("GOOD")).isInstanceOf(Result.Enrolled.class);
    assertThat(folder.deviceFile().identity()).isPresent();
  }

  @Test
  void folderThatHasLostItsFileJoinsAgainAsTheDeviceOfItsDatabase() {
    Place place = new Place("till-9", "rossi", "Bottega Rossi", "1", 9, 0);
    replica.become(place);
    Identity identity = ((Result.Enrolled) enrol("AGAIN")).identity();
    assertThat(identity.place()).isEqualTo(place);
    assertThat(replica.place()).contains(place);
    assertThat(folder.deviceFile().identity()).isPresent();
  }

  @Test
  void serverThatTakesTheFolderForAnotherDeviceChangesNothingHere() {
    Place place = new Place("till-9", "rossi", "Bottega Rossi", "1", 9, 0);
    replica.become(place);
    assertThat(enrol("OLD"))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("DEVICE_NOT_READMITTED"));
    assertThat(replica.place()).contains(place);
    assertThat(folder.deviceFile().identity()).isEmpty();
  }

  @Test
  void oldKeyIsKeptUntilTheNewOneIsAcceptedAndThatIsSentAgain() {
    String first = ((Result.Enrolled) enrol("GOOD")).identity().key().publicBase64();
    assertThat(enrol("WRONG")).isInstanceOf(Result.AlreadyEnrolled.class);
    String next = ((Content.Rejoining) stored()).key().publicBase64();
    assertThat(folder.deviceFile().identity().orElseThrow().key().publicBase64()).isEqualTo(first);
    centre.script("enrolments", Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
    assertThat(enrol("AGAIN")).isInstanceOf(Result.ServerUnreachable.class);
    assertThat(folder.deviceFile().identity().orElseThrow().key().publicBase64()).isEqualTo(first);

    Identity identity = ((Result.Enrolled) enrolUntilAnswered("AGAIN")).identity();
    assertThat(identity.key().publicBase64()).isEqualTo(next).isNotEqualTo(first);
    assertThat(identity.place())
        .isEqualTo(new Place("till-1", "rossi", "Bottega Rossi", "1", 1, 0));
    assertThat(stored()).isInstanceOf(Content.Enrolled.class);
    assertThat(folder.deviceFile().identity().orElseThrow().key().publicBase64()).isEqualTo(next);
  }

  /// Source: R21.
  @Test
  void deviceThatIsSetBackJoinsAnewUnderAnotherNumber() {
    enrol("GOOD");
    PlaceSetBack.mark(replica, "elsewhere:9");
    centre.script("enrolments", Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
    assertThat(enrol("AGAIN")).isInstanceOf(Result.ServerUnreachable.class);
    assertThat(replica.read(SetBack::is)).isTrue();

    Identity identity = ((Result.Enrolled) enrolUntilAnswered("AGAIN")).identity();

    assertThat(identity.place())
        .isEqualTo(
            new Place("till-1", "rossi", "Bottega Rossi", "1", 1 + TestCentre.ANOTHER_NUMBER, 0));
    assertThat(replica.place()).contains(identity.place());
    assertThat(replica.read(SetBack::is)).isFalse();
  }

  @Test
  void crashAfterJoiningAnewIsMadeGood() {
    Identity before = ((Result.Enrolled) enrol("GOOD")).identity();
    PlaceSetBack.mark(replica, "elsewhere:9");
    Identity anew = underNumber(before, 5);

    Enrolment.settle(replica, anew);

    assertThat(replica.place()).contains(anew.place());
    assertThat(replica.read(SetBack::is)).isFalse();
  }

  @Test
  void databaseFromBeforeTheDeviceJoinedAnewIsSetBack() {
    Identity before = ((Result.Enrolled) enrol("GOOD")).identity();

    Enrolment.settle(replica, underNumber(before, 5));
    Enrolment.settle(replica, underNumber(before, 5)); // as every program does at its start

    assertThat(replica.place()).contains(before.place());
    assertThat(replica.read(SetBack::is)).isTrue();
  }

  private static Identity underNumber(Identity identity, int number) {
    return new Identity(
        identity.address(),
        identity.tenant(),
        identity.company(),
        identity.establishment(),
        identity.device(),
        number,
        identity.key(),
        identity.serverKey(),
        identity.pinSecret());
  }

  private Result enrolUntilAnswered(String code) {
    Result result = enrol(code);
    for (int i = 0; i < 3 && !(result instanceof Result.Enrolled); i++) {
      result = enrol(code);
    }
    return result;
  }

  @Test
  void databaseOfAnotherDeviceIsNotTaken() {
    Identity identity = ((Result.Enrolled) enrol("GOOD")).identity();
    try (Replica other =
        Replica.open(
            new SqliteDatabase(temp.resolve("other.db"), 1_000, Runnable::run),
            clock,
            new UuidV7(clock, new Random(2)))) {
      other.become(new Place("till-9", "rossi", "Bottega Rossi", "1", 9, 0));
      assertThatThrownBy(() -> Enrolment.settle(other, identity))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void badCodeIsRefusedAndMayBeFollowedByGoodOne() {
    assertThat(enrol("WRONG")).isEqualTo(new Result.CodeRefused("This code is not good."));
    assertThat(enrol("GOOD")).isInstanceOf(Result.Enrolled.class);
  }

  @Test
  void eachKindOfFailureIsTold() {
    assertThat(enrol("http://8.8.8.8", "GOOD")).isInstanceOf(Result.BadAddress.class);
    centre.script("enrolments", Fault.CAPTIVE_PORTAL);
    assertThat(enrol("GOOD")).isInstanceOf(Result.NotASempreServer.class);
    centre.script("enrolments", Fault.status(502));
    assertThat(enrol("GOOD")).isEqualTo(new Result.ServerUnreachable(Kind.OVERLOADED, "HTTP 502"));
    centre.script("enrolments", Fault.problem(400, "DEVICE_NAME"));
    assertThat(enrol("GOOD")).isEqualTo(new Result.Refused("DEVICE_NAME", "for the test"));
    centre.close();
    assertThat(enrol("GOOD"))
        .isInstanceOfSatisfying(
            Result.ServerUnreachable.class,
            silence -> assertThat(silence.kind()).isEqualTo(Kind.NO_ROUTE));
  }

  @Test
  void enrolledDeviceIsNotEnrolledAgain() {
    enrol("GOOD");
    assertThat(enrol("GOOD")).isEqualTo(new Result.AlreadyEnrolled("Bottega Rossi", "till-1"));
  }

  @Test
  void damagedFileIsToldWithoutItsContent() throws IOException {
    Files.writeString(folder.path().resolve("device.json"), "{\"privateKey\":\"TOPSECRET\"");
    assertThatThrownBy(() -> folder.deviceFile().read())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("device.json is damaged")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("TOPSECRET"));
  }
}
