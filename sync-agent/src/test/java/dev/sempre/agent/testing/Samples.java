package dev.sempre.agent.testing;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Well-formed records of any table, made from the catalogue.
public final class Samples {
  private Samples() {}

  /// A record with something in every required column, and the given values.
  public static Draft draft(TableSpec table, String id, Map<String, Object> given) {
    List<List<ChildRow>> children = new ArrayList<>();
    for (ChildSpec child : table.children()) {
      children.add(List.of(new ChildRow(values(child.columns(), id, Map.of()), null)));
    }
    return new Draft(id, values(table.columns(), id, given), children);
  }

  private static @Nullable Object[] values(
      List<Column> columns, String id, Map<String, Object> given) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      values[i] = given.getOrDefault(column.name(), column.required() ? value(column, id) : null);
    }
    return values;
  }

  private static Object value(Column column, String id) {
    return switch (column.kind()) {
      case TEXT -> column.name() + " of " + id;
      case CODE -> "x";
      case JSON -> "{}";
      case DATE -> "2026-11-21";
      case CURRENCY -> "EUR";
      case INTEGER, BOOLEAN -> 1L;
      case MONEY_MINOR, BASIS_POINTS -> 100L;
      case QUANTITY_MILLI -> 1_000L;
      case INSTANT_MILLIS -> Clock.NOON_MILLIS;
    };
  }

  /// A sale of a device of establishment 1.
  public static Draft sale(String id, String device) {
    return draft(SyncCatalogue.SALE, id, Map.of("establishment_id", "1", "device_id", device));
  }

  public static void put(Replica replica, TableSpec table, Draft... drafts) {
    replica.write(
        Priority.PERSON,
        tx -> {
          for (Draft draft : drafts) {
            Records.put(tx, table, "test", draft);
          }
          return null;
        });
  }

  /// Puts `count` records with the ids `prefix-0`, `prefix-1`, ...
  public static void putMany(Replica replica, TableSpec table, String prefix, int count) {
    put(
        replica,
        table,
        IntStream.range(0, count)
            .mapToObj(i -> draft(table, prefix + "-" + i, Map.of()))
            .toArray(Draft[]::new));
  }

  public static void putSales(Replica replica, String device, String prefix, int count) {
    put(
        replica,
        SyncCatalogue.SALE,
        IntStream.range(0, count)
            .mapToObj(i -> sale(prefix + "-" + i, device))
            .toArray(Draft[]::new));
  }

  public static Optional<StoredRecord> find(Replica replica, TableSpec table, String id) {
    return replica.read(
        handle -> Records.find(handle.getConnection(), replica.dialect(), table, id));
  }

  /// Records of a table that are not deleted.
  public static long count(Replica replica, TableSpec table) {
    return replica.read(handle ->
        handle
            .createQuery("select count(*) from " + table.name() + " where deleted = 0")
            .mapTo(Long.class)
            .one());
  }

  /// Ids of a table's records that wait to go up.
  public static List<String> pending(Replica replica, TableSpec table) {
    return replica.read(handle ->
        handle
            .createQuery("select id from " + table.name() + " where pending = 1 order by id")
            .mapTo(String.class)
            .list());
  }
}
