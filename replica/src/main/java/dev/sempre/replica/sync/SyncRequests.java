package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// "Please synchronise": a row that the app writes and that whichever agent serves this database
/// takes. So it does not matter whether the agent runs inside the app or as a service.
public final class SyncRequests {
  /// @param id own id
  /// @param requestedAtMillis when
  /// @param requestedBy user id or command
  /// @param reason `BUTTON`, `COMMAND`, `CLOSING`
  public record Request(String id, long requestedAtMillis, String requestedBy, String reason) {}

  private SyncRequests() {}

  public static void add(Tx tx, String id, String by, String reason) {
    tx.handle()
        .createUpdate(
            """
            insert into sync_request (id, requested_at, requested_by, reason)
            values (:id, :now, :by, :reason)
            """)
        .bind("id", id)
        .bind("now", tx.nowMillis())
        .bind("by", by)
        .bind("reason", reason)
        .execute();
    tx.touchLocal("sync_request");
  }

  /// Requests that no agent has taken yet, oldest first.
  public static List<Request> open(Handle handle) {
    return handle
        .createQuery(
            """
            select id, requested_at, requested_by, reason from sync_request
             where run_id is null order by requested_at, id
            """)
        .map((row, context) ->
            new Request(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
        .list();
  }

  /// Marks requests as served by a run. Only those that the run has looked at before it began: one
  /// that came later may mean something that the run has passed already.
  public static void take(Tx tx, String runId, List<Request> requests) {
    for (Request request : requests) {
      tx.handle()
          .createUpdate("update sync_request set run_id = :run where id = :id and run_id is null")
          .bind("run", runId)
          .bind("id", request.id())
          .execute();
    }
    if (!requests.isEmpty()) {
      tx.touchLocal("sync_request");
    }
  }

  /// The run that served a request, or empty while nobody has taken it.
  public static java.util.Optional<String> servedBy(Handle handle, String requestId) {
    return handle
        .createQuery("select run_id from sync_request where id = :id and run_id is not null")
        .bind("id", requestId)
        .mapTo(String.class)
        .findOne();
  }
}
