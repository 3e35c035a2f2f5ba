package dev.sempre.simulation.world;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Inbox;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Viewer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the story is over somebody tries to change what is at the centre: through the program of
/// the till, with what the till sends up, with what comes down to it. Each ticket, movement,
/// payment, entry of an account, closing and line of the journal stays what it is. And a till tries
/// to close the shift of another one. Sources: I12, R25, S10, R26.
final class Facts {
  private static final List<TableSpec> TABLES =
      List.of(
          SyncCatalogue.SHIFT,
          SyncCatalogue.SALE,
          SyncCatalogue.CASH_MOVEMENT,
          SyncCatalogue.ACCOUNT_PAYMENT,
          SyncCatalogue.ACCOUNT_ENTRY,
          SyncCatalogue.CLOSING,
          SyncCatalogue.JOURNAL_EVENT);

  /// What stands in a series of its till. The series of a journal is that of its till too.
  private static final List<TableSpec> SEALED = TABLES.stream().filter(SealColumns::areIn).toList();

  /// A number that no till of a story comes to.
  private static final int NEVER_REACHED = 1_000_000;

  /// Behind everything that any feed of a story has.
  private static final long FAR = 1_000_000_000L;

  private final Setting setting;
  private final Company company;
  private final CanonicalForm canonical = new CanonicalForm();

