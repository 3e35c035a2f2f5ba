package dev.sempre.replica.shift;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Rate;
import dev.sempre.model.money.Rounding;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.AccountReceipts;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.Takings.Paid;
import dev.sempre.model.tax.TaxLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a shift has come to: added up by the database, so that a day of thousands of tickets is
/// read in a moment. Source: T8.
public final class FiguresStore {
  private FiguresStore() {}

  /// What an X report of a shift says now.
  public static ShiftFigures of(Handle handle, Shift shift) {
    Takings takings = takings(handle, shift.id());
    AccountReceipts receipts = receipts(handle, shift.id());
    Map<CashMovementKind, Long> moved = CashMovementStore.sums(handle, shift.id());
    Drawer drawer =
        new Drawer(
            shift.floatMinor(),
            takings.cashMinor(),
            receipts.cashMinor(),
            moved.getOrDefault(CashMovementKind.CASH_IN, 0L),
            moved.getOrDefault(CashMovementKind.CASH_OUT, 0L),
            moved.getOrDefault(CashMovementKind.SAFE_DROP, 0L));
    return new ShiftFigures(
        takings,
        receipts,
        drawer,
        events(handle, shift, EventKind.TICKET_VOIDED),
        events(handle, shift, EventKind.DRAWER_OPENED));
  }

  private record Sums(
      long tickets,
      long grossMinor,
      long netMinor,
      long taxMinor,
      long discountMinor,
      long roundingMinor) {}

  private record Lines(long count, long minor) {}

  private static Takings takings(Handle handle, String shiftId) {
    Sums sums = sums(handle, shiftId);
    Lines returned = returned(handle, shiftId);
    Lines voided = voided(handle, shiftId);
    return new Takings(
        sums.tickets,
        end(handle, shiftId, "asc"),
        end(handle, shiftId, "desc"),
        sums.grossMinor,
        sums.netMinor,
        sums.taxMinor,
        sums.discountMinor,
        returned.count,
        returned.minor,
        voided.count,
        voided.minor,
        sums.roundingMinor,
        taxes(handle, shiftId),
        tenders(handle, shiftId));
  }

