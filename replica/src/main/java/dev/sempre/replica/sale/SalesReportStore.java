package dev.sempre.replica.sale;

import dev.sempre.replica.sale.SalesReport.Day;
import dev.sempre.replica.sale.SalesReport.Tender;
import dev.sempre.replica.sale.SalesReport.Total;
import dev.sempre.replica.sale.SalesReport.Vat;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// Sums over finished sales. The same SQL at a till and at the centre, on SQLite and on PostgreSQL.
public final class SalesReportStore {
  /// A span of business days, both ends included.
  ///
  /// @param from null = since ever
  /// @param to null = until further notice
  public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Days ALL = new Days(null, null);

    private String first() {
      return from == null ? "0000-00-00" : from.toString();
    }

    private String last() {
      return to == null ? "9999-99-99" : to.toString();
    }
  }

  private SalesReportStore() {}

  /// Adds up what is stored.
  public static SalesReport read(Handle handle, Days days) {
    List<Total> totals = totals(handle, days);
    return new SalesReport(
        totals.stream().mapToLong(Total::count).sum(),
        totals,
        days(handle, days),
        vat(handle, days),
        tenders(handle, days));
  }

  private static List<Total> totals(Handle handle, Days days) {
    return list(
        handle,
        """
        select currency, count(*), sum(gross_minor), sum(net_minor), sum(tax_minor),
               sum(discount_minor), sum(change_minor)
          from sale
         where deleted = 0 and business_date between :first and :last
         group by currency order by currency
        """,
        days,
        (row, _) ->
            new Total(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
  }

  private static List<Day> days(Handle handle, Days days) {
    return list(
        handle,
        """
        select establishment_id, device_id, series, business_date, currency, count(*),
               sum(gross_minor), min(number), max(number)
          from sale
         where deleted = 0 and business_date between :first and :last
         group by establishment_id, device_id, series, business_date, currency
         order by business_date, series, device_id, currency
        """,
        days,
        (row, _) ->
            new Day(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)));
  }

  private static List<Vat> vat(Handle handle, Days days) {
    return list(
        handle,
        """
        select t.vat_rate_id, t.rate_bp, s.currency, sum(t.net_minor), sum(t.tax_minor),
               sum(t.gross_minor)
          from sale s join sale_tax t on t.sale_id = s.id
         where s.deleted = 0 and s.business_date between :first and :last
         group by t.vat_rate_id, t.rate_bp, s.currency
         order by s.currency, t.rate_bp desc, t.vat_rate_id
        """,
        days,
        (row, _) ->
            new Vat(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
  }

  private static List<Tender> tenders(Handle handle, Days days) {
    return list(
        handle,
        """
        select t.payment_method_id, t.kind, s.currency, count(*), sum(t.amount_minor)
          from sale s join sale_tender t on t.sale_id = s.id
         where s.deleted = 0 and s.business_date between :first and :last
         group by t.payment_method_id, t.kind, s.currency
         order by s.currency, t.kind, t.payment_method_id
        """,
        days,
        (row, _) ->
            new Tender(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5)));
  }

  private static <T> List<T> list(Handle handle, String query, Days days, RowMapper<T> mapper) {
    return handle
        .createQuery(query)
        .bind("first", days.first())
        .bind("last", days.last())
        .map(mapper)
        .list();
  }
}
