package dev.sempre.pos.till;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A real database whose disk fails on command.
final class FaultyDatabase implements Database {
  /// When a commit fails.
  enum Commit {
    WORKS,
    /// Nothing was written.
    FAILS,
    /// Everything was written, and the answer was lost.
    FAILS_AFTER_ALL_IS_DONE
  }

  private final Database database;
  Commit nextCommit = Commit.WORKS;
  boolean failNewWriters;
  boolean newWritersFindADiskThatIsFull;
  boolean readsFail;

  /// How many readings there were.
  int readings;

  /// What somebody else does once the reading that begins next has ended; null for nothing.
  @Nullable Runnable behindNextReading;

  FaultyDatabase(Database database) {
    this.database = database;
  }

  void heal() {
    nextCommit = Commit.WORKS;
    failNewWriters = false;
    newWritersFindADiskThatIsFull = false;
    readsFail = false;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Connection openWriter() throws SQLException {
    if (failNewWriters) {
      throw broken();
    }
    if (newWritersFindADiskThatIsFull) {
      throw new SQLiteException("no space left", SQLiteErrorCode.SQLITE_FULL);
    }
    return database.openWriter();
  }

  @Override
  public boolean keepsWriter() {
    return database.keepsWriter();
  }

  @Override
  public Connection borrowReader() throws SQLException {
    if (readsFail) {
      throw broken();
    }
    return database.borrowReader();
  }

  @Override
  public void giveBack(Connection reader, boolean broken) {
    database.giveBack(reader, broken);
    Runnable behind = behindNextReading;
    if (behind != null) {
      behindNextReading = null;
      behind.run();
    }
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    database.beginWrite(writer);
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    readings++;
    database.beginRead(reader);
  }

  /// Reading transactions end here too, without being disturbed.
  @Override
  public void commit(Connection connection) throws SQLException {
    boolean reading = isReadOnly(connection);
    Commit commit = reading ? Commit.WORKS : nextCommit;
    if (commit == Commit.FAILS) {
      nextCommit = Commit.WORKS;
      throw broken();
    }
    database.commit(connection);
    if (commit == Commit.FAILS_AFTER_ALL_IS_DONE) {
      nextCommit = Commit.WORKS;
      throw broken();
    }
  }

  private static boolean isReadOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma query_only")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static SQLException broken() {
    return new SQLiteException("the disk does not answer", SQLiteErrorCode.SQLITE_IOERR);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    database.rollback(connection);
  }

  @Override
  public void afterCommit() {
    database.afterCommit();
  }

  @Override
  public String where() {
    return database.where();
  }

  @Override
  public void close() {
    database.close();
  }
}
