package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database file that goes away is noticed before the next answer. Source: F16.
class LostFileTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("till.db");
  }

  @Test
  void aDatabaseThatMustExistIsNotMadeAnew() throws IOException {
    Path gone = folder.resolve("gone").resolve("till.db");

    assertMissing(() -> TestPlaces.open(existing(gone), clock, 1), Outcome.NOT_SAVED);

    assertThat(folder).isEmptyDirectory();
    Files.createFile(file);
    assertMissing(() -> TestPlaces.open(existing(file), clock, 1), Outcome.NOT_SAVED);
    assertThat(file).isEmptyFile();
  }

  @Test
  void aDatabaseThatMustExistAndDoesIsOpenedAsAlways() {
    TestPlaces.centre(TestPlaces.sqlite(file), clock).close();

    try (Replica place = TestPlaces.open(existing(file), clock, 2)) {
      put(place, "a");
      assertThat(place.place().orElseThrow().tenant()).isEqualTo("rossi");
    }
  }

  /// The window between the making of the file and the row that says which place it is.
  @Test
  void aDatabaseThatBelongsToNobodyYetIsThereAllTheSame() {
    TestPlaces.open(TestPlaces.sqlite(file), clock, 1).close();

    try (Replica place = TestPlaces.open(existing(file), clock, 2)) {
      assertThat(place.place()).isEmpty();
      place.become(Place.centre("rossi", "Bottega Rossi"));
    }
  }

  @Test
  void nothingIsSavedOnceTheFileWasRenamed() throws IOException {
    onSystemsThatLetGoOfOpenFiles();
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(file), clock)) {
      put(place, "a");
      Path elsewhere = folder.resolve("elsewhere.db");
      Files.move(file, elsewhere);

      assertMissing(() -> put(place, "b"), Outcome.NOT_SAVED);
      assertMissing(() -> place.read(Places::find), Outcome.NOT_SAVED);
      assertThat(file).doesNotExist();

      // What was back may be an older copy: only a new start looks at it with open eyes.
      Files.move(elsewhere, file);
      assertMissing(() -> put(place, "c"), Outcome.NOT_SAVED);
    }
    try (Replica place = TestPlaces.open(existing(file), clock, 2)) {
      assertThat(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "a")).isNotNull();
      assertThat(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "b")).isNull();
    }
  }

  @Test
  void nothingIsSavedInAFileThatTookThePlaceOfTheOpenOne() throws IOException {
    onSystemsThatLetGoOfOpenFiles();
    Path copy = folder.resolve("copy.db");
    TestPlaces.centre(TestPlaces.sqlite(copy), clock).close();
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(file), clock)) {
      removeAll();
      Files.move(copy, file);
      byte[] before = Files.readAllBytes(file);

      assertMissing(() -> put(place, "b"), Outcome.NOT_SAVED);

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void aFileThatGoesAwayDuringTheCommitLeavesTheOutcomeUnknown() {
    onSystemsThatLetGoOfOpenFiles();
    AtomicBoolean goesAway = new AtomicBoolean();
    Database database =
        new ForwardingDatabase(TestPlaces.sqlite(file)) {
          @Override
          public void commit(Connection connection) throws SQLException {
            super.commit(connection);
            if (goesAway.get()) {
              removeAll();
            }
          }
        };
    try (Replica place = TestPlaces.centre(database, clock)) {
      goesAway.set(true);

      assertMissing(() -> put(place, "b"), Outcome.UNKNOWN);

      assertMissing(() -> place.read(Places::find), Outcome.NOT_SAVED);
    }
  }

  @Test
  void lookingForTheFileCostsNothingThatACashierWouldNotice() {
    try (SqliteDatabase database = new SqliteDatabase(file, 1_000, Runnable::run);
        Replica place = TestPlaces.centre(database, clock)) {
      put(place, "a");
      long start = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        database.requirePresent();
      }
      long nanosEach = (System.nanoTime() - start) / 10_000;
      assertThat(nanosEach).isLessThan(200_000);
    }
  }

  private void removeAll() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(path -> path.toString().contains("till.db")).toList()) {
        assertThatNoException().isThrownBy(() -> Files.delete(each));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void onSystemsThatLetGoOfOpenFiles() {
    assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
  }

  private static Database existing(Path file) {
    return SqliteDatabase.existing(file, 1_000, Runnable::run);
  }

  private static void put(Replica place, String id) {
    TestRecords.put(place, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category(id, "C"));
  }

  private static void assertMissing(ThrowingCallable work, Outcome outcome) {
    StoreFailure failure = catchThrowableOfType(StoreFailure.class, work);
    assertThat(failure.kind()).isEqualTo(Kind.MISSING);
    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(failure).hasMessageContaining("Put it back");
  }
}
