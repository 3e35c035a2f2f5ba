package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A centre that learns at an update which series its tills had before they joined again. Source:
/// P1, R20, O2.
class WhoHadWhichSeriesTest {
  private static final int STEP = 27;

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatHasArrivedSaysItAndOnlyOfNumbersBelowTheOneOfToday(Dialect dialect) throws SQLException {
    Database database = TestPlaces.fresh(dialect, folder);
    try (Replica centre = TestPlaces.centre(database, clock)) {
      register(centre, "till-a", "1", 2);
      register(centre, "till-b", "1", 10);
      for (String series : List.of("1-1", "1-2", "1-9", "1-10", "1-11", "1-999999999", "2-1")) {
        sell(centre, "till-b", series);
      }
      sell(centre, "till-a", "1-2");
      sell(centre, "unknown", "1-1");
      event(centre, "till-b", "1-3/journal");
      unstep(centre);
      note(centre, "1-1", "till-b");

      migrate(database);

      assertThat(rows(centre, "select series || ' ' || device from series_before"))
          .containsExactlyInAnyOrder("1-1 till-b", "1-2 till-b", "1-3 till-b", "1-9 till-b");
      assertThat(rows(centre, "select device from forgotten_device"))
          .as("nobody knows any more whether they were forgotten once")
          .containsExactlyInAnyOrder("till-a", "till-b");
    }
  }

  private static void register(Replica centre, String device, String establishment, long number) {
    TestRecords.put(
        centre,
        SyncCatalogue.DEVICE,
        new Records.Draft(
            device,
            Values.of(SyncCatalogue.DEVICE)
                .set("establishment_id", establishment)
                .set("number", number)
                .set("name", device)
                .set("kind", "TILL")
                .set("public_key", "key of " + device)
                .set("status", "ACTIVE")
                .set("enrolled_at", 1L)
                .array(),
            List.of()));
  }

  private static void sell(Replica centre, String device, String series) {
    Records.Draft draft = TestRecords.sale(device + " " + series, device, "1", 1, 1);
    @Nullable Object[] values = draft.values().clone();
    values[SyncCatalogue.SALE.requireIndexOf("series")] = series;
    TestRecords.put(
        centre, SyncCatalogue.SALE, new Records.Draft(draft.id(), values, draft.children()));
  }

  private static void event(Replica centre, String device, String series) {
    TestRecords.put(
        centre,
        SyncCatalogue.JOURNAL_EVENT,
        new Records.Draft(
            "event",
            Values.of(SyncCatalogue.JOURNAL_EVENT)
                .set("establishment_id", "1")
                .set("device_id", device)
                .set("series", series)
                .set("kind", "PROGRAM_START")
                .set("happened_at", 1L)
                .set("offset_minutes", 60L)
                .set("user_id", "maria")
                .array(),
            List.of()));
  }

  /// The database is as it was before the step, and so before those behind it.
  private static void unstep(Replica centre) {
    centre.write(
        Priority.PERSON,
        tx -> {
          tx.handle().execute("alter table cart drop column left_by");
          tx.handle().execute("drop table forgotten_device");
          tx.handle().execute("delete from series_before");
          return tx.handle().execute("delete from schema_version where version >= ?", STEP);
        });
  }

  private static void note(Replica centre, String series, String device) {
    centre.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    "insert into series_before (series, device) values (?, ?)", series, device));
  }

  private static void migrate(Database database) throws SQLException {
    Connection writer = database.openWriter();
    try {
      Migrations.ofPlace().apply(database, writer);
    } finally {
      database.giveBack(writer, true);
    }
  }

  private static List<String> rows(Replica centre, String select) {
    return centre.read(handle -> handle.createQuery(select).mapTo(String.class).list());
  }
}
