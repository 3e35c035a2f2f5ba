package dev.sempre.replica.sale;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// The numbers of tickets, without a gap in each series: one is taken in the transaction that
/// stores its sale, and comes back with it if that fails. Source: T10, R34.
public final class NumberSeriesStore {
  private NumberSeriesStore() {}

  /// The number that comes next.
  ///
  /// @param number the number
  /// @param notBeforeMillis when the ticket before it was completed, milliseconds since
  ///   1970-01-01T00:00Z; no later ticket of the series may say an earlier time. Empty if there is
  ///   none before. Source: R24.
  public record Next(TicketNumber number, OptionalLong notBeforeMillis) {}

  private record Last(long number, long completedAtMillis) {}

  /// The number that the next sale will get, without taking it.
  public static Next peek(Handle handle, String series) {
    Optional<Last> last = last(handle, series);
    long afterLast = last.map(Last::number).orElse(0L) + 1;
    // The row is never behind the sales, unless it was lost or restored from an old copy.
    long next = Math.max(afterLast, stored(handle, series).orElse(1L));
    return new Next(
        new TicketNumber(series, next),
        last.stream().mapToLong(Last::completedAtMillis).findFirst());
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

  private static Optional<Last> last(Handle handle, String series) {
    return handle
        .createQuery(
            """
            select number, completed_at from sale
             where series = :series order by number desc limit 1
            """)
        .bind("series", series)
        .map((row, _) -> new Last(row.getLong(1), row.getLong(2)))
        .findOne();
  }
}
