package dev.sempre.replica.db;

import java.sql.Connection;
import java.sql.SQLException;

/// How to reach one database, and how its transactions are said.
public interface Database extends AutoCloseable {
  Dialect dialect();

  /// A connection for the single writer; hand it back with [#giveBack].
  Connection openWriter() throws SQLException;

  /// True if the writer keeps its connection between transactions, false if it is one of a pool
  /// that many places share.
  boolean keepsWriter();

  /// A connection that can only read; hand it back with [#giveBack].
  Connection borrowReader() throws SQLException;

  /// @param broken true if the connection must not be used again
  void giveBack(Connection connection, boolean broken);

  /// Starts a writing transaction that holds the write lock from here on. Source: R04.
  void beginWrite(Connection writer) throws SQLException;

  /// Starts a reading transaction that sees one snapshot.
  void beginRead(Connection reader) throws SQLException;

  void commit(Connection connection) throws SQLException;

  void rollback(Connection connection) throws SQLException;

  /// Makes sure that a commit can be found again after a restart. Asked before and after each
  /// commit of the writer.
  ///
  /// @throws StoreFailure of kind [StoreFailure.Kind#MISSING] if the database is not where it was
  ///   when it was opened; nothing can be read or written any more then
  default void requirePresent() {}

  /// Tells the database that a commit has happened: time for upkeep that must not hold up a writer.
  void afterCommit();

  /// Called by background work after its commit, when it holds up nobody: here it waits for upkeep
  /// that it would outrun.
  default void catchUp() {}

  /// Where it is, for messages and logs, without secrets.
  String where();

  @Override
  void close();
}
