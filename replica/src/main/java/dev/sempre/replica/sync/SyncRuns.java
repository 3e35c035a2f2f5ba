package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The journal of synchronisations at a base: what the monitor's "history" and, while one runs, its
/// progress show. Source: H5, H6, R29.
public final class SyncRuns {
  /// How a run ended.
  public enum Outcome {
    RUNNING,
    /// Everything that was to move has moved.
    DONE,
    /// Everything moved but records that were refused.
    DONE_WITH_REFUSALS,
    /// The line held and nothing was refused, but upstream has not taken all: the rest waits.
    DONE_SOME_WAIT,
    /// The line broke; the rest waits and nothing is lost.
    INTERRUPTED
  }

  /// @param id own id, also the flow id that upstream sees
  /// @param reason `START`, `ROUTINE`, `BUTTON`, `COMMAND`, `NETWORK`, `HINT`
  /// @param startedAtMillis begin
  /// @param endedAtMillis end, null while it runs
  /// @param outcome how it ended
  /// @param failureCode code of the failure that interrupted it, or null
  /// @param failureDetail more about it for support, or null
  /// @param tries attempts to reach upstream within this run, from 1
  /// @param recordsUp records that arrived upstream
  /// @param recordsDown records that changed something here
  /// @param recordsRefused records that are issues now
  /// @param bytesUp bytes sent, as they went over the line
  /// @param bytesDown bytes received
  public record Run(
      String id,
      String reason,
      long startedAtMillis,
      @Nullable Long endedAtMillis,
      Outcome outcome,
      @Nullable String failureCode,
      @Nullable String failureDetail,
      long tries,
      long recordsUp,
      long recordsDown,
      long recordsRefused,
      long bytesUp,
      long bytesDown) {}

  /// What one run moved in one category.
  ///
  /// @param direction `UP` or `DOWN`
  /// @param table table name
  /// @param planned records that were to move, as far as known
  /// @param done records that have moved
  /// @param refused records that were refused
  public record Category(String direction, String table, long planned, long done, long refused) {}

  private static final String COLUMNS =
      """
      select id, reason, started_at, ended_at, outcome, failure_code, failure_detail, tries,
             records_up, records_down, records_refused, bytes_up, bytes_down
        from sync_run
      """;

  private SyncRuns() {}

  public static void save(Tx tx, Run run) {
    tx.handle()
        .createUpdate(
            """
            insert into sync_run (id, reason, started_at, ended_at, outcome, failure_code,
                                  failure_detail, tries, records_up, records_down,
                                  records_refused, bytes_up, bytes_down)
            values (:id, :reason, :startedAt, :endedAt, :outcome, :failureCode, :failureDetail,
                    :tries, :recordsUp, :recordsDown, :recordsRefused, :bytesUp, :bytesDown)
            on conflict (id) do update set ended_at = excluded.ended_at,
                   outcome = excluded.outcome, failure_code = excluded.failure_code,
                   failure_detail = excluded.failure_detail, tries = excluded.tries,
                   records_up = excluded.records_up, records_down = excluded.records_down,
                   records_refused = excluded.records_refused, bytes_up = excluded.bytes_up,
                   bytes_down = excluded.bytes_down
            """)
        .bind("id", run.id())
        .bind("reason", run.reason())
        .bind("startedAt", run.startedAtMillis())
        .bind("endedAt", run.endedAtMillis())
        .bind("outcome", run.outcome().name())
        .bind("failureCode", run.failureCode())
        .bind("failureDetail", run.failureDetail())
        .bind("tries", run.tries())
        .bind("recordsUp", run.recordsUp())
        .bind("recordsDown", run.recordsDown())
        .bind("recordsRefused", run.recordsRefused())
        .bind("bytesUp", run.bytesUp())
        .bind("bytesDown", run.bytesDown())
        .execute();
    tx.touchLocal("sync_run");
  }

