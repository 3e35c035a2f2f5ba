package dev.sempre.simulation.world;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A real SQLite database whose disk fails and whose process dies on command. Every call is a point
/// at which the process may be killed. Source: F09, F14, F15, F18, F37.
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
    BUSY,
    /// The commit meets another one and has to be tried again: nothing is there.
    COMMIT_COLLIDES
  }

  private final Database database;
  private final Runnable atDeath;
  private final Set<Connection> readers = Collections.newSetFromMap(new IdentityHashMap<>());
  private int writers;
  private int failedCommits;
  private int commits;
  private Mood mood = Mood.WELL;
  private int callsToLive = -1;
  private boolean dead;
  private boolean lookedAt;
  private @Nullable Runnable afterNextRead;

  FaultyDisk(Database database, Runnable atDeath) {
    this.database = database;
    this.atDeath = atDeath;
  }

  void set(Mood newMood) {
    mood = newMood;
  }

  Mood mood() {
    return mood;
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
      die();
      atDeath.run();
    }
    if (dead) {
      throw new Killed();
    }
  }

  /// The process does something that is not with its disk, and may be killed over it.
  void mayDie() {
    live();
  }

  /// The process dies now.
  void die() {
    if (!dead) {
      dead = true;
      database.close();
    }
  }

  /// Connections that somebody has and has not given back. Source: I20.
  int connectionsInUse() {
    return readers.size() + writers;
  }

  /// Commits after which another thing may lie here than before.
  int commits() {
    return commits;
  }

  /// Commits that have failed, or said so.
  int failedCommits() {
    return failedCommits;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Connection openWriter() throws SQLException {
    live();
    Connection writer = database.openWriter();
    writers++;
    return writer;
  }

  @Override
  public boolean keepsWriter() {
    return database.keepsWriter();
  }

  @Override
  public Connection borrowReader() throws SQLException {
    live();
    Connection reader = database.borrowReader();
    readers.add(reader);
    return reader;
  }

  /// Something happens as soon as the program has read something, before it does anything with it.
  ///
  /// @param task null for nothing any more
  void afterNextRead(@Nullable Runnable task) {
    afterNextRead = task;
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    boolean reader = readers.remove(connection);
    if (!reader) {
      writers--;
    }
    database.giveBack(connection, broken);
    if (reader && !lookedAt) {
      @Nullable Runnable task = afterNextRead;
      afterNextRead = null;
      if (task != null) {
        task.run();
      }
    }
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    live();
    switch (mood) {
      case FULL -> throw fault(SQLiteErrorCode.SQLITE_FULL);
      case BUSY -> throw fault(SQLiteErrorCode.SQLITE_BUSY);
      case WELL, FULL_AT_COMMIT, COMMIT_FAILS, COMMIT_ANSWER_LOST, COMMIT_COLLIDES ->
          database.beginWrite(writer);
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
    boolean writes = !readers.contains(connection);
    if (writes) {
      beforeCommit(connection);
    }
    database.commit(connection);
    commits += writes ? 1 : 0;
    live();
    if (writes && mood == Mood.COMMIT_ANSWER_LOST) {
      throw failed(SQLiteErrorCode.SQLITE_IOERR);
    }
  }

  private void beforeCommit(Connection connection) throws SQLException {
    switch (mood) {
      // SQLite leaves such a transaction open: it could be committed yet.
      case FULL_AT_COMMIT -> throw failed(SQLiteErrorCode.SQLITE_FULL);
      case COMMIT_FAILS -> {
        database.rollback(connection);
        throw failed(SQLiteErrorCode.SQLITE_IOERR);
      }
      case COMMIT_COLLIDES -> {
        database.rollback(connection);
        throw failed(SQLiteErrorCode.SQLITE_BUSY);
      }
      case WELL, FULL, COMMIT_ANSWER_LOST, BUSY -> {
        // Nothing keeps it from being tried.
      }
    }
  }

  private SQLException failed(SQLiteErrorCode code) {
    failedCommits++;
    return fault(code);
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
