package dev.sempre.simulation.power;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// A till's database with the upkeep of a long day in a short one: its write-ahead log is copied,
/// begun anew and cut back every few commits, in the way in which it is after thousands of them.
final class EagerDisk implements Database {
  /// How much of a commit the till waits for.
  enum Promise {
    /// As sold: each commit is on the disk.
    AS_SOLD("full"),
    /// With a bug that must be noticed: a commit is on the disk some time later.
    TOO_EARLY("normal"),
    /// With another one: a ticket is on the disk, and what is only rung up some time later.
    CART_TOO_EARLY("normal");

    private final String synchronous;

    Promise(String synchronous) {
      this.synchronous = synchronous;
    }

    private String synchronous(boolean stepping) {
      return this == CART_TOO_EARLY && !stepping ? AS_SOLD.synchronous : synchronous;
    }
  }

  private static final int COMMITS_PER_CHECKPOINT = 9;
  private static final long LOG_LIMIT_BYTES = 64 << 10;

  private final Path file;
  private final Database database;
  private final Promise promise;
  private final BooleanSupplier stepping;
  private final Executor upkeep;
  private int commits;
  private @Nullable Connection checkpointer;

  /// @param stepping whether what is written now is a step of an unpaid ticket
  /// @param upkeep runs checkpoints, now or later, on the thread that commits
  EagerDisk(
      Path file, Database database, Promise promise, BooleanSupplier stepping, Executor upkeep) {
    this.file = file;
    this.database = database;
    this.promise = promise;
    this.stepping = stepping;
    this.upkeep = upkeep;
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = database.openWriter();
    execute(connection, "pragma journal_size_limit = " + LOG_LIMIT_BYTES);
    return connection;
  }

  @Override
  public void afterCommit() {
    database.afterCommit();
    if (++commits % COMMITS_PER_CHECKPOINT == 0) {
      upkeep.execute(this::checkpoint);
    }
  }

  /// As [dev.sempre.replica.db.SqliteDatabase] does it.
  private void checkpoint() {
    try {
      if (checkpointer == null) {
        checkpointer = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
        execute(checkpointer, "pragma synchronous = full");
      }
      execute(checkpointer, "pragma wal_checkpoint(passive)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public boolean keepsWriter() {
    return database.keepsWriter();
  }

  @Override
  public Connection borrowReader() throws SQLException {
    return database.borrowReader();
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    database.giveBack(connection, broken);
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    if (promise != Promise.AS_SOLD) {
      execute(writer, "pragma synchronous = " + promise.synchronous(stepping.getAsBoolean()));
    }
    database.beginWrite(writer);
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    database.beginRead(reader);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    database.commit(connection);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    database.rollback(connection);
  }

  @Override
  public void requirePresent() {
    database.requirePresent();
  }

  @Override
  public void catchUp() {
    database.catchUp();
  }

  @Override
  public String where() {
    return database.where();
  }

  @Override
  public void close() {
    if (checkpointer != null) {
      try {
        checkpointer.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      checkpointer = null;
    }
    database.close();
  }
}