  private static Sums sums(Handle handle, String shiftId) {
    return handle
        .createQuery(
            """
            select count(*), coalesce(sum(gross_minor), 0), coalesce(sum(net_minor), 0),
                   coalesce(sum(tax_minor), 0), coalesce(sum(discount_minor), 0),
                   coalesce(sum(rounding_minor), 0)
              from sale where shift_id = :shift and deleted = 0
            """)
        .bind("shift", shiftId)
        .map((row, _) ->
            new Sums(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)))
        .one();
  }

  /// By time, since a till that joins anew begins another series in the middle of a shift.
  private static @Nullable TicketNumber end(Handle handle, String shiftId, String order) {
    Optional<TicketNumber> found =
        handle
            .createQuery(
                """
                select series, number from sale where shift_id = :shift and deleted = 0
                 order by completed_at %1$s, series %1$s, number %1$s limit 1
                """
                    .formatted(order))
            .bind("shift", shiftId)
            .map((row, _) -> new TicketNumber(row.getString(1), row.getLong(2)))
            .findOne();
    return found.orElse(null);
  }

  private static List<TaxLine> taxes(Handle handle, String shiftId) {
    return handle
        .createQuery(
            """
            select t.vat_rate_id, t.rate_bp, sum(t.net_minor), sum(t.tax_minor), sum(t.gross_minor)
              from sale s join sale_tax t on t.sale_id = s.id
             where s.shift_id = :shift and s.deleted = 0
             group by t.vat_rate_id, t.rate_bp
            """)
        .bind("shift", shiftId)
        .map((row, _) ->
            new TaxLine(
                row.getString(1),
                new Rate(row.getInt(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)))
        .list();
  }

  /// Change comes out of the cash that was given last.
  private static List<Paid> tenders(Handle handle, String shiftId) {
    return handle
        .createQuery(
            """
            select t.payment_method_id, t.kind, count(*),
                   sum(t.amount_minor - case when t.position = (
                     select max(c.position) from sale_tender c
                      where c.sale_id = t.sale_id and c.kind = 'CASH')
                     then s.change_minor else 0 end)
              from sale s join sale_tender t on t.sale_id = s.id
             where s.shift_id = :shift and s.deleted = 0
             group by t.payment_method_id, t.kind
            """)
        .bind("shift", shiftId)
        .map((row, _) -> paid(row))
        .list();
  }

  /// What customers have paid of what they owed. Change comes out of the cash that was given last.
  private static AccountReceipts receipts(Handle handle, String shiftId) {
    List<Paid> tenders =
        handle
            .createQuery(
                """
                select t.payment_method_id, t.kind, count(*),
                       sum(t.amount_minor - case when t.position = (
                         select max(c.position) from account_payment_tender c
                          where c.account_payment_id = t.account_payment_id and c.kind = 'CASH')
                         then p.change_minor else 0 end)
                  from account_payment p
                  join account_payment_tender t on t.account_payment_id = p.id
                 where p.shift_id = :shift and p.deleted = 0
                 group by t.payment_method_id, t.kind
                """)
            .bind("shift", shiftId)
            .map((row, _) -> paid(row))
            .list();
    long count =
        handle
            .createQuery(
                "select count(*) from account_payment where shift_id = :shift and deleted = 0")
            .bind("shift", shiftId)
            .mapTo(Long.class)
            .one();
    return new AccountReceipts(count, tenders);
  }

  private static Paid paid(ResultSet row) throws SQLException {
    return new Paid(
        row.getString(1), TenderKind.named(row.getString(2)), row.getLong(3), row.getLong(4));
  }

  private static Lines returned(Handle handle, String shiftId) {
    return handle
        .createQuery(
            """
            select count(*), coalesce(sum(l.gross_minor), 0)
              from sale s join sale_line l on l.sale_id = s.id
             where s.shift_id = :shift and s.deleted = 0 and l.voided = 0 and l.quantity_milli < 0
            """)
        .bind("shift", shiftId)
        .map((row, _) -> new Lines(row.getLong(1), row.getLong(2)))
        .one();
  }

  /// One by one, since each is rounded for itself.
  private static Lines voided(Handle handle, String shiftId) {
    List<Long> amounts =
        handle
            .createQuery(
                """
                select l.unit_price_minor, l.quantity_milli
                  from sale s join sale_line l on l.sale_id = s.id
                 where s.shift_id = :shift and s.deleted = 0 and l.voided = 1
                """)
            .bind("shift", shiftId)
            .map((row, _) -> Rounding.extend(row.getLong(1), row.getLong(2)))
            .list();
    return new Lines(amounts.size(), amounts.stream().reduce(0L, Math::addExact));
  }

  /// What the till's journal has noted between the Z before and that of the shift, since the drawer
  /// can be opened without a sale while no shift is open. In the order of the commits, which no
  /// clock that is set can change; what was noted under another number belongs to the copy of the
  /// till that went on under that one (R21).
  private static long events(Handle handle, Shift shift, EventKind kind) {
    return handle
        .createQuery(
            """
            with opened as (
              select seq, series from journal_event
               where subject_id = :shift and kind = 'SHIFT_OPENED' and device_id = :device),
            before as (
              select max(seq) as seq from journal_event
               where device_id = :device and kind = 'SHIFT_CLOSED'
                 and seq < coalesce(
                   (select min(seq) from opened), (select seq from shift where id = :shift))),
            closed as (
              select min(e.seq) as seq from closing z join journal_event e on e.subject_id = z.id
               where z.shift_id = :shift and e.kind = 'SHIFT_CLOSED')
            select count(*) from journal_event
             where device_id = :device and kind = :kind
               and series = coalesce((select min(series) from opened), series)
               and seq > coalesce((select seq from before), 0)
               and seq < coalesce((select seq from closed), seq + 1)
            """)
        .bind("device", shift.deviceId())
        .bind("kind", kind.name())
        .bind("shift", shift.id())
        .mapTo(Long.class)
        .one();
  }
}
