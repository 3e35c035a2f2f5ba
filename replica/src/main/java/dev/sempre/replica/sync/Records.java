package dev.sempre.replica.sync;

import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.FieldStamps.Stamp;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How local code writes synchronised records: it fills the row header, stamps the change, marks it
/// as not yet upstream and gives it its place in the feed. Every `*Store` writes through this.
public final class Records {
  private Records() {}

  /// What became of a change.
  public sealed interface Change {
    /// Saved.
    record Saved(StoredRecord stored) implements Change {}

    /// Somebody else was faster; nothing was written. Source: L11, R28.
    record Stale(StoredRecord standing) implements Change {}

    /// There is no such record.
    record Missing() implements Change {}
  }

  /// Creates a record here.
  ///
  /// @param values own columns in catalogue order
  /// @param children per child table of the catalogue, in its order
  public static StoredRecord create(
      Tx tx,
      TableSpec table,
      String id,
      String by,
      @Nullable Object[] values,
      List<List<ChildRow>> children)
      throws SQLException {
    return createAll(tx, table, by, List.of(new Draft(id, values, children))).getFirst();
  }

  /// Creates a record here that is finished by its seal.
  ///
  /// @param seal gets the record with its header and gives back the same with more of its columns
  /// @throws IllegalStateException if its id is there already: a bug
  public static StoredRecord create(
      Tx tx, TableSpec table, String by, Draft draft, UnaryOperator<RootRecord> seal)
      throws SQLException {
    StoredRecord open = stored(tx, table, by, draft);
    StoredRecord closed = new StoredRecord(seal.apply(open.record()), open.pending(), open.seq());
    insertNew(tx, table, List.of(closed));
    return closed;
  }

  /// A record that is still to be created; see [#create].
  public record Draft(String id, @Nullable Object[] values, List<List<ChildRow>> children) {}

  /// Creates many records of one table. Ids must be new.
  ///
  /// @throws IllegalStateException if one of the ids is there already: a bug
  public static List<StoredRecord> createAll(Tx tx, TableSpec table, String by, List<Draft> drafts)
      throws SQLException {
    List<StoredRecord> records =
        drafts.stream().map(draft -> stored(tx, table, by, draft)).toList();
    insertNew(tx, table, records);
    return records;
  }

  private static void insertNew(Tx tx, TableSpec table, List<StoredRecord> records)
      throws SQLException {
    int inserted = new RecordTable(tx.connection(), tx.dialect(), table).insertNew(records).size();
    if (inserted != records.size()) {
      throw new IllegalStateException("a record of " + table + " exists already");
    }
  }

  private static StoredRecord stored(Tx tx, TableSpec table, String by, Draft draft) {
    RootRecord record =
        new RootRecord(
            table,
            draft.id(),
            tx.place().base(),
            1,
            null,
            tx.stamp(),
            by,
            false,
            draft.values(),
            draft.children(),
            null,
            null);
    return new StoredRecord(record, isPendingHere(tx, table), tx.nextSeq(table, draft.id()));
  }

  /// Changes a record.
  ///
  /// @param expectedVersion version that the change was made on
  public static Change change(
      Tx tx,
      TableSpec table,
      String id,
      long expectedVersion,
      String by,
      @Nullable Object[] values,
      List<List<ChildRow>> children)
      throws SQLException {
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    StoredRecord standing = rows.find(id).orElse(null);
    if (standing == null) {
      return new Change.Missing();
    }
    if (standing.record().version() != expectedVersion) {
      return new Change.Stale(standing);
    }
    StoredRecord changed = changed(tx, standing, by, values, children, standing.record().deleted());
    rows.replace(changed);
    return new Change.Saved(changed);
  }

  /// Creates the record, or changes it whatever its version: for imports and reference data.
  ///
  /// @return true if something was written, false if the record was like that already
  public static boolean put(Tx tx, TableSpec table, String by, Draft draft) throws SQLException {
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    StoredRecord standing = rows.find(draft.id()).orElse(null);
    if (standing == null) {
      rows.insertNew(List.of(stored(tx, table, by, draft)));
      return true;
    }
    RootRecord record = standing.record();
    boolean same =
        !record.deleted()
            && java.util.Arrays.equals(record.values(), draft.values())
            && record.children().equals(draft.children());
    if (!same) {
      rows.replace(changed(tx, standing, by, draft.values(), draft.children(), false));
    }
    return !same;
  }

