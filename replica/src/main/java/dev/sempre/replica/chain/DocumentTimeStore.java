package dev.sempre.replica.chain;

import dev.sempre.model.sync.Hlc;
import dev.sempre.replica.db.Tx;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// When the next document of a till can have been made: tickets, payments on account and movements
/// of cash lie in one chain behind the opening of their shift, so none of them says an earlier time
/// than what lies before it, whatever the clock says. Source: R24.
public final class DocumentTimeStore {
  private DocumentTimeStore() {}

  /// The earliest time that a document made now may say, milliseconds since 1970-01-01T00:00Z. The
  /// first ticket or payment of a series is no older than the newest stamp of this place either.
  ///
  /// @param series that the document is numbered in
  /// @param shiftId the shift that it is made in
  public static long notBeforeMillis(Tx tx, String series, String shiftId) {
    OptionalLong numbered = lastNumbered(tx.handle(), series);
    return Math.max(
        numbered.orElseGet(() -> Hlc.millis(tx.stamp())), lastOfShift(tx.handle(), shiftId));
  }

  /// By number, not by the times of a whole shift: each sale asks this.
  private static OptionalLong lastNumbered(Handle handle, String series) {
    return handle
        .createQuery(
            """
            select max(at) from (
              select * from (
                select completed_at as at from sale
                 where series = :series order by number desc limit 1) ticket
              union all
              select * from (
                select received_at as at from account_payment
                 where series = :series order by number desc limit 1) payment) numbered
            """)
        .bind("series", series)
        .mapTo(Long.class)
        .findOne()
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static long lastOfShift(Handle handle, String shiftId) {
    return handle
        .createQuery(
            """
            select max(at) from (
              select opened_at as at from shift where id = :shift
              union all
              select max(moved_at) as at from cash_movement where shift_id = :shift) happened
            """)
        .bind("shift", shiftId)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }
}
