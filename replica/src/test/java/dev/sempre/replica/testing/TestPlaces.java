package dev.sempre.replica.testing;

import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.PostgresDatabase;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import java.nio.file.Path;
import java.util.Random;

/// Opens real places: centres on both databases and bases on SQLite.
public final class TestPlaces {
  private TestPlaces() {}

  public static Database sqlite(Path file) {
    return new SqliteDatabase(file, 2_000, Runnable::run);
  }

  public static Database postgres() {
    String schema = Postgres.newSchema();
    return new PostgresDatabase(Postgres.dataSource(), schema, schema);
  }

  /// A database for a new place: on SQLite with its tables, which are quicker copied than made, and
  /// the same one for the same folder; on PostgreSQL an empty schema.
  public static Database fresh(Dialect dialect, Path folder) {
    return switch (dialect) {
      case SQLITE -> sqlite(NewFile.at(folder.resolve("centre.db")));
      case POSTGRES -> postgres();
    };
  }

  /// A database in which nothing is.
  public static Database empty(Dialect dialect, Path folder) {
    return switch (dialect) {
      case SQLITE -> sqlite(folder.resolve("centre.db"));
      case POSTGRES -> postgres();
    };
  }

  public static Replica open(Database database, Clock clock, long seed) {
    return Replica.open(database, clock, new UuidV7(clock, new Random(seed)));
  }

  /// A new centre of the tenant "rossi".
  public static Replica centre(Database database, Clock clock) {
    Replica replica = open(database, clock, 1);
    replica.become(Place.centre("rossi", "Bottega Rossi"));
    return replica;
  }

  /// A new base: device `device` with number 1 of establishment `establishment`.
  public static Replica base(Path folder, String device, String establishment, Clock clock) {
    Replica replica =
        open(sqlite(NewFile.at(folder.resolve(device + ".db"))), clock, device.hashCode());
    replica.become(new Place(device, "rossi", "Bottega Rossi", establishment, 1, 0));
    return replica;
  }
}
