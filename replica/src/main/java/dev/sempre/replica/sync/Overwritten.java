package dev.sempre.replica.sync;

import com.google.gson.JsonObject;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.FieldMerge.Lost;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.replica.db.Tx;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What lost a conflict: kept with who and when, so that it can be shown and brought back. Source:
/// P6.
public final class Overwritten {
  /// @param table table name
  /// @param recordId record
  /// @param field column, or null if the whole record lost
  /// @param value what lost; a JSON object of the columns if the whole record did; null if empty
  /// @param lostAtMillis when it was entered
  /// @param lostBase where it was entered
  /// @param winnerAtMillis when what stands was entered
  /// @param winnerBase where that was
  /// @param keptAtMillis when the conflict was found here
  public record Kept(
      String table,
      String recordId,
      @Nullable String field,
      @Nullable String value,
      long lostAtMillis,
      String lostBase,
      long winnerAtMillis,
      String winnerBase,
      long keptAtMillis) {}

  private Overwritten() {}

  static void keepFields(Tx tx, Ids ids, RootRecord record, List<Lost> lost) {
    for (Lost value : lost) {
      insert(
          tx,
          ids.next(),
          record,
          value.field(),
          value.value() == null ? null : value.value().toString(),
          new long[] {millis(value.stamp().hlc()), millis(value.winner().hlc())},
          value.stamp().base(),
          value.winner().base());
    }
  }

  static void keepRecord(Tx tx, Ids ids, RootRecord lost, RootRecord winner) {
    insert(
        tx,
        ids.next(),
        lost,
        null,
        json(lost),
        new long[] {millis(lost.modifiedAt()), millis(winner.modifiedAt())},
        lost.origin(),
        winner.origin());
  }

  private static long millis(long stamp) {
    return dev.sempre.model.sync.Hlc.millis(stamp);
  }

  private static String json(RootRecord record) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < record.values().length; i++) {
      Object value = record.values()[i];
      String name = record.table().columns().get(i).name();
      if (value instanceof Long number) {
        object.addProperty(name, number);
      } else if (value != null) {
        object.addProperty(name, value.toString());
      }
    }
    return object.toString();
  }

  private static void insert(
      Tx tx,
      String id,
      RootRecord record,
      @Nullable String field,
      @Nullable String value,
      long[] lostAndWinnerMillis,
      String lostBase,
      String winnerBase) {
    tx.handle()
        .createUpdate(
            """
            insert into overwritten (id, table_name, record_id, field, lost_value, lost_at,
                                     lost_base, winner_at, winner_base, kept_at)
            values (:id, :table, :record, :field, :value, :lostAt, :lostBase, :winnerAt,
                    :winnerBase, :now)
            """)
        .bind("id", id)
        .bind("table", record.table().name())
        .bind("record", record.id())
        .bind("field", field)
        .bind("value", value)
        .bind("lostAt", lostAndWinnerMillis[0])
        .bind("lostBase", lostBase)
        .bind("winnerAt", lostAndWinnerMillis[1])
        .bind("winnerBase", winnerBase)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("overwritten");
  }

  /// Everything that one record has lost, newest first.
  public static List<Kept> of(Handle handle, String table, String recordId) {
    return handle
        .createQuery(
            """
            select table_name, record_id, field, lost_value, lost_at, lost_base, winner_at,
                   winner_base, kept_at
              from overwritten where table_name = :table and record_id = :record
             order by kept_at desc, id desc
            """)
        .bind("table", table)
        .bind("record", recordId)
        .map((row, context) ->
            new Kept(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9)))
        .list();
  }
}
