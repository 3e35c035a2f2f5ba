package dev.sempre.centre.report;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Sums over sales.
final class SalesStore {
  /// A span of business days, both ends included.
  ///
  /// @param from null = since ever
  /// @param to null = until today
  record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
    private String first() {
      return from == null ? "0000-00-00" : from.toString();
    }

    private String last() {
      return to == null ? "9999-99-99" : to.toString();
    }
  }

  private static final String WITHIN =
      " where s.deleted = 0 and s.business_date between :first and :last ";

  private SalesStore() {}

  private static Query query(Handle handle, String sql, Days days) {
    return handle.createQuery(sql).bind("first", days.first()).bind("last", days.last());
  }

  static List<SalesReport.Total> totals(Handle handle, Days days) {
    return query(
            handle,
            """
            select s.currency, count(*), sum(s.gross_minor), sum(s.net_minor), sum(s.tax_minor),
                   sum(s.discount_minor), sum(s.change_minor)
              from sale s
            """
                + WITHIN
                + "group by s.currency order by s.currency",
            days)
        .map((row, context) ->
            new SalesReport.Total(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)))
        .list();
  }

  static List<SalesReport.Day> days(Handle handle, Days days) {
    return query(
            handle,
            """
            select s.establishment_id, s.device_id, s.series, s.business_date, s.currency, count(*),
                   sum(s.gross_minor), min(s.number), max(s.number)
              from sale s
            """
                + WITHIN
                + """
                group by s.establishment_id, s.device_id, s.series, s.business_date, s.currency
                order by s.business_date, s.series, s.device_id, s.currency
                """,
            days)
        .map((row, context) ->
            new SalesReport.Day(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)))
        .list();
  }

  static List<SalesReport.Vat> vat(Handle handle, Days days) {
    return query(
            handle,
            """
            select t.vat_rate_id, t.rate_bp, s.currency, sum(t.net_minor), sum(t.tax_minor),
                   sum(t.gross_minor)
              from sale s join sale_tax t on t.sale_id = s.id
            """
                + WITHIN
                + """
                group by t.vat_rate_id, t.rate_bp, s.currency
                order by s.currency, t.rate_bp desc, t.vat_rate_id
                """,
            days)
        .map((row, context) ->
            new SalesReport.Vat(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)))
        .list();
  }

  static List<SalesReport.Tender> tenders(Handle handle, Days days) {
    return query(
            handle,
            """
            select t.payment_method_id, t.kind, s.currency, count(*), sum(t.amount_minor)
              from sale s join sale_tender t on t.sale_id = s.id
            """
                + WITHIN
                + """
                group by t.payment_method_id, t.kind, s.currency
                order by s.currency, t.kind, t.payment_method_id
                """,
            days)
        .map((row, context) ->
            new SalesReport.Tender(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5)))
        .list();
  }
}
