package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Migrations;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SynchronisationMigrationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatAnOlderProgramHasKeptStaysAsFarAsItIsTrue(Dialect dialect) throws SQLException {
    Database database = TestPlaces.empty(dialect, folder);
    Connection connection = database.openWriter();
    new Migrations(
            Migrations.class,
            List.of(
                "V001__ground_floor.sql",
                "V002__support_requests.sql",
                "V003__discount_as_given.sql"))
        .apply(database, connection);
    database.beginWrite(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into overwritten (id, table_name, record_id, field, lost_value, lost_at, lost_base,
                                   winner_at, winner_base, kept_at)
          values ('1', 'contact', 'c1', 'phone', '1', 10, 'till-a', 20, 'till-b', 30),
                 ('2', 'contact', 'c1', null, '{}', 11, 'till-c', 11, 'till-c', 31)
          """);
      statement.execute(
          "insert into sync_cursor (table_name, epoch, seq) values ('price', 'e', 4)");
    }
    database.commit(connection);
    database.giveBack(connection, true);

    try (Replica place = TestPlaces.open(database, Clock.noon(), 1)) {
      assertThat(place.<List<Overwritten.Kept>>read(h -> Overwritten.of(h, "contact", "c1")))
          .containsExactly(
              new Overwritten.Kept(
                  "contact", "c1", null, "{}", new Overwritten.Entry(11, null, null), null, 31),
              new Overwritten.Kept(
                  "contact",
                  "c1",
                  "phone",
                  "1",
                  new Overwritten.Entry(10, null, "till-a"),
                  new Overwritten.Entry(20, null, "till-b"),
                  30));
      assertThat(place.read(Cursors::proven)).containsExactly(SyncCatalogue.PRICE.name());
    }
  }
}
