package dev.sempre.simulation.world;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
      boolean lost = hasLost(till, table);
      if (lost || mayBeTouched(table)) {
        recordsAreEqual(till, table, lost);
      } else {
        sumsAreEqual(till, table, viewer);
      }
    }
  }

  private void sumsAreEqual(SimTill till, TableSpec table, Viewer viewer) {
    Object here = sum(till.replica(), table, viewer);
    Object there = sum(company.centre().replica(), table, viewer);
    if (!here.equals(there)) {
      throw new Broken(
          "I6", "%s at %s: %s, at the centre: %s".formatted(table, till.name(), here, there));
    }
  }

  /// What a till has made is at the centre as it is at the till, record by record.
  ///
  /// @param lost whether the till does not have what it had made since it was copied
  private void recordsAreEqual(SimTill till, TableSpec table, boolean lost) {
    Map<String, String> here = hashes(till.replica(), table, till.name());
    Map<String, String> there = hashes(company.centre().replica(), table, till.name());
    Set<String> all = new TreeSet<>(here.keySet());
    if (!lost) {
      all.addAll(there.keySet());
    }
    all.removeIf(setting.oracle()::wasTamperedWith); // See Arrival.
    for (String id : all) {
      if (!Objects.equals(here.get(id), there.get(id))) {
        throw new Broken(
            "I6",
            "%s %s at %s: %s, at the centre: %s"
                .formatted(table, id, till.name(), here.get(id), there.get(id)));
      }
    }
  }

  private static Map<String, String> hashes(Replica place, TableSpec table, String origin) {
    CanonicalForm canonical = new CanonicalForm();
    Map<String, String> hashes = new HashMap<>();
    place.read(handle -> {
      List<String> ids =
          handle
              .createQuery(
                  "select id from " + table.name() + " where origin = :origin and deleted = 0")
              .bind("origin", origin)
              .mapTo(String.class)
              .list();
      Records.findAll(handle.getConnection(), place.dialect(), table, ids)
          .forEach((id, stored) -> hashes.put(id, canonical.hexHash(stored.record())));
      return true;
    });
    return hashes;
  }

  /// A till that was restored does not have what it had made since and nobody sends down.
  private boolean hasLost(SimTill till, TableSpec table) {
    return setting.oracle().wasRestored(till.name()) && !table.direction().goesDown();
  }

  private boolean mayBeTouched(TableSpec table) {
    return (table == SyncCatalogue.SALE || table == SyncCatalogue.CASH_MOVEMENT)
        && setting.oracle().hasTampering();
  }

  private static Object sum(Replica place, TableSpec table, Viewer viewer) {
    return place.read(handle -> Checksums.of(handle, place.dialect(), table, viewer));
  }
}
