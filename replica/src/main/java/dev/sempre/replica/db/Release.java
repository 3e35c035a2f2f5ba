package dev.sempre.replica.db;

import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.SyncCatalogue;

/// What one version of the program keeps and exchanges. Source: O2.
///
/// @param catalogue the tables that travel
/// @param migrations what leads to the schema in which they are kept
public record Release(Catalogue catalogue, Migrations migrations) {
  /// This program.
  public static final Release CURRENT = new Release(SyncCatalogue.CURRENT, Migrations.ofPlace());
}
