package dev.sempre.simulation.world;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Viewer;

/// After quiet all tables are the same everywhere, and of the customers what was entered last: I6.
final class Convergence {
  private final Setting setting;
  private final Company company;

  Convergence(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustBeReached() {
    company.customers().mustStandAt(company.centre().replica());
    company.tills().forEach(this::allTablesAreEqual);
  }

  private void allTablesAreEqual(SimTill till) {
    Viewer viewer = till.viewer();
    for (TableSpec table : SyncCatalogue.TABLES) {
      if (!mayDiffer(table, till)) {
        Object here = sum(till.replica(), table, viewer);
        Object there = sum(company.centre().replica(), table, viewer);
        if (!here.equals(there)) {
          throw new Broken(
              "I6", "%s at %s: %s, at the centre: %s".formatted(table, till.name(), here, there));
        }
      }
    }
  }

  /// A ticket that was damaged or altered may differ, see [Arrival]; a till that was restored does
  /// not have what it had made since and nobody sends down.
  private boolean mayDiffer(TableSpec table, SimTill till) {
    Oracle oracle = setting.oracle();
    boolean lost = oracle.wasRestored(till.name()) && !table.direction().goesDown();
    return lost
        || (table == SyncCatalogue.SALE
            && oracle.paidAt(till.name()).stream()
                .anyMatch(
                    sale -> oracle.isDamaged(sale.id()) || oracle.hashBefore(sale.id()) != null));
  }

  private static Object sum(Replica place, TableSpec table, Viewer viewer) {
    return place.read(handle -> Checksums.of(handle, place.dialect(), table, viewer));
  }
}
