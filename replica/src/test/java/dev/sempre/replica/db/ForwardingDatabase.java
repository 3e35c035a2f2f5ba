package dev.sempre.replica.db;

import java.sql.Connection;
import java.sql.SQLException;

/// A real database that a test gets in the way of.
class ForwardingDatabase implements Database {
  private final Database real;

  ForwardingDatabase(Database real) {
    this.real = real;
  }

  @Override
  public Dialect dialect() {
    return real.dialect();
  }

  @Override
  public Connection openWriter() throws SQLException {
    return real.openWriter();
  }

  @Override
  public boolean keepsWriter() {
    return real.keepsWriter();
  }

  @Override
  public Connection borrowReader() throws SQLException {
    return real.borrowReader();
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    real.giveBack(connection, broken);
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    real.beginWrite(writer);
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    real.beginRead(reader);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    real.commit(connection);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    real.rollback(connection);
  }

  @Override
  public void requirePresent() {
    real.requirePresent();
  }

  @Override
  public void afterCommit() {
    real.afterCommit();
  }

  @Override
  public void catchUp() {
    real.catchUp();
  }

  @Override
  public String where() {
    return real.where();
  }

  @Override
  public void close() {
    real.close();
  }
}