  /// Marks a record as deleted; its content stays, as a tombstone.
  public static Change delete(Tx tx, TableSpec table, String id, long expectedVersion, String by)
      throws SQLException {
    RecordTable rows = new RecordTable(tx.connection(), tx.dialect(), table);
    StoredRecord standing = rows.find(id).orElse(null);
    if (standing == null) {
      return new Change.Missing();
    }
    if (standing.record().version() != expectedVersion) {
      return new Change.Stale(standing);
    }
    RootRecord record = standing.record();
    StoredRecord changed = changed(tx, standing, by, record.values(), record.children(), true);
    rows.replace(changed);
    return new Change.Saved(changed);
  }

  /// @throws IllegalStateException if it is a fact that is not only here: what corrects it is a
  ///   record of its own, so this is a bug. Source: R25, I12.
  private static StoredRecord changed(
      Tx tx,
      StoredRecord standing,
      String by,
      @Nullable Object[] values,
      List<List<ChildRow>> children,
      boolean deleted) {
    RootRecord before = standing.record();
    TableSpec table = before.table();
    if (table.policy() == ConflictPolicy.FACT && !standing.pending()) {
      throw new IllegalStateException("a fact is not changed: " + table + " " + before.id());
    }
    tx.observe(before.modifiedAt());
    long stamp = Math.max(tx.stamp(), latestOf(before) + 1);
    RootRecord record =
        new RootRecord(
            table,
            before.id(),
            before.origin(),
            before.version() + 1,
            before.baseVersion(),
            stamp,
            by,
            deleted,
            values,
            children,
            table.stampsFields() ? stamps(tx, before, values, deleted, stamp) : null,
            before.extra());
    return new StoredRecord(record, isPendingHere(tx, table), tx.nextSeq(table, before.id()));
  }

  /// A change is later than what it was made on, also by a clock that does not believe that yet: it
  /// is two days behind, say, and nobody has answered.
  private static long latestOf(RootRecord before) {
    return before.table().stampsFields()
        ? Math.max(before.modifiedAt(), FieldStamps.of(before).latest().hlc())
        : before.modifiedAt();
  }

  private static String stamps(
      Tx tx, RootRecord before, @Nullable Object[] values, boolean deleted, long at) {
    FieldStamps stamps = FieldStamps.of(before);
    Stamp stamp = new Stamp(at, tx.place().base());
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(values[i], before.values()[i])) {
        stamps = stamps.with(before.table().columns().get(i).name(), stamp);
      }
    }
    if (deleted != before.deleted()) {
      stamps = stamps.with("deleted", stamp);
    }
    return stamps.write();
  }

  /// Stores records that come from elsewhere and whose ids are not here yet. Only these take places
  /// in the feed: what is here already is no news to anybody.
  ///
  /// @param records no id twice, with the versions that they are to have here
  /// @return ids that were inserted; the others were there
  static Set<String> arrive(Tx tx, RecordTable rows, List<RootRecord> records) throws SQLException {
    List<StoredRecord> numbered = new ArrayList<>(records.size());
    long next = tx.head();
    for (RootRecord record : records) {
      numbered.add(new StoredRecord(record, false, ++next));
    }
    Set<String> inserted = rows.insertNew(numbered);
    for (StoredRecord stored : numbered) {
      RootRecord record = stored.record();
      if (inserted.contains(record.id())) {
        long seq = tx.nextSeq(record.table(), record.id());
        if (seq != stored.seq()) {
          rows.renumber(record.id(), seq); // One before it was here already.
        }
      }
    }
    return inserted;
  }

  private static boolean isPendingHere(Tx tx, TableSpec table) {
    return !tx.place().isCentre() && table.direction().goesUp();
  }

  /// A record by id, also if it is deleted.
  public static Optional<StoredRecord> find(
      Connection connection, Dialect dialect, TableSpec table, String id) throws SQLException {
    return new RecordTable(connection, dialect, table).find(id);
  }

  /// Records by id, also deleted ones; those that are not there are missing from the answer.
  public static Map<String, StoredRecord> findAll(
      Connection connection, Dialect dialect, TableSpec table, Collection<String> ids)
      throws SQLException {
    return new RecordTable(connection, dialect, table).findAll(ids);
  }
}
