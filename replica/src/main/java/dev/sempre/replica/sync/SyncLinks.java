package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The state of the line to the upstream place as the agent sees it: one row, read by the indicator
/// of every program that has this database open. Source: L3, P4.
public final class SyncLinks {
  /// @param state `CONNECTED`, `RECONNECTING` or `DISCONNECTED`
  /// @param sinceMillis when that state began
  /// @param attempt number of failed attempts in a row
  /// @param nextAttemptAtMillis when the next attempt is due, or null
  /// @param lastAnswerAtMillis when upstream answered last, or null if never
  /// @param failureCode why it does not answer, or null
  /// @param failureDetail more about it for support, or null
  /// @param upstreamEpoch epoch of the upstream feed at its last answer, or null
  /// @param upstreamHead head of the upstream feed at its last answer, or null
  public record Link(
      String state,
      long sinceMillis,
      int attempt,
      @Nullable Long nextAttemptAtMillis,
      @Nullable Long lastAnswerAtMillis,
      @Nullable String failureCode,
      @Nullable String failureDetail,
      @Nullable String upstreamEpoch,
      @Nullable Long upstreamHead) {}

  private SyncLinks() {}

  public static void save(Tx tx, Link link) {
    tx.handle()
        .createUpdate(
            """
            insert into sync_link (id, state, since, attempt, next_attempt_at, last_answer_at,
                                   failure_code, failure_detail, upstream_epoch, upstream_head)
            values (1, :state, :since, :attempt, :next, :last, :code, :detail, :epoch, :head)
            on conflict (id) do update set state = excluded.state, since = excluded.since,
                   attempt = excluded.attempt, next_attempt_at = excluded.next_attempt_at,
                   last_answer_at = excluded.last_answer_at,
                   failure_code = excluded.failure_code,
                   failure_detail = excluded.failure_detail,
                   upstream_epoch = excluded.upstream_epoch,
                   upstream_head = excluded.upstream_head
            """)
        .bind("state", link.state())
        .bind("since", link.sinceMillis())
        .bind("attempt", link.attempt())
        .bind("next", link.nextAttemptAtMillis())
        .bind("last", link.lastAnswerAtMillis())
        .bind("code", link.failureCode())
        .bind("detail", link.failureDetail())
        .bind("epoch", link.upstreamEpoch())
        .bind("head", link.upstreamHead())
        .execute();
    tx.touchLocal("sync_link");
  }

  public static Optional<Link> find(Handle handle) {
    return handle
        .createQuery(
            """
            select state, since, attempt, next_attempt_at, last_answer_at, failure_code,
                   failure_detail, upstream_epoch, upstream_head
              from sync_link where id = 1
            """)
        .map((row, context) -> link(row))
        .findOne();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        longOrNull(row, 4),
        longOrNull(row, 5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        longOrNull(row, 9));
  }

  private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
