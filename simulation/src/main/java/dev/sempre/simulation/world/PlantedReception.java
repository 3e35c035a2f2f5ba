package dev.sempre.simulation.world;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.FieldStamps.Stamp;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Viewer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A centre that takes records in with a planted bug.
final class PlantedReception implements Reception {
  static final Set<Planted> BUGS =
      EnumSet.of(
          Planted.DEDUPE_WITHOUT_HASH,
          Planted.DEDUPE_FOR_ONE_DAY,
          Planted.LATEST_BY_WALL_CLOCK,
          Planted.ONLY_TICKETS_ARE_CHECKED,
          Planted.SERIES_NOT_ASKED,
          Planted.SERIES_FORGOTTEN,
          Planted.PAYMENT_BOOKED_TWICE,
          Planted.PAYMENT_OF_TWO_DROPPED);

  private static final long DAY_MILLIS = 86_400_000;

  private final Reception right;
  private final Planted planted;
  private final Replica replica;
  private final Arrivals arrivals;

  /// When which ids have arrived; outlives a restart, as a table would.
  static final class Arrivals extends HashMap<String, Long> {
    private static final long serialVersionUID = 1L;
  }

  PlantedReception(Reception right, Planted planted, Replica replica, Arrivals arrivals) {
    this.right = right;
    this.planted = planted;
    this.replica = replica;
    this.arrivals = arrivals;
  }

  @Override
  public List<Verdict> accept(Viewer sender, TableSpec table, List<Arrived> arrived) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Arrived each : arrived) {
      verdicts.add(accept(sender, table, each));
    }
    return verdicts;
  }

  private Verdict accept(Viewer sender, TableSpec table, Arrived arrived) {
    String id = arrived.record().id();
    if (planted == Planted.DEDUPE_WITHOUT_HASH && table.policy() == ConflictPolicy.FACT) {
      Optional<StoredRecord> here = find(table, id);
      if (here.isPresent()) {
        return new Verdict.Already(here.get().record().version());
      }
    }
    if (planted == Planted.DEDUPE_FOR_ONE_DAY && table == SyncCatalogue.SALE) {
      long first = arrivals.computeIfAbsent(id, _ -> replica.nowMillis());
      if (replica.nowMillis() - first > DAY_MILLIS && find(table, id).isPresent()) {
        return one(sender, table, renamed(arrived.record(), id + "-2"));
      }
    }
    if (planted == Planted.PAYMENT_BOOKED_TWICE
        && table == SyncCatalogue.ACCOUNT_ENTRY
        && find(table, id).isPresent()) {
      return one(sender, table, renamed(arrived.record(), id + "-2"));
    }
    if (planted == Planted.PAYMENT_OF_TWO_DROPPED
        && table == SyncCatalogue.ACCOUNT_ENTRY
        && isPaidElsewhere(arrived.record())) {
      return new Verdict.Already(1);
    }
    if (planted == Planted.ONLY_TICKETS_ARE_CHECKED
        && table == SyncCatalogue.CASH_MOVEMENT
        && Stage.DAMAGED.equals(arrived.record().value("currency"))) {
      return one(sender, table, withCurrency(arrived.record(), "EUR"));
    }
    if (SealColumns.areIn(table)) {
      series(sender, String.valueOf(arrived.record().text("series")));
    }
    if (planted == Planted.LATEST_BY_WALL_CLOCK && table == SyncCatalogue.CONTACT) {
      return one(sender, table, stampedNow(sender, arrived.record()));
    }
    return right.accept(sender, table, List.of(arrived)).getFirst();
  }

  /// Whoever has had a series is not asked; whoever has forgotten that he had it is.
  private void series(Viewer sender, String chain) {
    String series = TillKeys.series(chain);
    if (planted == Planted.SERIES_NOT_ASKED) {
      spoil(
          "insert into series_before (series, device) values (?, ?) on conflict do nothing",
          series,
          sender.device());
    }
    if (planted == Planted.SERIES_FORGOTTEN) {
      spoil("delete from series_before where device = ?", sender.device());
    }
  }

  private void spoil(String statement, Object... parameters) {
    int _ =
        replica.<Integer>write(
            Priority.BACKGROUND, tx -> tx.handle().execute(statement, parameters));
  }

  /// Whether the same was paid for the same entry at another till.
  private boolean isPaidElsewhere(RootRecord entry) {
    return entry.children().get(1).stream()
        .anyMatch(settled ->
            replica.<Boolean>read(handle ->
                handle
                    .createQuery(
                        """
                        select 1 from account_entry_settled s
                          join account_entry e on e.id = s.account_entry_id
                         where s.entry_id = :entry and s.amount_minor = :minor and e.id <> :id
                           and e.origin <> :origin limit 1
                        """)
                    .bind("entry", settled.values()[0])
                    .bind("minor", settled.values()[1])
                    .bind("id", entry.id())
                    .bind("origin", entry.origin())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent()));
  }

  private Verdict one(Viewer sender, TableSpec table, RootRecord record) {
    Arrived changed = new Arrived(record, new CanonicalForm().hexHash(record));
    return right.accept(sender, table, List.of(changed)).getFirst();
  }

  private Optional<StoredRecord> find(TableSpec table, String id) {
    return replica.read(
        handle -> Records.find(handle.getConnection(), replica.dialect(), table, id));
  }

  private static RootRecord withCurrency(RootRecord record, String currency) {
    @Nullable Object[] values = record.values().clone();
    values[record.table().indexOf("currency")] = currency;
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }

  static RootRecord renamed(RootRecord record, String id) {
    return new RootRecord(
        record.table(),
        id,
        record.origin(),
        record.version(),
        record.baseVersion(),
        record.modifiedAt(),
        record.modifiedBy(),
        record.deleted(),
        record.values(),
        record.children(),
        record.stamps(),
        record.extra());
  }

  /// Whatever it changes was changed now, says this centre.
  private RootRecord stampedNow(Viewer sender, RootRecord record) {
    Optional<StoredRecord> here = find(record.table(), record.id());
    if (here.isEmpty()) {
      return record;
    }
    long now = Hlc.ofMillis(replica.nowMillis());
    Stamp stamp = new Stamp(now, sender.device());
    FieldStamps stamps = FieldStamps.of(record);
    for (int i = 0; i < record.values().length; i++) {
      if (!Objects.equals(record.values()[i], here.get().record().values()[i])) {
        stamps = stamps.with(record.table().columns().get(i).name(), stamp);
      }
    }
    return record.withContent(
        record.values(), stamps.write(), Math.max(now, record.modifiedAt()), record.modifiedBy());
  }
}
