package dev.sempre.simulation.world;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A real SQLite database whose disk fails and whose process dies on command. Every call is a point
/// at which the process may be killed. Source: F09, F14, F15, F18.
final class FaultyDisk implements Database {
  /// What the disk does to a writer.
  enum Mood {
    WELL,
    /// No room: a transaction fails where it begins to write.
    FULL,
    /// No room just for the commit.
    FULL_AT_COMMIT,
    /// The commit fails, and nobody knows how far it has come: nothing is on disk.
    COMMIT_FAILS,
    /// The commit is on disk, and its answer is a failure.
    COMMIT_ANSWER_LOST,
    /// Another program writes.
    BUSY
  }

  private final Database database;
  private final Runnable atDeath;
  private Mood mood = Mood.WELL;
  private int callsToLive = -1;
  private boolean dead;
  private boolean lookedAt;

  FaultyDisk(Database database, Runnable atDeath) {
    this.database = database;
    this.atDeath = atDeath;
  }

  void set(Mood newMood) {
    mood = newMood;
  }

  /// The process dies at the call after so many.
  void killAfter(int calls) {
    callsToLive = calls;
  }

  /// Whoever only looks is no part of the story: meanwhile nothing fails and nobody dies.
  void lookedAt(boolean looked) {
    lookedAt = looked;
  }

  boolean isDead() {
    return dead;
  }

  private void live() {
    if (lookedAt) {
      return;
    }
    if (!dead && callsToLive >= 0 && callsToLive-- == 0) {
      dead = true;
      database.close();
      atDeath.run();
    }
    if (dead) {
      throw new Killed();
    }
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Connection openWriter() throws SQLException {
    live();
    return database.openWriter();
  }

  @Override
  public boolean keepsWriter() {
    return database.keepsWriter();
  }

  @Override
  public Connection borrowReader() throws SQLException {
    live();
    return database.borrowReader();
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    database.giveBack(connection, broken);
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    live();
    switch (mood) {
      case FULL -> throw fault(SQLiteErrorCode.SQLITE_FULL);
      case BUSY -> throw fault(SQLiteErrorCode.SQLITE_BUSY);
      case WELL, FULL_AT_COMMIT, COMMIT_FAILS, COMMIT_ANSWER_LOST -> database.beginWrite(writer);
    }
    live();
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    live();
    database.beginRead(reader);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    live();
    boolean writes = !connection.isReadOnly() && !isReader(connection);
    if (writes && mood == Mood.FULL_AT_COMMIT) {
      database.rollback(connection);
      throw fault(SQLiteErrorCode.SQLITE_FULL);
    }
    if (writes && mood == Mood.COMMIT_FAILS) {
      database.rollback(connection);
      throw fault(SQLiteErrorCode.SQLITE_IOERR);
    }
    database.commit(connection);
    live();
    if (writes && mood == Mood.COMMIT_ANSWER_LOST) {
      throw fault(SQLiteErrorCode.SQLITE_IOERR);
    }
  }

  private static boolean isReader(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("pragma query_only")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static SQLException fault(SQLiteErrorCode code) {
    return new SQLiteException("the simulated disk says " + code, code);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    live();
    database.rollback(connection);
  }

  @Override
  public void requirePresent() {
    live();
    database.requirePresent();
  }

  @Override
  public void afterCommit() {
    live();
    database.afterCommit();
  }

  @Override
  public void catchUp() {
    live();
    database.catchUp();
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
