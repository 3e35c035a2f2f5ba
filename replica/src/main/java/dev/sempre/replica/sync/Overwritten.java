package dev.sempre.replica.sync;

import com.google.gson.JsonObject;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.FieldMerge.Lost;
import dev.sempre.model.sync.FieldStamps.Stamp;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.replica.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What lost a conflict: kept with what is known of who, where and when, so that it can be brought
/// back. No screen shows it yet. Source: P6.
public final class Overwritten {
  /// @param table table name
  /// @param recordId record
  /// @param field column, or null if the whole record lost
  /// @param value what lost; a JSON object of the columns if the whole record did; null if empty
  /// @param lost who entered it, where and when
  /// @param winner the same of what stands; null while that is still to come from upstream
  /// @param keptAtMillis when the conflict was found here
  public record Kept(
      String table,
      String recordId,
      @Nullable String field,
      @Nullable String value,
      Entry lost,
      @Nullable Entry winner,
      long keptAtMillis) {}

  /// One side of a conflict.
  ///
  /// @param atMillis when it was entered
  /// @param by user who did, known of a whole record only
  /// @param base where that was, known of a field only
  public record Entry(long atMillis, @Nullable String by, @Nullable String base) {
    private static Entry of(Stamp stamp) {
      return new Entry(Hlc.millis(stamp.hlc()), null, stamp.base());
    }

    private static Entry of(RootRecord record) {
      return new Entry(Hlc.millis(record.modifiedAt()), record.modifiedBy(), null);
    }
  }

  private static final String OF_RECORD =
      """
      select table_name, record_id, field, lost_value, lost_at, lost_by, lost_base, winner_at,
             winner_by, winner_base, kept_at
        from overwritten where table_name = :table and record_id = :record
       order by kept_at desc, id desc
      """;

  private Overwritten() {}

  /// Keeps values that have lost to later ones. What was kept before is not kept again: a record
  /// whose answer was lost comes twice.
  static void keepFields(Tx tx, Ids ids, RootRecord record, List<Lost> lost) {
    if (lost.isEmpty()) {
      return;
    }
    List<Kept> before = of(tx.handle(), record.table().name(), record.id());
    for (Lost each : lost) {
      Entry entry = Entry.of(each.stamp());
      boolean isKept =
          before.stream()
              .anyMatch(kept -> each.field().equals(kept.field()) && entry.equals(kept.lost()));
      if (!isKept) {
        String value = each.value() == null ? null : each.value().toString();
        insert(tx, ids.next(), record, each.field(), value, entry, Entry.of(each.winner()));
      }
    }
  }

  /// @param winner what stands instead, or null if that is not here yet
  static void keepRecord(Tx tx, Ids ids, RootRecord lost, @Nullable RootRecord winner) {
    Entry stands = winner == null ? null : Entry.of(winner);
    insert(tx, ids.next(), lost, null, json(lost), Entry.of(lost), stands);
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
      Entry lost,
      @Nullable Entry winner) {
    tx.handle()
        .createUpdate(
            """
            insert into overwritten (id, table_name, record_id, field, lost_value, lost_at, lost_by,
                                     lost_base, winner_at, winner_by, winner_base, kept_at)
            values (:id, :table, :record, :field, :value, :lostAt, :lostBy, :lostBase, :winnerAt,
                    :winnerBy, :winnerBase, :now)
            """)
        .bind("id", id)
        .bind("table", record.table().name())
        .bind("record", record.id())
        .bind("field", field)
        .bind("value", value)
        .bind("lostAt", lost.atMillis())
        .bind("lostBy", lost.by())
        .bind("lostBase", lost.base())
        .bind("winnerAt", winner == null ? null : Long.valueOf(winner.atMillis()))
        .bind("winnerBy", winner == null ? null : winner.by())
        .bind("winnerBase", winner == null ? null : winner.base())
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("overwritten");
  }

  /// Everything that one record has lost, newest first.
  public static List<Kept> of(Handle handle, String table, String recordId) {
    return handle
        .createQuery(OF_RECORD)
        .bind("table", table)
        .bind("record", recordId)
        .map((row, context) -> kept(row))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Entry lost = new Entry(row.getLong(5), row.getString(6), row.getString(7));
    long winnerAt = row.getLong(8);
    Entry winner = row.wasNull() ? null : new Entry(winnerAt, row.getString(9), row.getString(10));
    return new Kept(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        lost,
        winner,
        row.getLong(11));
  }
}
