package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each ticket that was paid is at the centre, as it was rung up, or is listed at its till with the
/// reason: I1, I3, I4, I13.
final class Arrival {
  private final Setting setting;
  private final Company company;
  private final CanonicalForm canonical = new CanonicalForm();

  Arrival(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustBeWhole() {
    for (SimTill till : company.tills()) {
      List<CompletedSale> paid = setting.oracle().paidAt(till.name());
      List<String> ids = paid.stream().map(CompletedSale::id).toList();
      Map<String, StoredRecord> here = find(till.replica(), SyncCatalogue.SALE, ids);
      Map<String, StoredRecord> there = find(company.centre().replica(), SyncCatalogue.SALE, ids);
      Set<String> listed = listed(till, SyncCatalogue.SALE);
      for (CompletedSale sale : paid) {
        RootRecord atTill = Objects.requireNonNull(here.get(sale.id())).record();
        StoredRecord atCentre = there.get(sale.id());
        if (Stage.DAMAGED.equals(atTill.value("currency"))) {
          damaged(sale, atCentre, listed);
        } else if (atCentre != null) {
          arrived(till, sale, atTill, atCentre.record(), listed);
        } else if (!listed.contains(sale.id()) || !wasAltered(sale)) {
          throw new Broken("I6", sale.number().printed() + " never arrived");
        }
      }
      damagedMovements(till);
      nothingElseWaits(till, listed);
    }
  }

  private boolean wasAltered(CompletedSale sale) {
    return setting.oracle().hashBefore(sale.id()) != null;
  }

  private static Map<String, StoredRecord> find(Replica place, TableSpec table, List<String> ids) {
    return place.read(
        handle -> Records.findAll(handle.getConnection(), place.dialect(), table, ids));
  }

  /// Tickets that wait for a person. That goods came back twice keeps none of them, see [Returned].
  private static Set<String> listed(SimTill till, TableSpec table) {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    "select record_id from issue where table_name = :table and direction = 'UP'"
                        + " and state = 'OPEN' and code <> :twice")
                .bind("table", table.name())
                .bind("twice", Issues.RETURNED_TWICE)
                .mapTo(String.class)
                .set());
  }

  private void damaged(CompletedSale sale, @Nullable StoredRecord there, Set<String> listed) {
    if (there != null && Stage.DAMAGED.equals(there.record().value("currency"))) {
      throw new Broken("I13", "a malformed record was taken: " + sale.id());
    }
    if (!listed.contains(sale.id())) {
      throw new Broken("I13", "a malformed record is not listed: " + sale.id());
    }
  }

  /// What somebody has made nonsense of is listed, and nothing else of its kind.
  private void damagedMovements(SimTill till) {
    TableSpec table = SyncCatalogue.CASH_MOVEMENT;
    Set<String> damaged =
        till.replica()
            .read(handle ->
                handle
                    .createQuery(
                        "select id from cash_movement where currency = :damaged and origin = :till")
                    .bind("damaged", Stage.DAMAGED)
                    .bind("till", till.name())
                    .mapTo(String.class)
                    .set());
    Set<String> listed = listed(till, table);
    if (!listed.equals(damaged)) {
      throw new Broken(
          "I13", "%s lists %s, malformed are %s".formatted(till.name(), listed, damaged));
    }
    for (String id : damaged) {
      if (isAtCentreAsDamaged(id)) {
        throw new Broken("I13", "a malformed movement was taken: " + id);
      }
    }
  }

  private boolean isAtCentreAsDamaged(String id) {
    return find(company.centre().replica(), SyncCatalogue.CASH_MOVEMENT, List.of(id))
        .values()
        .stream()
        .anyMatch(stored -> Stage.DAMAGED.equals(stored.record().value("currency")));
  }

  private void arrived(
      SimTill till, CompletedSale sale, RootRecord here, RootRecord there, Set<String> listed) {
    String name = sale.number().printed() + " of " + till.name();
    String atTill = canonical.hexHash(here);
    String atCentre = canonical.hexHash(there);
    boolean same = atTill.equals(atCentre);
    boolean alteredAndRestored = wasAltered(sale) && setting.oracle().wasRestored(till.name());
    if (!same && !alteredAndRestored && !atCentre.equals(setting.oracle().hashBefore(sale.id()))) {
      throw new Broken("I3", name + " differs at the centre");
    }
    if (!same && !listed.contains(sale.id())) {
      throw new Broken("I3", name + " was altered here, and nobody is told");
    }
    if (!Objects.equals(there.value("gross_minor"), sale.totals().grossMinor())
        || !Objects.equals(there.value("number"), sale.number().number())) {
      throw new Broken("I4", name + " has another total or number at the centre");
    }
  }

  private void nothingElseWaits(SimTill till, Set<String> listed) {
    var waiting = new Outbox(till.replica()).waiting();
    long sendable = waiting.values().stream().mapToLong(Outbox.Waiting::sendable).sum();
    if (sendable > 0) {
      throw new Broken("I6", till.name() + " still has to send " + waiting);
    }
    for (String id : listed) {
      Oracle oracle = setting.oracle();
      if (!oracle.isDamaged(id) && oracle.hashBefore(id) == null) {
        throw new Broken("I13", till.name() + " lists " + id + ", which nobody has touched");
      }
    }
  }
}
