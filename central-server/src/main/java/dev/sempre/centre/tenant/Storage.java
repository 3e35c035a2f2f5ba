package dev.sempre.centre.tenant;

import dev.sempre.replica.db.Database;
import org.jdbi.v3.core.Handle;

/// Where the directory and the companies' databases lie.
sealed interface Storage extends AutoCloseable permits SqliteStorage, PostgresStorage {
  /// The database of the directory. The caller closes it.
  Database directory();

  /// Keeps every other program from creating a company until the end of the directory's
  /// transaction.
  void lockCreation(Handle directory);

  /// Makes room for a company; does nothing if there is room already.
  ///
  /// @return what the directory notes as its place
  String makeRoom(String tenant);

  /// The database of a company. The caller closes it.
  Database of(Tenant tenant);

  /// For people: what it is and where, without secrets.
  String describe();

  /// Connections to the store that may be in use at once; 0 = no limit.
  int connections();

  @Override
  void close();
}
