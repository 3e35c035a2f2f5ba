package dev.sempre.replica.sale;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The numbers of tickets, without a gap in each series: one is taken in the transaction that
/// stores its sale, and comes back with it if that fails. Source: T10, R34.
public final class NumberSeriesStore {
  private NumberSeriesStore() {}

  /// The number that the next sale will get, without taking it.
  public static TicketNumber peek(Handle handle, String series) {
    long afterLast = lastNumber(handle, series) + 1;
    // The row is never behind the sales, unless it was lost or restored from an old copy.
    return new TicketNumber(series, Math.max(afterLast, stored(handle, series).orElse(1L)));
  }

  /// Takes the number that comes next for a sale that is stored in the same transaction.
  static void take(Tx tx, TicketNumber next) {
    tx.handle()
        .createUpdate(
            """
            insert into number_series (series, next_number) values (:series, :next)
              on conflict (series) do update set next_number = excluded.next_number
            """)
        .bind("series", next.series())
        .bind("next", next.number() + 1)
        .execute();
  }

  private static Optional<Long> stored(Handle handle, String series) {
    return handle
        .createQuery("select next_number from number_series where series = :series")
        .bind("series", series)
        .mapTo(Long.class)
        .findOne();
  }

  private static long lastNumber(Handle handle, String series) {
    return handle
        .createQuery("select coalesce(max(number), 0) from sale where series = :series")
        .bind("series", series)
        .mapTo(Long.class)
        .one();
  }
}
