package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.FieldMerge;
import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.Owner;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accepts what bases send up: checks form, identity and hash, whose series and whose shift it is
/// ([SeriesRule], [ShiftRule]), and nothing else; what a record means is judged afterwards. One
/// verdict per record, whatever happens to its neighbours. Source: P1, P3, R11 to R13.
public final class Ingest {
  private final Replica replica;
  private final @Nullable String told;
  private final Ids ids;

  public Ingest(Replica replica) {
    this(replica, null);
  }

  /// @param told what the sender tells of its own feed with what it sends, or null. It is kept with
  ///   the first of its records that are stored, in one transaction: once the centre has a ticket,
  ///   it knows a copy of the till from before that ticket for one. Source: R21.
  public Ingest(Replica replica, @Nullable String told) {
    this.replica = replica;
    this.told = told;
    this.ids = replica.ids();
  }

  /// Judges the records of one table and stores those that are well formed.
  ///
  /// @param sender who sent them
  /// @param arrived records as they came, in order
  /// @return one verdict per record, in the same order
  /// @throws StoreFailure if the database is in trouble: no verdict, and sending again is right
  public List<Verdict> accept(Viewer sender, TableSpec table, List<Arrived> arrived) {
    CanonicalForm canonical = new CanonicalForm();
    @Nullable Verdict[] verdicts = new Verdict[arrived.size()];
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = form(sender, arrived.get(i), canonical);
      if (verdicts[i] == null) {
        good.add(i);
      }
    }
    store(sender, table, arrived, good, verdicts, canonical);
    List<Verdict> result = new ArrayList<>(verdicts.length);
    for (Verdict verdict : verdicts) {
      if (verdict == null) {
        throw new IllegalStateException("a record of " + table + " got no verdict");
      }
      result.add(verdict);
    }
    return result;
  }

  /// The refusal of a record that is not well formed or not the sender's to send, or null.
  private static @Nullable Verdict form(Viewer sender, Arrived arrived, CanonicalForm canonical) {
    RootRecord record = arrived.record();
    List<Violation> violations = RecordCheck.check(record);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      return new Verdict.Rejected(first.code(), first.field(), first.detail());
    }
    String field = notAllowed(sender, record);
    if (field != null) {
      return new Verdict.Rejected(Verdict.NOT_ALLOWED, field, sender.device());
    }
    String hash = canonical.hexHash(record);
    if (!hash.equals(arrived.hash())) {
      return new Verdict.Rejected(Verdict.HASH_MISMATCH, null, hash);
    }
    return null;
  }

  /// The field in which a record goes beyond what its sender may write, or null. A fact belongs to
  /// the base that made it, also where that has moved to another establishment since: what was sold
  /// there is still to arrive. Source: P1, R26, S5.
  ///
  /// Records of tables that anybody may write can have any origin: after upstream was restored,
  /// each base gives back whatever it has. Source: R20.
  private static @Nullable String notAllowed(Viewer sender, RootRecord record) {
    TableSpec table = record.table();
    if (!table.direction().goesUp() || table.owner() == Owner.CENTRE) {
      return "table";
    }
    boolean issued = table.owner() == Owner.ISSUER;
    if (issued && !record.origin().equals(sender.device())) {
      return "origin";
    }
    if (!issued && table.scope() != Scope.TENANT) {
      String establishment = record.text(TableSpec.ESTABLISHMENT_ID);
      if (establishment == null
          ? table.scope() == Scope.ESTABLISHMENT
          : !establishment.equals(sender.establishment())) {
        return TableSpec.ESTABLISHMENT_ID;
      }
    }
    int device = table.indexOf("device_id");
    if (device >= 0 && !sender.device().equals(record.values()[device])) {
      return "device_id";
    }
    return null;
  }

  /// Stores a list of records in one transaction; if the database refuses one of them, halves the
  /// list until the one is found.
  private void store(
      Viewer sender,
      TableSpec table,
      List<Arrived> arrived,
      List<Integer> indexes,
      @Nullable Verdict[] verdicts,
      CanonicalForm canonical) {
    if (indexes.isEmpty()) {
      return;
    }
    try {
      @Nullable Verdict[] stored =
          replica.write(
              Priority.BACKGROUND,
              tx -> {
                if (told != null) {
                  BasesTold.put(tx, sender.device(), told);
                }
                return new Storing(tx, sender, table, canonical).store(arrived, indexes);
              });
      for (int index : indexes) {
        verdicts[index] = stored[index];
      }
    } catch (StoreFailure failure) {
      if (failure.kind() != StoreFailure.Kind.CONSTRAINT) {
        throw failure;
      }
      if (indexes.size() == 1) {
        verdicts[indexes.getFirst()] =
            new Verdict.Rejected(Verdict.NOT_STORED, null, String.valueOf(failure.getMessage()));
        return;
      }
      int half = indexes.size() / 2;
      store(sender, table, arrived, indexes.subList(0, half), verdicts, canonical);
      store(sender, table, arrived, indexes.subList(half, indexes.size()), verdicts, canonical);
    }
  }

  /// One transaction of storing.
  private final class Storing {
    private final Tx tx;
    private final Viewer sender;
    private final TableSpec table;
    private final RecordTable rows;
    private final CanonicalForm canonical;
    private boolean clockAhead;

    Storing(Tx tx, Viewer sender, TableSpec table, CanonicalForm canonical) {
      this.tx = tx;
      this.sender = sender;
      this.table = table;
      this.rows = new RecordTable(tx.connection(), tx.dialect(), table);
      this.canonical = canonical;
    }

    @Nullable Verdict[] store(List<Arrived> arrived, List<Integer> all) throws SQLException {
      @Nullable Verdict[] verdicts = new Verdict[arrived.size()];
      List<Integer> indexes = judge(arrived, all, verdicts);
      Map<String, Integer> first = new LinkedHashMap<>();
      List<RootRecord> perhapsNew = new ArrayList<>();
      for (int index : indexes) {
        RootRecord record = arrived.get(index).record();
        clockAhead |= !tx.observe(record.modifiedAt());
        if (first.putIfAbsent(record.id(), index) == null) {
          perhapsNew.add(believed(record).withVersions(1, null));
        }
      }
      Set<String> inserted = Records.arrive(tx, rows, perhapsNew);
      judgeAfterwards(
          inserted, perhapsNew.stream().filter(record -> inserted.contains(record.id())).toList());
      List<Integer> known = new ArrayList<>();
      for (int index : indexes) {
        String id = arrived.get(index).record().id();
        // The same id twice in one batch: the second meets the first.
        if (inserted.contains(id) && Objects.equals(first.get(id), index)) {
          verdicts[index] = new Verdict.Accepted(1);
        } else {
          known.add(index);
        }
      }
      meetAll(arrived, known, verdicts);
      flagClock();
      return verdicts;
    }

    /// Tells of what is stored and looks wrong.
    private void judgeAfterwards(Set<String> inserted, List<RootRecord> stored)
        throws SQLException {
      NumbersTwice.tell(tx, ids, table, inserted);
      if (stored.isEmpty()) {
        return;
      }
      if (table.name().equals(SyncCatalogue.SALE.name())) {
        ReturnedTwice.tell(tx, ids, inserted);
        SoldAnyway.tell(tx, ids, stored);
      } else if (table.name().equals(SyncCatalogue.CLOSING.name())) {
        ClosedShift.tell(tx, ids, stored);
      }
    }

    /// @return indexes of the records that may be stored
    private List<Integer> judge(
        List<Arrived> arrived, List<Integer> indexes, @Nullable Verdict[] verdicts) {
      SeriesRule series = SeriesRule.holdsFor(table) ? new SeriesRule(tx, ids, sender) : null;
      ShiftRule shift = ShiftRule.holdsFor(table) ? new ShiftRule(tx, sender) : null;
      if (series == null && shift == null) {
        return indexes;
      }
      List<Integer> good = new ArrayList<>();
      for (int index : indexes) {
        RootRecord record = arrived.get(index).record();
        Verdict refused = series == null ? null : series.judge(record);
        verdicts[index] = refused != null || shift == null ? refused : shift.judge(record);
        if (verdicts[index] == null) {
          good.add(index);
        }
      }
      return good;
    }

    private void meetAll(List<Arrived> arrived, List<Integer> known, @Nullable Verdict[] verdicts)
        throws SQLException {
      if (known.isEmpty()) {
        return;
      }
      List<String> knownIds = known.stream().map(i -> arrived.get(i).record().id()).toList();
      Map<String, StoredRecord> standing = new HashMap<>(rows.findAll(knownIds));
      for (int index : known) {
        RootRecord record = arrived.get(index).record();
        StoredRecord here = standing.get(record.id());
        if (here == null) {
          throw new IllegalStateException(table + " " + record.id() + " vanished in a transaction");
        }
        verdicts[index] = meet(here, record, standing);
      }
    }

    private Verdict meet(StoredRecord here, RootRecord sent, Map<String, StoredRecord> standing)
        throws SQLException {
      long version = here.record().version();
      if (sameContent(here.record(), sent)) {
        return new Verdict.Already(version);
      }
      return switch (table.policy()) {
        case FACT -> new Verdict.Conflict(Verdict.SAME_ID_OTHER_CONTENT, version);
        case CENTRE_WINS -> {
          if (!followsOn(here.record(), sent)) {
            yield new Verdict.Conflict(Verdict.CHANGED_UPSTREAM, version);
          }
          String field = notAllowed(sender, here.record());
          if (field != null) {
            yield new Verdict.Rejected(Verdict.NOT_ALLOWED, field, sender.device());
          }
          ChangeSenders.note(tx, here.record(), sender.device());
          yield new Verdict.Accepted(replace(here, sent, standing));
        }
        case LATEST_PER_FIELD -> {
          String field = notAllowed(sender, here.record());
          if (field != null) {
            yield new Verdict.Rejected(Verdict.NOT_ALLOWED, field, sender.device());
          }
          yield merge(here, sent, standing);
        }
      };
    }

    /// Whether a change was made on what stands. A base whose answer was lost names an older
    /// version than its own last change has made; a repeated old request names that too, but is
    /// older.
    private boolean followsOn(RootRecord here, RootRecord sent) {
      Long base = sent.baseVersion();
      if (base != null && base == here.version()) {
        return true;
      }
      boolean goesOn =
          sent.modifiedAt() > here.modifiedAt()
              && ChangeSenders.madeAllSince(tx, here, sender.device(), base == null ? 0 : base);
      if (goesOn) {
        // A base that was itself restored looks the same, and has not seen what it replaces.
        Overwritten.keepRecord(tx, ids, here, sent);
      }
      return goesOn;
    }

    private Verdict merge(StoredRecord here, RootRecord sent, Map<String, StoredRecord> standing)
        throws SQLException {
      long version = here.record().version();
      FieldMerge.Merged merged = FieldMerge.merge(here.record(), believed(sent));
      boolean overtaken = sent.baseVersion() == null || sent.baseVersion() != version;
      if (overtaken) {
        Overwritten.keepFields(tx, ids, here.record(), merged.lost());
      }
      if (!sameContent(merged.record(), here.record())) {
        return new Verdict.Accepted(replace(here, merged.record(), standing));
      }
      if (!overtaken) {
        // It has seen what stands, and has put something else over it that does not count: what
        // stands has to come down to it once more.
        Overwritten.keepFields(tx, ids, here.record(), merged.lost());
        long _ = replace(here, here.record(), standing);
      }
      return new Verdict.Already(version);
    }

    private long replace(StoredRecord here, RootRecord next, Map<String, StoredRecord> standing)
        throws SQLException {
      long version = here.record().version() + 1;
      StoredRecord stored =
          new StoredRecord(next.withVersions(version, null), false, tx.nextSeq(table, next.id()));
      rows.replace(stored);
      standing.put(next.id(), stored);
      return version;
    }

    /// Stamps from the far future are cut back where they decide a merge; a fact keeps its bytes.
    private RootRecord believed(RootRecord record) {
      if (!table.stampsFields()) {
        return record;
      }
      long latest = Hlc.ofMillis(tx.nowMillis() + Hlc.MAX_AHEAD_MILLIS);
      FieldStamps stamps = FieldStamps.of(record);
      FieldStamps clamped = stamps.clampedTo(latest);
      boolean ahead = record.modifiedAt() > latest;
      if (!ahead && clamped.write().equals(stamps.write())) {
        return record;
      }
      clockAhead = true;
      return record.withContent(
          record.values(),
          clamped.write(),
          Math.min(record.modifiedAt(), latest),
          record.modifiedBy());
    }

    private void flagClock() {
      if (clockAhead) {
        Issues.open(
            tx,
            ids.next(),
            "device",
            sender.device(),
            1,
            Issues.Way.UP,
            new Violation(Issues.CLOCK_AHEAD, "modified_at", ""));
      }
    }

    private boolean sameContent(RootRecord left, RootRecord right) {
      return Arrays.equals(canonical.bytes(left), canonical.bytes(right));
    }
  }
}
