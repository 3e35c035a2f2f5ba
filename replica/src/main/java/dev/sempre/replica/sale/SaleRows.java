package dev.sempre.replica.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.account.TenderStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads stored sales back.
final class SaleRows {
  private SaleRows() {}

  /// The one sale that a condition over the alias `s` holds for.
  static Optional<CompletedSale> find(
      Handle handle, String condition, UnaryOperator<Query> parameters) {
    Query query =
        handle.createQuery(
            """
            select s.id, s.establishment_id, s.device_id, s.shift_id, s.cashier_id, s.currency,
                   s.tax_mode, s.series, s.number, s.completed_at, s.offset_minutes,
                   s.business_date, s.customer_id, s.note, s.gross_minor, s.net_minor, s.tax_minor,
                   s.discount_minor, s.tendered_minor, s.change_minor,
                   s.rounding_minor
              from sale s
            """
                + condition);
    return parameters.apply(query).map((row, _) -> sale(handle, row)).findOne();
  }

  private static CompletedSale sale(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new CompletedSale(
        id,
        new SaleContext(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            Currency.of(row.getString(6)),
            TaxMode.valueOf(row.getString(7))),
        new TicketNumber(row.getString(8), row.getLong(9)),
        new BusinessTime(row.getLong(10), row.getInt(11), LocalDate.parse(row.getString(12))),
        row.getString(13),
        row.getString(14),
        lines(handle, id),
        TenderStore.of(handle, "sale_tender", "sale_id", id),
        taxes(handle, id),
        new SaleTotals(
            row.getLong(15),
            row.getLong(16),
            row.getLong(17),
            row.getLong(18),
            row.getLong(19),
            row.getLong(20),
            row.getLong(21)));
  }

  private static List<SaleLine> lines(Handle handle, String saleId) {
    return handle
        .createQuery(
            """
            select position, product_id, gtin, description, unit, list_price_minor, vat_rate_id,
                   rate_bp, category_id, quantity_milli, unit_price_minor, note, voided,
                   line_discount_minor, ticket_discount_minor, net_minor, tax_minor, gross_minor,
                   line_discount_bp, returned_sale_id, returned_position, return_reason,
                   salesperson_id, weighed_by
              from sale_line where sale_id = :sale order by position
            """)
        .bind("sale", saleId)
        .map(SaleRows::line)
        .list();
  }

  private static SaleLine line(ResultSet row, StatementContext context) throws SQLException {
    long unitPriceMinor = row.getLong(11);
    long listPriceMinor = row.getLong(6);
    if (row.wasNull()) {
      listPriceMinor = unitPriceMinor;
    }
    LineItem item =
        new LineItem(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            ProductUnit.named(row.getString(5)),
            listPriceMinor,
            row.getString(7),
            new Rate(row.getInt(8)),
            row.getString(9));
    long discountMinor = row.getLong(14);
    int discountBasisPoints = row.getInt(19);
    boolean inPercent = !row.wasNull();
    return new SaleLine(
        row.getInt(1),
        item,
        row.getLong(10),
        unitPriceMinor,
        inPercent ? Discount.percent(new Rate(discountBasisPoints)) : amount(discountMinor),
        row.getString(12),
        row.getString(23),
        row.getLong(13) == 1,
        new LineAmounts(
            discountMinor, row.getLong(15), row.getLong(16), row.getLong(17), row.getLong(18)),
        takesBack(row),
        weighedBy(row.getString(24)));
  }

  private static @Nullable WeighedBy weighedBy(@Nullable String name) {
    return name == null ? null : WeighedBy.named(name);
  }

  private static @Nullable LineReturn takesBack(ResultSet row) throws SQLException {
    String saleId = row.getString(20);
    int position = row.getInt(21);
    boolean isKnown = saleId != null && !row.wasNull();
    String reason = row.getString(22);
    return saleId == null && reason == null
        ? null
        : new LineReturn(
            isKnown ? new LineReturn.Origin(saleId, position) : null, reason == null ? "" : reason);
  }

  private static Discount amount(long discountMinor) {
    return discountMinor == 0 ? Discount.none() : Discount.amount(discountMinor);
  }

  private static List<TaxLine> taxes(Handle handle, String saleId) {
    return handle
        .createQuery(
            """
            select vat_rate_id, rate_bp, net_minor, tax_minor, gross_minor
              from sale_tax where sale_id = :sale order by position
            """)
        .bind("sale", saleId)
        .map((row, _) ->
            new TaxLine(
                row.getString(1),
                new Rate(row.getInt(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)))
        .list();
  }
}
