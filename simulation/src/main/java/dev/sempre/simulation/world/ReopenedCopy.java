package dev.sempre.simulation.world;

import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// A till whose database is damaged says which file that is, and leaves it as it is: I21, R07.
final class ReopenedCopy {
  private static final int HEADER_BYTES = 100;

  private ReopenedCopy() {}

  static void mustNameItself(Setting setting, SimTill till) {
    Path file = Path.of(till.disk().where());
    Path copy = file.resolveSibling("damaged.db");
    try {
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 0, Math.min(HEADER_BYTES, bytes.length), (byte) 'x');
      Files.write(copy, bytes);
      open(copy);
      if (!Arrays.equals(bytes, Files.readAllBytes(copy))) {
        throw new Broken("I21", "a damaged database was written to");
      }
      setting.note(till.name(), "is found damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void open(Path copy) {
    long now = World.START_MILLIS;
    SqliteDatabase database = new SqliteDatabase(copy, 0, Runnable::run);
    try (Replica _ = Replica.open(database, () -> now, new UuidV7(() -> now, new Random(1)))) {
      throw new Broken("I21", "a damaged database is opened");
    } catch (StoreFailure failure) {
      if (!String.valueOf(failure.getMessage()).contains(copy.toString())) {
        throw new Broken("I21", "nobody says which database is damaged: " + failure);
      }
    }
  }
}
