package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Cursors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold at one till after every step: I1, I2, I5, I7, I17, I20, and that its clock for
/// changes never goes back, without which I6 means nothing (R23).
final class TillInvariants {
  private final Setting setting;
  private final Company company;
  private final SimTill till;
  private long latestStamp;
  private int restores;

  TillInvariants(Setting setting, Company company, SimTill till) {
    this.setting = setting;
    this.company = company;
    this.till = till;
  }

  void afterStep() {
    Set<String> arrived = idsAtCentre();
    for (String id : arrived) {
      mustHaveBeenSold(id, "the centre");
    }
    numbersAtCentre();
    if (till.isAlive()) {
      boolean unaware = company.centre().hasLost(till.seen().orElse(null));
      sales(arrived, unaware);
      numbers();
      clockGoesOn();
      if (!unaware) {
        noCursorIsAheadOfItsData();
      }
      Resources.connectionsMustBeBack(till);
    }
  }

  private void mustHaveBeenSold(String id, String where) {
    if (setting.oracle().wasToldNotSaved(till.name(), id)) {
      throw new Broken("I17", where + " has " + id + ", and " + till.name() + " said it has not");
    }
    if (setting.oracle().wasPractised(id)) {
      throw new Broken("T12", where + " has " + id + " of " + till.name() + ", only practised");
    }
    if (!setting.oracle().mayBe(till.name(), id)) {
      throw new Broken("I2", where + " has " + id + " of " + till.name() + ", unsold");
    }
  }

  private Set<String> idsAtCentre() {
    return company
        .centre()
        .replica()
        .read(handle ->
            new HashSet<>(
                handle
                    .createQuery("select id from sale where device_id = :device")
                    .bind("device", till.name())
                    .mapTo(String.class)
                    .list()));
  }

  /// @param unaware true if the centre was restored and the till has not asked it since
  private void sales(Set<String> arrived, boolean unaware) {
    Oracle oracle = setting.oracle();
    Map<String, Integer> here =
        till.replica()
            .read(handle ->
                handle
                    .createQuery("select id, pending from sale where device_id = :device")
                    .bind("device", till.name())
                    .reduceRows(
                        new LinkedHashMap<String, Integer>(),
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
      mustHaveBeenSold(id, "the till");
      if (pending == 0 && !arrived.contains(id) && !unaware) {
        throw new Broken("I1", id + " counts as sent and is not at the centre");
      }
    });
  }

  /// Each series of this place runs from 1 without a gap.
  private void numbers() {
    Map<String, List<Long>> series =
        till.replica()
            .read(handle ->
                handle
                    .createQuery(
                        "select series, number from sale where device_id = :device"
                            + " order by series, number")
                    .bind("device", till.name())
                    .reduceRows(
                        new LinkedHashMap<String, List<Long>>(),
                        (all, row) -> {
                          all.computeIfAbsent(
                                  row.getColumn("series", String.class), _ -> new ArrayList<>())
                              .add(row.getColumn("number", Long.class));
                          return all;
                        }));
    series.forEach((name, numbers) -> {
      for (int i = 0; i < numbers.size(); i++) {
        if (numbers.get(i) != i + 1) {
          throw new Broken("I5", till.name() + " has the numbers " + numbers + " in " + name);
        }
      }
    });
  }

  /// No number was given out twice, whichever copies of the till there were.
  private void numbersAtCentre() {
    List<String> twice =
        company
            .centre()
            .replica()
            .read(handle ->
                handle
                    .createQuery(
                        "select series || '-' || number from sale where device_id = :device"
                            + " group by series, number having count(*) > 1")
                    .bind("device", till.name())
                    .mapTo(String.class)
                    .list());
    if (!twice.isEmpty()) {
      throw new Broken("I5", till.name() + " has given out twice: " + twice);
    }
  }

  private void clockGoesOn() {
    long stamp =
        till.replica()
            .<Long>read(
                handle -> handle.createQuery("select hlc from feed").mapTo(Long.class).one());
    if (till.copy().restores() > restores) {
      restores = till.copy().restores();
      latestStamp = 0;
    }
    if (stamp < latestStamp) {
      throw new Broken("I6", "the stamps of " + till.name() + " go back");
    }
    latestStamp = stamp;
  }

  private void noCursorIsAheadOfItsData() {
    Map<String, Cursors.Cursor> cursors = till.replica().read(Cursors::all);
    String epoch = company.centre().feed().epoch();
    for (TableSpec table : List.of(SyncCatalogue.PRODUCT, SyncCatalogue.PRICE)) {
      Cursors.Cursor cursor = cursors.get(table.name());
      if (cursor != null && cursor.epoch().equals(epoch)) {
        Replica centre = company.centre().replica();
        Map<String, Long> there = versions(centre, table, "version", cursor.seq());
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
                new HashMap<String, Long>(),
                (all, row) -> {
                  Long version = row.getColumn("v", Long.class);
                  all.put(row.getColumn("id", String.class), version == null ? -1 : version);
                  return all;
                }));
  }
}
