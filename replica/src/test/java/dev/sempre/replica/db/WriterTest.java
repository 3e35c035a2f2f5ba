package dev.sempre.replica.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriterTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatFailsHalfwayLeavesNothingBehind(Dialect dialect) {
    try (Replica place = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock)) {
      long before = head(place);
      assertThatThrownBy(() ->
              place.write(
                  Priority.PERSON,
                  tx -> {
                    Records.put(
                        tx, SyncCatalogue.PRODUCT_CATEGORY, "test", TestRecords.category("a", "A"));
                    throw new IllegalStateException("a bug");
                  }))
          .hasMessage("a bug");

      assertThat(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "a")).isNull();
      assertThat(head(place)).isEqualTo(before);
      TestRecords.put(place, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("b", "B"));
      assertThat(head(place)).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRowThatBreaksTheSchemaIsAConstraintAndNotAFailureOfTheDisk(Dialect dialect) {
    try (Replica place = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock)) {
      StoreFailure failure =
          catchThrowableOfType(
              StoreFailure.class,
              () ->
                  place.write(
                      Priority.PERSON,
                      tx -> tx.handle().execute("insert into sale_tax (sale_id) values ('x')")));
      assertThat(failure.kind()).isEqualTo(Kind.CONSTRAINT);
      TestRecords.put(place, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("b", "B"));
    }
  }

  @Test
  void stampsNeverGoBackWhenTheClockDoesNotEvenAfterARestart() {
    Path file = folder.resolve("hlc.db");
    long first;
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(file), clock)) {
      first = stamp(place);
    }
    clock.advance(-86_400_000);
    try (Replica place = TestPlaces.open(TestPlaces.sqlite(file), clock, 2)) {
      long second = stamp(place);
      assertThat(second).isGreaterThan(first);
      assertThat(Hlc.millis(second)).isEqualTo(Hlc.millis(first));
    }
  }

  @Test
  void aStampFromTheFarFutureIsNotAdopted() {
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("future.db")), clock)) {
      long tooFar = Hlc.ofMillis(clock.epochMillis() + Hlc.MAX_AHEAD_MILLIS + 1);
      boolean adopted = place.write(Priority.PERSON, tx -> tx.observe(tooFar));
      assertThat(adopted).isFalse();
      assertThat(stamp(place)).isLessThan(tooFar);
      long near = Hlc.ofMillis(clock.epochMillis() + Hlc.MAX_AHEAD_MILLIS);
      assertThat(place.<Boolean>write(Priority.PERSON, tx -> tx.observe(near))).isTrue();
      assertThat(stamp(place)).isGreaterThan(near);
    }
  }

  @Test
  void afterAFullDiskTheConnectionIsReplacedAndNothingIsHalfWritten() {
    try (SmallDisk disk = new SmallDisk(folder.resolve("full.db"));
        Replica place = TestPlaces.centre(disk, clock)) {
      disk.limitTo(disk.pages(place) + 4);
      int saved = 0;
      StoreFailure failure = null;
      while (failure == null) {
        String id = "s" + saved;
        try {
          TestRecords.put(
              place, SyncCatalogue.SALE, TestRecords.sale(id, "till-a", "1", saved + 1L, 5));
          saved++;
        } catch (StoreFailure full) {
          failure = full;
        }
      }
      assertThat(failure.kind()).isEqualTo(Kind.DISK_FULL);
      assertThat(saved).isPositive();
      assertThat(count(place, "sale")).isEqualTo(saved);
      assertThat(count(place, "sale_line")).isEqualTo(5L * saved);

      int opened = disk.opened();
      disk.limitTo(1_000_000);
      TestRecords.put(
          place, SyncCatalogue.SALE, TestRecords.sale("after", "till-a", "1", saved + 1L, 5));
      assertThat(disk.opened()).as("the connection was replaced").isEqualTo(opened + 1);
      assertThat(count(place, "sale")).isEqualTo(saved + 1);
      assertThat(count(place, "sale_tender")).isEqualTo(saved + 1);
    }
  }

  @Test
  void aForeignWriteLockEndsInAMessageAndLosesNothing() throws Exception {
    Path file = folder.resolve("busy.db");
    try (Replica place = TestPlaces.centre(new SqliteDatabase(file, 100, Runnable::run), clock);
        Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = foreign.createStatement()) {
      statement.execute("begin immediate");
      StoreFailure failure =
          catchThrowableOfType(
              StoreFailure.class,
              () ->
                  TestRecords.put(
                      place, SyncCatalogue.SALE, TestRecords.sale("s", "till-a", "1", 1, 1)));
      assertThat(failure.kind()).isEqualTo(Kind.BUSY);
      assertThat(failure.outcome()).isEqualTo(StoreFailure.Outcome.NOT_SAVED);
      statement.execute("rollback");

      TestRecords.put(place, SyncCatalogue.SALE, TestRecords.sale("s", "till-a", "1", 1, 1));
      assertThat(count(place, "sale")).isEqualTo(1);
    }
  }

  @Test
  void aPersonGoesBeforeBackgroundWorkThatCameEarlier() throws Exception {
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("gate.db")), clock);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<String> order = new ArrayList<>();
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<?> holder =
          threads.submit(() ->
              place.write(
                  Priority.BACKGROUND,
                  tx -> {
                    inside.countDown();
                    await(go);
                    return order;
                  }));
      await(inside);
      Future<?> background =
          threads.submit(() -> place.write(Priority.BACKGROUND, tx -> order.add("background")));
      Thread.sleep(50);
      Future<?> person =
          threads.submit(() -> place.write(Priority.PERSON, tx -> order.add("person")));
      Thread.sleep(50);
      go.countDown();
      holder.get();
      background.get();
      person.get();
      assertThat(order).containsExactly("person", "background");
    }
  }

  @Test
  void aDatabaseOfANewerProgramIsRefusedAndKept() throws Exception {
    Path file = folder.resolve("newer.db");
    TestPlaces.centre(TestPlaces.sqlite(file), clock).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into schema_version (version) values (999)");
    }
    assertThatThrownBy(() -> TestPlaces.open(TestPlaces.sqlite(file), clock, 3))
        .isInstanceOfSatisfying(
            StoreFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.NEWER_SCHEMA))
        .hasMessageContaining("install the newer program");
  }

  @Test
  void aFileThatIsNoDatabaseIsDamageAndIsNotTouched() throws Exception {
    Path file = folder.resolve("noise.db");
    byte[] noise = "this is certainly not a database, just some text of a cashier".getBytes(UTF_8);
    Files.write(file, noise);
    assertThatThrownBy(() -> TestPlaces.open(TestPlaces.sqlite(file), clock, 3))
        .isInstanceOfSatisfying(
            StoreFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    assertThat(Files.readAllBytes(file)).isEqualTo(noise);
  }

  @Test
  void onlyARecentSqliteIsAccepted() {
    assertThat(SqliteDatabase.isRecent("3.51.2")).isFalse();
    assertThat(SqliteDatabase.isRecent("3.51.3")).isTrue();
    assertThat(SqliteDatabase.isRecent("3.52.0")).isTrue();
    assertThat(SqliteDatabase.isRecent("3.9.99")).isFalse();
    assertThat(SqliteDatabase.isRecent("4.0")).isTrue();
  }

  @Test
  void aDatabaseBelongsToOneCompanyForEver() {
    try (Replica place = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("one.db")), clock)) {
      assertThatThrownBy(() -> place.become(Place.centre("bianchi", "Bianchi")))
          .hasMessageContaining("Bottega Rossi");
      assertThat(place.place().orElseThrow().tenant()).isEqualTo("rossi");
    }
  }

  private static long stamp(Replica place) {
    return place.write(Priority.PERSON, Tx::stamp);
  }

  private static long head(Replica place) {
    return place.read(h -> h.createQuery("select head from feed").mapTo(Long.class).one());
  }

  private static long count(Replica place, String table) {
    return place.read(h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A SQLite file on a disk of a given number of pages.
  private static final class SmallDisk extends ForwardingDatabase {
    private long maxPages = 1_000_000;
    private int opened;

    SmallDisk(Path file) {
      super(new SqliteDatabase(file, 1_000, Runnable::run));
    }

    void limitTo(long pages) {
      maxPages = pages;
    }

    int opened() {
      return opened;
    }

    long pages(Replica place) {
      return place.read(
          h -> h.createQuery("select page_count from pragma_page_count").mapTo(Long.class).one());
    }

    @Override
    public Connection openWriter() throws SQLException {
      opened++;
      return super.openWriter();
    }

    @Override
    public void beginWrite(Connection writer) throws SQLException {
      try (Statement statement = writer.createStatement()) {
        statement.execute("pragma max_page_count = " + maxPages);
      }
      super.beginWrite(writer);
    }
  }
}
