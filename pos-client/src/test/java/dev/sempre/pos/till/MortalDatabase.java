package dev.sempre.pos.till;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A real database of a program that is told before and after each commit, and may die there.
final class MortalDatabase implements Database {
  private final Database database;
  private final Runnable heartbeat;

  /// @param heartbeat called right before and right behind each commit of a writer
  MortalDatabase(Database database, Runnable heartbeat) {
    this.database = database;
    this.heartbeat = heartbeat;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Connection openWriter() throws SQLException {
    return database.openWriter();
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
  public void giveBack(Connection reader, boolean broken) {
    database.giveBack(reader, broken);
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    database.beginWrite(writer);
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    database.beginRead(reader);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    if (isReadOnly(connection)) {
      database.commit(connection);
      return;
    }
    heartbeat.run();
    database.commit(connection);
    heartbeat.run();
  }

  private static boolean isReadOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma query_only")) {
      row.next();
      return row.getBoolean(1);
    }
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

  @Override
  public void close() {
    database.close();
  }
}
