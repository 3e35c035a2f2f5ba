package dev.sempre.simulation.world;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database of which the planted bug uses the writer's connection on after the disk was full, as
/// programs do that leave the beginning of transactions to their driver: what could not be
/// committed is still open, and goes with whatever is committed next.
record KeptConnection(Database database, Kept kept) implements Database {
  /// The connection that should have been thrown away.
  static final class Kept {
    private boolean wasFull;
    private @Nullable Connection connection;
  }

  static Database planted(Database database) {
    return new KeptConnection(database, new Kept());
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    try {
      database.commit(connection);
    } catch (SQLiteException failure) {
      kept.wasFull = failure.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
      throw failure;
    }
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    if (broken && kept.wasFull) {
      kept.wasFull = false;
      kept.connection = connection;
    } else {
      database.giveBack(connection, broken);
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = kept.connection;
    return connection != null ? connection : database.openWriter();
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    if (writer.equals(kept.connection)) {
      kept.connection = null;
    } else {
      database.beginWrite(writer);
    }
  }

  @Override
  public void close() {
    Connection connection = kept.connection;
    if (connection != null) {
      kept.connection = null;
      database.giveBack(connection, true);
    }
    database.close();
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
  public void beginRead(Connection reader) throws SQLException {
    database.beginRead(reader);
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
  public void afterCommit() {
    database.afterCommit();
  }

  @Override
  public void catchUp() {
    database.catchUp();
  }

  @Override
  public String where() {
    return database.where();
  }
}
