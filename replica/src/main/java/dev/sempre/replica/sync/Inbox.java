package dev.sempre.replica.sync;

import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.FieldMerge;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Applies what comes down from upstream: a batch and its cursor in one transaction, so that no
/// reader ever sees half of it, and a record that cannot be applied stops nothing but itself.
/// Source: R13, R16, I7.
public final class Inbox {
  /// One record as it came down; the record's `version` is the upstream's.
  ///
  /// @param record content
  /// @param seq its position in the upstream feed
  public record Incoming(RootRecord record, long seq) {}

  /// @param applied records that changed something here
  /// @param refused records that could not be applied and are now issues
  public record Outcome(int applied, int refused) {}

  /// Where a table of an answer ends.
  ///
  /// @param upTo position from which its next question starts
  /// @param whole true if upstream has nothing of it behind that: it is the head of the answer
  public record End(long upTo, boolean whole) {}

  /// Records that are taken out in one transaction: few enough that a sale does not wait for it.
  private static final int GONE_RECORDS = 200;

  private final Replica replica;
  private final Ids ids;
  private final CanonicalForm canonical = new CanonicalForm();

  public Inbox(Replica replica) {
    this.replica = replica;
    this.ids = replica.ids();
  }

  /// Applies records of one table, in feed order, and moves its cursor to the last of them.
  ///
  /// @throws StoreFailure if the database is in trouble; nothing of the batch is there then, and
  ///   asking upstream again is right
  public Outcome apply(TableSpec table, String epoch, List<Incoming> batch) {
    return applyBatch(table, epoch, batch);
  }

  /// Like [#apply], but leaves the cursor where it is: for a table from which records may also go
  /// out of scope. Those are told at its end only, and a cursor that had passed them would never
  /// hear of them again if the line is cut before.
  public Outcome applyAhead(TableSpec table, List<Incoming> batch) {
    return applyBatch(table, null, batch);
  }

  /// @param epoch epoch of the cursor, or null to leave it
  private Outcome applyBatch(TableSpec table, @Nullable String epoch, List<Incoming> batch) {
    if (batch.isEmpty()) {
      return new Outcome(0, 0);
    }
    try {
      int applied = replica.write(Priority.BACKGROUND, tx -> applyAll(tx, table, epoch, batch));
      return new Outcome(applied, 0);
    } catch (StoreFailure failure) {
      if (failure.kind() != StoreFailure.Kind.CONSTRAINT) {
        throw failure;
      }
      return oneByOne(table, epoch, batch);
    }
  }

  /// Takes out what this base may not see any more, then moves the cursor to the end of the table.
  /// A record that still waits to go up stays until it has. In small transactions: cut between two,
  /// it is told again.
  public void finish(TableSpec table, String epoch, List<String> gone, End end) {
    takeOut(table, gone, record -> true);
    finishAll(epoch, Map.of(table, end));
  }

