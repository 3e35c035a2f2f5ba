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

  /// Brings a database to this release: its schema, what its records have carried until now, and
  /// the guards of its facts.
  void prepare(Database database, Connection writer) throws SQLException {
    FactGuards guards = new FactGuards(database.dialect(), writer);
    migrations.apply(
        database,
        writer,
        new Migrations.Around() {
          @Override
          public void beforeSteps() throws SQLException {
            guards.lift();
          }

          @Override
          public void afterLast() throws SQLException {
            new CarriedValues(database, writer).unfold(catalogue);
            guards.set(catalogue);
          }
        });
  }
}
