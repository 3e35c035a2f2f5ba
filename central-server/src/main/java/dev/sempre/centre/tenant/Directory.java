package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Migrations;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The database that knows which companies there are, and nothing of what is in them. Written
/// seldom, so every writing transaction opens its own connection and none is kept. Thread-safe.
final class Directory implements AutoCloseable {
  private static final Migrations MIGRATIONS =
      new Migrations(Directory.class, List.of("V001__directory.sql", "V002__device_codes.sql"));

  /// Work in a transaction.
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Handle handle);
  }

  private final Database database;

  private Directory(Database database) {
    this.database = database;
  }

  /// Opens the directory, creating or migrating it.
  ///
  /// @param fingerprint of this data folder's keys
  /// @throws CentreFailure if the directory belongs to other keys
  static Directory open(Database database, String fingerprint, long nowMillis) {
    Directory directory = new Directory(database);
    try {
      directory.migrate();
      directory.write(handle -> {
        claim(handle, fingerprint, nowMillis);
        return null;
      });
      return directory;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private void migrate() {
    Connection connection = null;
    boolean broken = true;
    try {
      connection = database.openWriter();
      MIGRATIONS.apply(database, connection);
      broken = false;
    } catch (SQLException e) {
      throw database.dialect().failure(e, Outcome.NOT_SAVED);
    } finally {
      release(connection, broken);
    }
  }

  private static void claim(Handle handle, String fingerprint, long nowMillis) {
    if (!TenantStore.claim(handle, fingerprint, nowMillis).equals(fingerprint)) {
      throw new CentreFailure(
          Kind.KEYS,
          "data",
          "The store belongs to a centre with other keys: copy the folder keys/ of the first data"
              + " folder into this one.",
          null);
    }
  }

  /// Runs work in a writing transaction and commits it.
  <T extends @Nullable Object> T write(Work<T> work) {
    Connection connection = null;
    boolean broken = true;
    boolean committing = false;
    try {
      connection = database.openWriter();
      database.beginWrite(connection);
      T value = work.run(Jdbi.open(connection));
      committing = true;
      database.commit(connection);
      broken = false;
      return value;
    } catch (SQLException | RuntimeException e) {
      throw failed(e, committing ? Outcome.UNKNOWN : Outcome.NOT_SAVED);
    } finally {
      release(connection, broken);
    }
  }

  /// Runs work on a snapshot.
  <T extends @Nullable Object> T read(Work<T> work) {
    Connection connection = null;
    boolean broken = true;
    try {
      connection = database.borrowReader();
      database.beginRead(connection);
      T value = work.run(Jdbi.open(connection));
      database.commit(connection);
      broken = false;
      return value;
    } catch (SQLException | RuntimeException e) {
      throw failed(e, Outcome.NOT_SAVED);
    } finally {
      if (connection != null) {
        database.giveBack(connection, broken);
      }
    }
  }

  /// What a database said becomes a failure of the store; anything else goes on as it came.
  private RuntimeException failed(Exception e, Outcome outcome) {
    boolean fromDatabase = e instanceof SQLException || e.getCause() instanceof SQLException;
    return e instanceof RuntimeException other && !fromDatabase
        ? other
        : database.dialect().failure(e, outcome);
  }

  /// A writer that its database would keep is closed: it is no reader and must not get among them.
  private void release(@Nullable Connection connection, boolean broken) {
    if (connection != null) {
      database.giveBack(connection, broken || database.keepsWriter());
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
