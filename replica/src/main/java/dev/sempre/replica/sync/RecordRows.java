package dev.sempre.replica.sync;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns rows in [RecordSql]'s column order into records, and records into rows.
final class RecordRows {
  private static final int HEADER_COLUMNS = 10;
  private static final int CHILD_HEADER_COLUMNS = 3;

  private RecordRows() {}

  /// Reads roots, still without their children.
  ///
  /// @param columns see [RecordSql#rootColumns()]
  static List<StoredRecord> roots(TableSpec table, List<RecordSql.Stored> columns, ResultSet rows)
      throws SQLException {
    List<StoredRecord> result = new ArrayList<>();
    boolean[] integer = integers(columns);
    int firstOwn = HEADER_COLUMNS + (table.stampsFields() ? 1 : 0);
    while (rows.next()) {
      @Nullable Object[] values = new Object[table.columns().size()];
      for (int i = 0; i < values.length; i++) {
        int column = firstOwn + i + 1;
        values[i] = integer[column - 1] ? longOrNull(rows, column) : rows.getString(column);
      }
      RootRecord record =
          new RootRecord(
              table,
              rows.getString(1),
              rows.getString(2),
              rows.getLong(3),
              longOrNull(rows, 4),
              rows.getLong(6),
              rows.getString(7),
              rows.getLong(8) == 1,
              values,
              List.of(),
              table.stampsFields() ? rows.getString(HEADER_COLUMNS + 1) : null,
              rows.getString(10));
      result.add(new StoredRecord(record, rows.getLong(5) == 1, rows.getLong(9)));
    }
    return result;
  }

  /// Reads children, grouped by the id of their root, in position order.
  ///
  /// @param columns see [RecordSql#childColumns]
  static Map<String, List<ChildRow>> children(
      ChildSpec child, List<RecordSql.Stored> columns, ResultSet rows) throws SQLException {
    Map<String, List<ChildRow>> result = new HashMap<>();
    boolean[] integer = integers(columns);
    while (rows.next()) {
      @Nullable Object[] values = new Object[child.columns().size()];
      for (int i = 0; i < values.length; i++) {
        int column = CHILD_HEADER_COLUMNS + i + 1;
        values[i] = integer[column - 1] ? longOrNull(rows, column) : rows.getString(column);
      }
      result
          .computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
          .add(new ChildRow(values, rows.getString(3)));
    }
    return result;
  }

  /// Puts children into their roots.
  static List<StoredRecord> join(
      List<StoredRecord> roots, List<Map<String, List<ChildRow>>> children) {
    if (children.isEmpty()) {
      return roots;
    }
    List<StoredRecord> result = new ArrayList<>(roots.size());
    for (StoredRecord stored : roots) {
      List<List<ChildRow>> own = new ArrayList<>(children.size());
      for (Map<String, List<ChildRow>> byRoot : children) {
        own.add(byRoot.getOrDefault(stored.record().id(), List.of()));
      }
      result.add(
          new StoredRecord(withChildren(stored.record(), own), stored.pending(), stored.seq()));
    }
    return result;
  }

  private static RootRecord withChildren(RootRecord r, List<List<ChildRow>> children) {
    return new RootRecord(
        r.table(),
        r.id(),
        r.origin(),
        r.version(),
        r.baseVersion(),
        r.modifiedAt(),
        r.modifiedBy(),
        r.deleted(),
        r.values(),
        children,
        r.stamps(),
        r.extra());
  }

  /// The values of a root in [RecordSql#rootColumns()] order.
  static @Nullable Object[] rootValues(StoredRecord stored) {
    RootRecord record = stored.record();
    boolean stamped = record.table().stampsFields();
    int own = HEADER_COLUMNS + (stamped ? 1 : 0);
    @Nullable Object[] row = new Object[own + record.values().length];
    row[0] = record.id();
    row[1] = record.origin();
    row[2] = record.version();
    row[3] = record.baseVersion();
    row[4] = stored.pending() ? 1L : 0L;
    row[5] = record.modifiedAt();
    row[6] = record.modifiedBy();
    row[7] = record.deleted() ? 1L : 0L;
    row[8] = stored.seq();
    row[9] = record.extra();
    if (stamped) {
      row[HEADER_COLUMNS] = record.stamps();
    }
    System.arraycopy(record.values(), 0, row, own, record.values().length);
    return row;
  }

  /// The values of a child in [RecordSql#childColumns] order.
  static @Nullable Object[] childValues(String rootId, int position, ChildRow child) {
    @Nullable Object[] row = new Object[CHILD_HEADER_COLUMNS + child.values().length];
    row[0] = rootId;
    row[1] = (long) position;
    row[2] = child.extra();
    System.arraycopy(child.values(), 0, row, CHILD_HEADER_COLUMNS, child.values().length);
    return row;
  }

  private static boolean[] integers(List<RecordSql.Stored> columns) {
    boolean[] result = new boolean[columns.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = columns.get(i).integer();
    }
    return result;
  }

  private static @Nullable Long longOrNull(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? null : value;
  }
}
