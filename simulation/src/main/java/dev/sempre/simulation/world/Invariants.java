package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Viewer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold, as reliability.md numbers it.
final class Invariants {
  private final SimCentre centre;
  private final List<SimTill> tills;
  private final Oracle oracle;

  Invariants(SimCentre centre, List<SimTill> tills, Oracle oracle) {
    this.centre = centre;
    this.tills = tills;
    this.oracle = oracle;
  }

  /// After every step: I1, I2, I5, I7, as far as the tills are alive.
  void afterStep() {
    for (SimTill till : tills) {
      Set<String> arrived = idsAtCentre(till.name());
      for (String id : arrived) {
        if (!oracle.mayBe(till.name(), id)) {
          throw new Broken("I2", "the centre has " + id + " of " + till.name() + ", unsold");
        }
      }
      if (till.isAlive()) {
        boolean unaware = centre.hasLost(till.seen().orElse(null));
        salesAt(till, arrived, unaware);
        numbersAt(till);
        if (!unaware) {
          noCursorIsAheadOfItsData(till);
        }
      }
    }
  }

  private Set<String> idsAtCentre(String device) {
    return centre
        .replica()
        .read(handle ->
            new HashSet<>(
                handle
                    .createQuery("select id from sale where device_id = :device")
                    .bind("device", device)
                    .mapTo(String.class)
                    .list()));
  }

  /// @param unaware true if the centre was restored and the till has not asked it since
  private void salesAt(SimTill till, Set<String> arrived, boolean unaware) {
    Map<String, Integer> here =
        till.replica()
            .read(handle ->
                handle
                    .createQuery("select id, pending from sale")
                    .reduceRows(
                        new java.util.LinkedHashMap<String, Integer>(),
                        (all, row) -> {
                          all.put(
                              row.getColumn("id", String.class),
                              row.getColumn("pending", Integer.class));
                          return all;
                        }));
    for (CompletedSale sale : oracle.paidAt(till.name())) {
      if (!here.containsKey(sale.id())) {
        throw new Broken("I1", till.name() + " has lost " + sale.number().printed());
      }
    }
    here.forEach((id, pending) -> {
      if (!oracle.mayBe(till.name(), id)) {
        throw new Broken("I2", till.name() + " has " + id + ", unsold");
      }
      if (pending == 0 && !arrived.contains(id) && !unaware) {
        throw new Broken("I1", id + " counts as sent and is not at the centre");
      }
    });
  }

  private static void numbersAt(SimTill till) {
    List<Long> numbers =
        till.replica()
            .read(handle ->
                handle
                    .createQuery("select number from sale order by number")
                    .mapTo(Long.class)
                    .list());
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i + 1) {
        throw new Broken("I5", till.name() + " has the numbers " + numbers);
      }
    }
  }

  private void noCursorIsAheadOfItsData(SimTill till) {
    Map<String, Cursors.Cursor> cursors = till.replica().read(Cursors::all);
    String epoch = centre.head().epoch();
    for (TableSpec table : List.of(SyncCatalogue.PRODUCT, SyncCatalogue.PRICE)) {
      Cursors.Cursor cursor = cursors.get(table.name());
      if (cursor != null && cursor.epoch().equals(epoch)) {
        Map<String, Long> there = versions(centre.replica(), table, "version", cursor.seq());
        Map<String, Long> here = versions(till.replica(), table, "base_version", Long.MAX_VALUE);
        there.forEach((id, version) -> {
          if (!version.equals(here.get(id))) {
            throw new Broken(
                "I7", "%s %s at %s is behind its cursor".formatted(table, id, till.name()));
          }
        });
      }
    }
  }

  private static Map<String, Long> versions(
      Replica place, TableSpec table, String column, long upTo) {
    return place.read(handle ->
        handle
            .createQuery(
                "select id, " + column + " as v from " + table.name() + " where seq <= :seq")
            .bind("seq", upTo)
            .reduceRows(
                new java.util.HashMap<String, Long>(),
                (all, row) -> {
                  Long version = row.getColumn("v", Long.class);
                  all.put(row.getColumn("id", String.class), version == null ? -1 : version);
                  return all;
                }));
  }

  /// After the weather has cleared up: I1 to I4, I6, I13, I14.
  void atTheEnd() {
    afterStep();
    CanonicalForm canonical = new CanonicalForm();
    for (SimTill till : tills) {
      Set<String> arrived = idsAtCentre(till.name());
      int poisoned = 0;
      for (CompletedSale sale : oracle.paidAt(till.name())) {
        if (isDamaged(till.replica(), sale.id())) {
          poisoned++;
          if (arrived.contains(sale.id()) && isDamaged(centre.replica(), sale.id())) {
            throw new Broken("I13", "a malformed record was taken: " + sale.id());
          }
        } else if (!arrived.contains(sale.id())) {
          throw new Broken("I6", "%s never arrived".formatted(sale.number().printed()));
        } else {
          same(canonical, till, sale);
        }
      }
      nothingWaits(till, poisoned);
      allTablesAreEqual(till);
    }
  }

  private static boolean isDamaged(Replica place, String saleId) {
    return World.DAMAGED.equals(record(place, saleId).value("currency"));
  }

  private void same(CanonicalForm canonical, SimTill till, CompletedSale sale) {
    String here = canonical.hexHash(record(till.replica(), sale.id()));
    String there = canonical.hexHash(record(centre.replica(), sale.id()));
    if (!here.equals(there)) {
      throw new Broken("I3", sale.number().printed() + " differs at the centre");
    }
    Object gross = record(centre.replica(), sale.id()).value("gross_minor");
    if (!Long.valueOf(sale.totals().grossMinor()).equals(gross)) {
      throw new Broken("I4", sale.number().printed() + " has another total at the centre");
    }
  }

  private static RootRecord record(Replica place, String id) {
    return place
        .read(
            handle -> Records.find(handle.getConnection(), place.dialect(), SyncCatalogue.SALE, id))
        .orElseThrow()
        .record();
  }

  private static void nothingWaits(SimTill till, int poisoned) {
    Map<TableSpec, Outbox.Waiting> waiting = new Outbox(till.replica()).waiting();
    long sendable = waiting.values().stream().mapToLong(Outbox.Waiting::sendable).sum();
    if (sendable > 0) {
      throw new Broken("I6", till.name() + " still has to send " + waiting);
    }
    long open = till.replica().<Long>read(Issues::countOpen);
    if (open != poisoned) {
      throw new Broken(
          "I13", "%s lists %d records and %d are bad".formatted(till.name(), open, poisoned));
    }
  }

  private void allTablesAreEqual(SimTill till) {
    Viewer viewer = till.viewer();
    for (TableSpec table : SyncCatalogue.TABLES) {
      boolean mayDiffer = table == SyncCatalogue.SALE && hasPoison(till);
      Object here = sum(till.replica(), table, viewer);
      Object there = sum(centre.replica(), table, viewer);
      if (!mayDiffer && !here.equals(there)) {
        throw new Broken(
            "I6", "%s at %s: %s, at the centre: %s".formatted(table, till.name(), here, there));
      }
    }
  }

  private boolean hasPoison(SimTill till) {
    return oracle.paidAt(till.name()).stream()
        .anyMatch(sale -> isDamaged(till.replica(), sale.id()));
  }

  private static Object sum(Replica place, TableSpec table, Viewer viewer) {
    return place.read(handle -> Checksums.of(handle, place.dialect(), table, viewer));
  }
}