  public static void save(Tx tx, String runId, Category category) {
    tx.handle()
        .createUpdate(
            """
            insert into sync_run_category (run_id, direction, table_name, planned, done, refused)
            values (:run, :direction, :table, :planned, :done, :refused)
            on conflict (run_id, direction, table_name) do update
               set planned = excluded.planned, done = excluded.done, refused = excluded.refused
            """)
        .bind("run", runId)
        .bind("direction", category.direction())
        .bind("table", category.table())
        .bind("planned", category.planned())
        .bind("done", category.done())
        .bind("refused", category.refused())
        .execute();
    tx.touchLocal("sync_run");
  }

  /// Runs since a moment, newest first.
  public static List<Run> since(Handle handle, long sinceMillis) {
    return handle
        .createQuery(COLUMNS + " where started_at >= :since order by started_at desc, id desc")
        .bind("since", sinceMillis)
        .map((row, context) -> run(row))
        .list();
  }

  public static Optional<Run> find(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + " where id = :id")
        .bind("id", id)
        .map((row, context) -> run(row))
        .findOne();
  }

  /// The newest run that has ended.
  public static Optional<Run> lastEnded(Handle handle) {
    return handle
        .createQuery(COLUMNS + " where ended_at is not null order by ended_at desc limit 1")
        .map((row, context) -> run(row))
        .findOne();
  }

  /// The run that is under way, if any.
  public static Optional<Run> running(Handle handle) {
    return handle
        .createQuery(COLUMNS + " where ended_at is null order by started_at desc limit 1")
        .map((row, context) -> run(row))
        .findOne();
  }

  public static List<Category> categories(Handle handle, String runId) {
    return handle
        .createQuery(
            """
            select direction, table_name, planned, done, refused from sync_run_category
             where run_id = :run
            """)
        .bind("run", runId)
        .map((row, context) ->
            new Category(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .list();
  }

  /// What each of the runs since a moment moved, by the runs' ids; a run that moved nothing is not
  /// among them.
  public static Map<String, List<Category>> categoriesSince(Handle handle, long sinceMillis) {
    Map<String, List<Category>> byRun = new HashMap<>();
    handle
        .createQuery(
            """
            select c.run_id, c.direction, c.table_name, c.planned, c.done, c.refused
              from sync_run r join sync_run_category c on c.run_id = r.id
             where r.started_at >= :since order by c.run_id, c.direction, c.table_name
            """)
        .bind("since", sinceMillis)
        .map((row, _) ->
            Map.entry(
                row.getString(1),
                new Category(
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6))))
        .forEach(each ->
            byRun.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(each.getValue()));
    return byRun;
  }

  /// Ends runs that a killed process has left open: what they had not moved waits as before.
  public static void endAbandoned(Tx tx) {
    tx.handle()
        .createUpdate(
            """
            update sync_run set ended_at = :now, outcome = 'INTERRUPTED',
                   failure_code = 'STOPPED'
             where ended_at is null
            """)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("sync_run");
  }

  /// Forgets runs that began before a moment. Source: H6.
  public static void purgeBefore(Tx tx, long beforeMillis) {
    tx.handle()
        .createUpdate(
            """
            delete from sync_run_category where run_id in (
              select id from sync_run where started_at < :before and ended_at is not null)
            """)
        .bind("before", beforeMillis)
        .execute();
    tx.handle()
        .createUpdate("delete from sync_run where started_at < :before and ended_at is not null")
        .bind("before", beforeMillis)
        .execute();
    tx.handle()
        .createUpdate(
            "delete from sync_request where requested_at < :before and run_id is not null")
        .bind("before", beforeMillis)
        .execute();
  }

  private static Run run(ResultSet row) throws SQLException {
    long ended = row.getLong(4);
    Long endedAt = row.wasNull() ? null : ended;
    return new Run(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        endedAt,
        Outcome.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13));
  }
}