  Facts(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustStay() {
    for (SimTill till : company.tills()) {
      for (TableSpec table : TABLES) {
        synced(till, table, "").ifPresent(fact -> mustStay(till, fact));
      }
      for (TableSpec table : SEALED) {
        synced(till, table, "").ifPresent(fact -> nobodyElseSeals(till, fact.record()));
      }
      synced(till, SyncCatalogue.CLOSING, " and kind = 'SHIFT'")
          .ifPresent(z -> nobodyElseCloses(till, z.record()));
    }
  }

  /// The newest record of a till that is at the centre.
  ///
  /// @param condition what else has to hold for it, in SQL
  private static Optional<StoredRecord> synced(SimTill till, TableSpec table, String condition) {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    "select id from "
                        + table.name()
                        + " where origin = :till and pending = 0"
                        + condition
                        + " order by seq desc limit 1")
                .bind("till", till.name())
                .mapTo(String.class)
                .findOne())
        .flatMap(id -> find(till.replica(), table, id));
  }

  private static Optional<StoredRecord> find(Replica place, TableSpec table, String id) {
    return place.read(handle -> Records.find(handle.getConnection(), place.dialect(), table, id));
  }

  private void mustStay(SimTill till, StoredRecord fact) {
    RootRecord record = fact.record();
    TableSpec table = record.table();
    RootRecord deleted = with(record, "establishment_id", record.text("establishment_id"), true);
    String figure = figure(record);
    RootRecord changed =
        with(record, figure, record.value(figure) instanceof Long minor ? minor + 1 : 1L, false);
    Replica here = till.replica();
    Replica centre = company.centre().replica();
    Optional<StoredRecord> there = find(centre, table, record.id());

    for (RootRecord other : List.of(deleted, changed)) {
      sendsAnother(till, centre, other);
      comesDown(here, other);
    }
    mustRefuse(here, till, record);
    mustRefuseUpdate(here, till.name(), record, figure);
    if (there.isPresent()) {
      mustRefuseUpdate(centre, HeadOffice.CENTRE, record, figure);
    }

    boolean stays =
        find(here, table, record.id()).equals(Optional.of(fact))
            && find(centre, table, record.id()).equals(there);
    if (!stays) {
      throw new Broken("I12", "%s %s of %s was changed".formatted(table, record.id(), till.name()));
    }
  }

  /// A column with a number that counts: an amount, or the time of what has none.
  private static String figure(RootRecord record) {
    return record.table().columns().stream()
        .map(Column::name)
        .filter(name -> name.endsWith("_minor") || name.equals("happened_at"))
        .filter(name -> record.value(name) instanceof Long)
        .findFirst()
        .orElseThrow();
  }

  /// The database itself lets nobody change it.
  private static void mustRefuseUpdate(
      Replica place, String where, RootRecord record, String figure) {
    String statement =
        "update %s set %s = %s + 1 where id = ?".formatted(record.table().name(), figure, figure);
    try {
      int rows =
          place.<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, record.id()));
      throw new Broken("I12", "%s lets %d be changed: %s".formatted(where, rows, statement));
    } catch (StoreFailure refused) {
      if (refused.kind() != StoreFailure.Kind.CONSTRAINT) {
        throw refused;
      }
    }
  }

  /// The same record with other content: somebody else has changed it, or it was deleted.
  private static RootRecord with(
      RootRecord record, String column, @Nullable Object value, boolean deleted) {
    @Nullable Object[] values = record.values().clone();
    values[record.table().indexOf(column)] = value;
    return new RootRecord(
        record.table(),
        record.id(),
        record.origin(),
        record.version() + 1,
        record.version(),
        record.modifiedAt() + 1,
        "intruder",
        deleted,
        values,
        record.children(),
        record.stamps(),
        record.extra());
  }

  private void sendsAnother(SimTill till, Replica centre, RootRecord changed) {
    Verdict verdict = send(centre, till.viewer(), changed);
    if (verdict instanceof Verdict.Accepted || verdict instanceof Verdict.Already) {
      throw new Broken("I12", "the centre takes another " + changed.table() + ": " + verdict);
    }
  }

  private Verdict send(Replica centre, Viewer sender, RootRecord record) {
    Arrived arrived = new Arrived(record, canonical.hexHash(record));
    return new Ingest(centre).accept(sender, record.table(), List.of(arrived)).getFirst();
  }

  private static void comesDown(Replica till, RootRecord changed) {
    Inbox inbox = new Inbox(till);
    var _ = inbox.applyAhead(changed.table(), List.of(new Inbox.Incoming(changed, FAR)));
    inbox.finish(changed.table(), "another feed", List.of(changed.id()), new Inbox.End(FAR, true));
  }

  private static void mustRefuse(Replica place, SimTill till, RootRecord record) {
    try {
      var change =
          place.write(
              Priority.PERSON,
              tx -> Records.delete(tx, record.table(), record.id(), record.version(), "intruder"));
      throw new Broken("I12", "%s deletes %s: %s".formatted(till.name(), record.id(), change));
    } catch (IllegalStateException refused) {
      // As it has to be.
    }
  }

  /// Another till sends a closing of this one's shift; and this one sends one of another shop.
  private void nobodyElseCloses(SimTill till, RootRecord z) {
    Replica centre = company.centre().replica();
    if (find(centre, SyncCatalogue.CLOSING, z.id()).isEmpty()) {
      return;
    }
    RootRecord elsewhere = underAnotherId(with(z, "establishment_id", "9", false));
    mustBeRefused(centre, till.viewer(), elsewhere);
    for (SimTill other : company.tills()) {
      if (!other.equals(till)) {
        @Nullable Object[] values = elsewhere.values().clone();
        values[z.table().indexOf("device_id")] = other.name();
        values[z.table().indexOf("establishment_id")] = z.text("establishment_id");
        mustBeRefused(centre, other.viewer(), copy(elsewhere, other.name(), values));
      }
    }
  }

  /// Another till sends something in this one's series; and this one in a series that nobody has
  /// had yet.
  private void nobodyElseSeals(SimTill till, RootRecord fact) {
    int series = fact.table().requireIndexOf("series");
    @Nullable Object[] ahead = fact.values().clone();
    ahead[series] = TicketNumber.seriesOf(till.shop(), NEVER_REACHED);
    mustBeOutOfSeries(till, copy(fact, till.name(), ahead));
    for (SimTill other : company.tills()) {
      if (!other.equals(till) && !isOfBoth(fact)) {
        @Nullable Object[] values = fact.values().clone();
        values[fact.table().requireIndexOf("device_id")] = other.name();
        values[fact.table().requireIndexOf("establishment_id")] = other.shop();
        mustBeOutOfSeries(other, copy(fact, other.name(), values));
      }
    }
  }

  private boolean isOfBoth(RootRecord fact) {
    String series = TillKeys.series(String.valueOf(fact.text("series")));
    return setting.oracle().isOfTwo(company.firm().tenant(), series);
  }

  private void mustBeOutOfSeries(SimTill sender, RootRecord forged) {
    RootRecord now =
        forged.withContent(
            forged.values(),
            forged.stamps(),
            Hlc.ofMillis(setting.time().nowMillis()),
            forged.modifiedBy());
    Arrived arrived = new Arrived(now, canonical.hexHash(now));
    Verdict verdict =
        company
            .centre()
            .reception(null)
            .accept(sender.viewer(), forged.table(), List.of(arrived))
            .getFirst();
    boolean refused =
        verdict instanceof Verdict.Rejected(String code, String field, var _)
            && code.equals(Verdict.NOT_ALLOWED)
            && "series".equals(field);
    if (!refused) {
      throw new Broken(
          "R26",
          "%s sends a %s in the series %s: %s"
              .formatted(sender.name(), forged.table(), forged.text("series"), verdict));
    }
  }

  private static RootRecord underAnotherId(RootRecord record) {
    return copy(record, record.origin(), record.values());
  }

  private static RootRecord copy(RootRecord record, String origin, @Nullable Object[] values) {
    return new RootRecord(
        record.table(),
        "01a1fe28-94f6-7fa4-8c95-000000000000",
        origin,
        1,
        null,
        record.modifiedAt(),
        record.modifiedBy(),
        false,
        values,
        record.children(),
        record.stamps(),
        record.extra());
  }

  private void mustBeRefused(Replica centre, Viewer sender, RootRecord forged) {
    Verdict verdict = send(centre, sender, forged);
    boolean refused =
        verdict instanceof Verdict.Rejected(String code, var _, var _)
            && code.equals(Verdict.NOT_ALLOWED);
    if (!refused || find(centre, forged.table(), forged.id()).isPresent()) {
      throw new Broken(
          "S10", "%s closes a shift that is not its: %s".formatted(sender.device(), verdict));
    }
  }
}