  /// Moves the cursors of tables that have nothing more to apply, in one transaction. Before that,
  /// a table that was read from its beginning to its end loses what upstream has not named: it had
  /// it once, and was restored without. Source: R15.
  ///
  /// @param ends per table where it ended
  public void finishAll(String epoch, Map<TableSpec, End> ends) {
    Set<String> proven = replica.read(Cursors::proven);
    ends.forEach((table, end) -> {
      if (end.whole() && !proven.contains(table.name())) {
        takeOut(table, unnamed(table), record -> record.baseVersion() == null);
      }
    });
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          ends.forEach(
              (table, end) -> Cursors.advance(tx, table.name(), epoch, end.upTo(), end.whole()));
          return null;
        });
  }

  private List<String> unnamed(TableSpec table) {
    String base = replica.place().map(Place::base).orElse("");
    return replica.read(
        handle -> new RecordTable(handle.getConnection(), replica.dialect(), table).unnamed(base));
  }

  /// A fact stays where it was made, whatever upstream says of it. Source: R25, I12.
  private void takeOut(TableSpec table, List<String> gone, Predicate<RootRecord> still) {
    if (table.policy() == ConflictPolicy.FACT) {
      return;
    }
    for (int from = 0; from < gone.size(); from += GONE_RECORDS) {
      List<String> some = gone.subList(from, Math.min(gone.size(), from + GONE_RECORDS));
      replica.write(
          Priority.BACKGROUND,
          tx -> {
            RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
            for (StoredRecord stored : rows.findAll(some).values()) {
              if (!stored.pending() && still.test(stored.record())) {
                rows.remove(stored.record().id());
                tx.nextSeq(table, stored.record().id());
              }
            }
            return null;
          });
    }
  }

  private Outcome oneByOne(TableSpec table, @Nullable String epoch, List<Incoming> batch) {
    int applied = 0;
    int refused = 0;
    for (Incoming incoming : batch) {
      try {
        applied +=
            replica.write(Priority.BACKGROUND, tx -> applyAll(tx, table, epoch, List.of(incoming)));
      } catch (StoreFailure failure) {
        if (failure.kind() != StoreFailure.Kind.CONSTRAINT) {
          throw failure;
        }
        refuse(table, epoch, incoming, failure);
        refused++;
      }
    }
    return new Outcome(applied, refused);
  }

  private void refuse(
      TableSpec table, @Nullable String epoch, Incoming incoming, StoreFailure failure) {
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          RootRecord record = incoming.record();
          Issues.open(
              tx,
              ids.next(),
              table.name(),
              record.id(),
              record.version(),
              Issues.Way.DOWN,
              new Violation(Verdict.NOT_STORED, "", String.valueOf(failure.getMessage())));
          advance(tx, table, epoch, incoming.seq());
          return null;
        });
  }

  private int applyAll(Tx tx, TableSpec table, @Nullable String epoch, List<Incoming> batch)
      throws SQLException {
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    List<RootRecord> perhapsNew = new ArrayList<>(batch.size());
    for (Incoming incoming : batch) {
      RootRecord record = incoming.record();
      tx.observe(record.modifiedAt());
      perhapsNew.add(record.withVersions(1, record.version()));
    }
    Set<String> inserted = Records.arrive(tx, rows, perhapsNew);
    int applied = inserted.size();
    if (applied < batch.size()) {
      List<RootRecord> known = new ArrayList<>();
      for (Incoming incoming : batch) {
        if (!inserted.contains(incoming.record().id())) {
          known.add(incoming.record());
        }
      }
      Map<String, StoredRecord> standing =
          rows.findAll(known.stream().map(RootRecord::id).toList());
      for (RootRecord record : known) {
        StoredRecord here = standing.get(record.id());
        if (here != null && meet(tx, rows, here, record)) {
          applied++;
        }
      }
    }
    if (table.policy() != ConflictPolicy.FACT && Issues.anyUnsettled(tx, table.name())) {
      batch.forEach(each -> Issues.arrived(tx, table.name(), each.record().id(), Issues.Way.DOWN));
    }
    advance(tx, table, epoch, batch.getLast().seq());
    return applied;
  }

  private static void advance(Tx tx, TableSpec table, @Nullable String epoch, long seq) {
    if (epoch != null) {
      Cursors.advance(tx, table.name(), epoch, seq, false);
    }
  }

  /// An upstream state meets the state that stands here. True if something changed.
  private boolean meet(Tx tx, RecordTable rows, StoredRecord here, RootRecord upstream)
      throws SQLException {
    Long base = here.record().baseVersion();
    if (base != null && upstream.version() < base) {
      return false; // A page that was overtaken by a newer one.
    }
    if (!here.pending() && upstream.table().policy() != ConflictPolicy.FACT) {
      return take(tx, rows, here, upstream);
    }
    if (base != null && upstream.version() == base) {
      return false; // What the local change stands on: the change is still on its way up.
    }
    return switch (upstream.table().policy()) {
      case FACT -> meetFact(tx, rows, here, upstream);
      case CENTRE_WINS -> {
        if (!sameContent(here.record(), upstream)) {
          Overwritten.keepRecord(tx, ids, here.record(), upstream);
        }
        yield take(tx, rows, here, upstream);
      }
      case LATEST_PER_FIELD -> merge(tx, rows, here, upstream);
    };
  }

  private boolean meetFact(Tx tx, RecordTable rows, StoredRecord here, RootRecord upstream)
      throws SQLException {
    if (sameContent(here.record(), upstream)) {
      return take(tx, rows, here, upstream);
    }
    Issues.open(
        tx, ids.next(), here.record(), Issues.Way.DOWN, Verdict.SAME_ID_OTHER_CONTENT, null, null);
    return false;
  }

  private boolean merge(Tx tx, RecordTable rows, StoredRecord here, RootRecord upstream)
      throws SQLException {
    FieldMerge.Merged merged = FieldMerge.merge(here.record(), upstream);
    List<FieldMerge.Lost> ownLost =
        merged.lost().stream()
            .filter(lost -> lost.stamp().base().equals(tx.place().base()))
            .toList();
    Overwritten.keepFields(tx, ids, here.record(), ownLost);
    if (sameContent(merged.record(), upstream)) {
      return take(tx, rows, here, upstream);
    }
    rows.replace(
        new StoredRecord(
            merged.record().withVersions(here.record().version() + 1, upstream.version()),
            true,
            tx.nextSeq(upstream.table(), upstream.id())));
    return true;
  }

  /// The upstream's state becomes the state here.
  private boolean take(Tx tx, RecordTable rows, StoredRecord here, RootRecord upstream)
      throws SQLException {
    boolean same = sameContent(here.record(), upstream);
    long version = same ? here.record().version() : here.record().version() + 1;
    boolean known =
        same
            && !here.pending()
            && here.record().baseVersion() != null
            && here.record().baseVersion() == upstream.version();
    if (known) {
      return false;
    }
    long seq = same ? here.seq() : tx.nextSeq(upstream.table(), upstream.id());
    StoredRecord taken =
        new StoredRecord(upstream.withVersions(version, upstream.version()), false, seq);
    if (same && upstream.table().policy() == ConflictPolicy.FACT) {
      rows.readdress(taken);
    } else {
      rows.replace(taken);
    }
    if (here.pending()) {
      Issues.arrived(tx, upstream.table().name(), upstream.id(), Issues.Way.UP);
    }
    return !same;
  }

  private boolean sameContent(RootRecord left, RootRecord right) {
    return Arrays.equals(canonical.bytes(left), canonical.bytes(right));
  }
}
