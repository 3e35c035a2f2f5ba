package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How far each table has been downloaded. A cursor moves in the transaction that applies what it
/// has passed, never before. Source: R16.
public final class Cursors {
  /// Where the download of one table goes on.
  ///
  /// @param epoch epoch of the upstream feed
  /// @param seq position in it; 0 = from the beginning
  public record Cursor(String epoch, long seq) {}

  private Cursors() {}

  /// All cursors by table name; a table that was never asked for has none.
  public static Map<String, Cursor> all(Handle handle) {
    Map<String, Cursor> result = new HashMap<>();
    handle
        .createQuery("select table_name, epoch, seq from sync_cursor")
        .map((row, context) ->
            Map.entry(row.getString(1), new Cursor(row.getString(2), row.getLong(3))))
        .forEach(entry -> result.put(entry.getKey(), entry.getValue()));
    return result;
  }

  /// Names of the tables that were read to their end since their cursor was dropped last: whatever
  /// upstream has of them has been named.
  static Set<String> proven(Handle handle) {
    return handle
        .createQuery("select table_name from sync_cursor where unproven = 0")
        .mapTo(String.class)
        .set();
  }

  /// @param whole true if upstream has nothing behind this position
  static void advance(Tx tx, String table, String epoch, long seq, boolean whole) {
    tx.handle()
        .createUpdate(
            """
            insert into sync_cursor (table_name, epoch, seq, unproven)
            values (:table, :epoch, :seq, :unproven)
            on conflict (table_name) do update set epoch = excluded.epoch, seq = excluded.seq,
                   unproven = excluded.unproven * sync_cursor.unproven
            """)
        .bind("table", table)
        .bind("epoch", epoch)
        .bind("seq", seq)
        .bind("unproven", whole ? 0 : 1)
        .execute();
  }

  /// Lets one table be downloaded from its beginning again, without touching its rows. Source: H8.
  public static void reset(Tx tx, String table) {
    tx.handle()
        .createUpdate("delete from sync_cursor where table_name = :table")
        .bind("table", table)
        .execute();
  }

  static void resetAll(Tx tx) {
    tx.handle().execute("delete from sync_cursor");
  }
}
