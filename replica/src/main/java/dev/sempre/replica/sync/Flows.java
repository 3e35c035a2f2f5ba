package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The centre's journal of exchanges: one row per flow id and direction's device. Source: S13.
public final class Flows {
  /// @param id flow id, made by the base
  /// @param device base
  /// @param direction `UP` or `DOWN`, seen from the base
  /// @param startedAtMillis first contact
  /// @param lastAtMillis last contact
  /// @param executions requests that belonged to it; more than needed if it was cut and repeated
  /// @param records records that moved
  /// @param refused records that were refused
  /// @param bytes bytes as they went over the line
  public record Flow(
      String id,
      String device,
      String direction,
      long startedAtMillis,
      long lastAtMillis,
      long executions,
      long records,
      long refused,
      long bytes) {}

  private Flows() {}

  /// Adds one request to a flow. A flow belongs to the device that began it.
  ///
  /// @return false if the id belongs to another device; nothing was written
  public static boolean add(
      Tx tx, String id, String device, String direction, long records, long refused, long bytes) {
    int changed =
        tx.handle()
            .createUpdate(
                """
                insert into flow (id, device_id, direction, started_at, last_at, executions,
                                  records, refused, bytes)
                values (:id, :device, :direction, :now, :now, 1, :records, :refused, :bytes)
                on conflict (id) do update set last_at = :now,
                       executions = flow.executions + 1, records = flow.records + :records,
                       refused = flow.refused + :refused, bytes = flow.bytes + :bytes
                 where flow.device_id = :device
                """)
            .bind("id", id)
            .bind("device", device)
            .bind("direction", direction)
            .bind("now", tx.nowMillis())
            .bind("records", records)
            .bind("refused", refused)
            .bind("bytes", bytes)
            .execute();
    tx.touchLocal("flow");
    return changed == 1;
  }

  /// The newest flows, newest first.
  public static List<Flow> newest(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            select id, device_id, direction, started_at, last_at, executions, records, refused,
                   bytes
              from flow order by last_at desc, id desc limit :limit
            """)
        .bind("limit", limit)
        .map((row, context) ->
            new Flow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)))
        .list();
  }
}
