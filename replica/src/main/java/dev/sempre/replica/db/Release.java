package dev.sempre.replica.db;

import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.SyncCatalogue;
import java.sql.Connection;
import java.sql.SQLException;

/// What one version of the program keeps and exchanges. Source: O2.
///
/// @param catalogue the tables that travel
/// @param migrations what leads to the schema in which they are kept
public record Release(Catalogue catalogue, Migrations migrations) {
  /// This program.
  public static final Release CURRENT = new Release(SyncCatalogue.CURRENT, Migrations.ofPlace());

  /// Brings a database to this release: its schema, and what its records have carried until now.
  void prepare(Database database, Connection writer) throws SQLException {
    migrations.apply(database, writer, () -> new CarriedValues(database, writer).unfold(catalogue));
  }
}
