package dev.sempre.replica.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.AccountReceipts;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Closing.Range;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.Takings.Paid;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Closings as rows, there and back.
final class ClosingRows {
  private static final ChildSpec TENDER = SyncCatalogue.CLOSING.children().get(0);
  private static final ChildSpec TAX = SyncCatalogue.CLOSING.children().get(1);
  private static final ChildSpec COUNT = SyncCatalogue.CLOSING.children().get(2);

  private static final ChildSpec RECEIVED = SyncCatalogue.CLOSING.children().get(3);

  private ClosingRows() {}

  /// @param series the chain in which it is sealed
  static Draft draft(Closing closing, String series) {
    Values values =
        Values.of(SyncCatalogue.CLOSING)
            .set("establishment_id", closing.establishmentId())
            .set("device_id", closing.deviceId())
            .set("series", series)
            .set("kind", closing.kind().name())
            .set("number", closing.number())
            .set("period", closing.period())
            .set("shift_id", closing.shiftId())
            .set("opened_at", closing.openedAtMillis())
            .set("opened_by_sale", closing.openedBySale())
            .set("closed_at", closing.closedAt().epochMillis())
            .set("offset_minutes", closing.closedAt().offsetMinutes())
            .set("business_date", closing.closedAt().businessDate().toString())
            .set("closed_by", closing.closedBy())
            .set("currency", closing.currency().code());
    Range beneath = closing.beneath();
    if (beneath != null) {
      values.set("first_beneath", beneath.first()).set("last_beneath", beneath.last());
    }
    setFigures(values, closing.figures());
    setReckoning(values, closing);
    Takings takings = closing.figures().takings();
    Reckoning reckoning = closing.reckoning();
    List<Counted> counted = reckoning == null ? List.of() : reckoning.count().counted();
    return new Draft(
        closing.id(),
        values.array(),
        List.of(
            takings.tenders().stream().map(paid -> paidRow(TENDER, paid)).toList(),
            takings.taxes().stream().map(ClosingRows::taxRow).toList(),
            counted.stream().map(ClosingRows::countRow).toList(),
            closing.figures().receipts().tenders().stream()
                .map(paid -> paidRow(RECEIVED, paid))
                .toList()));
  }

  private static void setFigures(Values values, ShiftFigures figures) {
    Takings takings = figures.takings();
    Drawer drawer = figures.drawer();
    long payments = figures.receipts().payments();
    values
        .set("tickets", takings.tickets())
        .set("first_ticket", printed(takings.first()))
        .set("last_ticket", printed(takings.last()))
        .set("total_gross_minor", takings.grossMinor())
        .set("total_net_minor", takings.netMinor())
        .set("total_tax_minor", takings.taxMinor())
        .set("total_discount_minor", takings.discountMinor())
        .set("returned_lines", takings.returnedLines())
        .set("returned_minor", takings.returnedMinor())
        .set("voided_lines", takings.voidedLines())
        .set("voided_minor", takings.voidedMinor())
        .set("rounding_minor", takings.roundingMinor() == 0 ? null : takings.roundingMinor())
        .set("account_payments", payments == 0 ? null : payments)
        .set("voided_tickets", figures.voidedTickets())
        .set("drawer_openings", figures.drawerOpenings())
        .set("float_minor", drawer.floatMinor())
        .set("cash_minor", drawer.cashMinor())
        .set("in_minor", drawer.inMinor())
        .set("out_minor", drawer.outMinor())
        .set("drop_minor", drawer.dropMinor());
  }

  private static void setReckoning(Values values, Closing closing) {
    values.set("difference_minor", closing.differenceMinor());
    Reckoning reckoning = closing.reckoning();
    if (reckoning != null) {
      values
          .set("expected_minor", reckoning.expectedMinor())
          .set("counted_minor", reckoning.countedMinor())
          .set("times_counted", reckoning.times())
          .set("difference_reason", reckoning.reason());
    }
  }

  private static @Nullable String printed(@Nullable TicketNumber number) {
    return number == null ? null : number.printed();
  }

  private static ChildRow paidRow(ChildSpec child, Paid paid) {
    return Values.of(child)
        .set("payment_method_id", paid.methodId())
        .set("kind", paid.kind().name())
        .set("times", paid.count())
        .set("amount_minor", paid.amountMinor())
        .row();
  }

  private static ChildRow taxRow(TaxLine tax) {
    return Values.of(TAX)
        .set("vat_rate_id", tax.vatRateId())
        .set("rate_bp", tax.rate().basisPoints())
        .set("net_minor", tax.netMinor())
        .set("tax_minor", tax.taxMinor())
        .set("gross_minor", tax.grossMinor())
        .row();
  }

  private static ChildRow countRow(Counted counted) {
    return Values.of(COUNT)
        .set("value_minor", counted.valueMinor())
        .set("pieces", counted.pieces())
        .row();
  }

  /// The closings that a condition holds for.
  static List<Closing> list(Handle handle, String condition, UnaryOperator<Query> parameters) {
    Query query =
        handle.createQuery(
            """
            select id, kind, number, period, establishment_id, device_id, shift_id, first_beneath,
                   last_beneath, opened_at, opened_by_sale, closed_at, offset_minutes,
                   business_date, closed_by, currency, tickets, first_ticket, last_ticket,
                   total_gross_minor, total_net_minor, total_tax_minor, total_discount_minor,
                   returned_lines, returned_minor, voided_lines, voided_minor, voided_tickets,
                   drawer_openings, float_minor, cash_minor, in_minor, out_minor, drop_minor,
                   expected_minor, times_counted, difference_minor, difference_reason,
                   rounding_minor, account_payments
              from closing
            """
                + condition);
    return parameters.apply(query).map((row, _) -> closing(handle, row)).list();
  }

  private static Closing closing(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new Closing(
        id,
        ClosingKind.valueOf(row.getString("kind")),
        row.getLong("number"),
        row.getString("period"),
        row.getString("establishment_id"),
        row.getString("device_id"),
        row.getString("shift_id"),
        beneath(row),
        row.getLong("opened_at"),
        new BusinessTime(
            row.getLong("closed_at"),
            row.getInt("offset_minutes"),
            LocalDate.parse(row.getString("business_date"))),
        row.getString("closed_by"),
        Currency.of(row.getString("currency")),
        row.getLong("opened_by_sale") == 1,
        figures(handle, id, row),
        reckoning(handle, id, row),
        row.getLong("difference_minor"));
  }

  private static @Nullable Range beneath(ResultSet row) throws SQLException {
    long first = row.getLong("first_beneath");
    return row.wasNull() ? null : new Range(first, row.getLong("last_beneath"));
  }

  private static ShiftFigures figures(Handle handle, String id, ResultSet row) throws SQLException {
    AccountReceipts receipts =
        new AccountReceipts(row.getLong("account_payments"), paid(handle, "closing_received", id));
    return new ShiftFigures(
        new Takings(
            row.getLong("tickets"),
            number(row.getString("first_ticket")),
            number(row.getString("last_ticket")),
            row.getLong("total_gross_minor"),
            row.getLong("total_net_minor"),
            row.getLong("total_tax_minor"),
            row.getLong("total_discount_minor"),
            row.getLong("returned_lines"),
            row.getLong("returned_minor"),
            row.getLong("voided_lines"),
            row.getLong("voided_minor"),
            row.getLong("rounding_minor"),
            taxes(handle, id),
            paid(handle, "closing_tender", id)),
        receipts,
        new Drawer(
            row.getLong("float_minor"),
            row.getLong("cash_minor"),
            receipts.cashMinor(),
            row.getLong("in_minor"),
            row.getLong("out_minor"),
            row.getLong("drop_minor")),
        row.getLong("voided_tickets"),
        row.getLong("drawer_openings"));
  }

  private static @Nullable Reckoning reckoning(Handle handle, String id, ResultSet row)
      throws SQLException {
    long expectedMinor = row.getLong("expected_minor");
    return row.wasNull()
        ? null
        : new Reckoning(
            count(handle, id),
            expectedMinor,
            row.getString("difference_reason"),
            row.getInt("times_counted"));
  }

  /// A number as it is printed, read back: what stands behind the last hyphen is the number.
  private static @Nullable TicketNumber number(@Nullable String printed) {
    if (printed == null) {
      return null;
    }
    int hyphen = printed.lastIndexOf('-');
    return new TicketNumber(
        printed.substring(0, hyphen), Long.parseLong(printed.substring(hyphen + 1)));
  }

  private static List<TaxLine> taxes(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select vat_rate_id, rate_bp, net_minor, tax_minor, gross_minor
              from closing_tax where closing_id = :closing order by position
            """)
        .bind("closing", id)
        .map((row, _) ->
            new TaxLine(
                row.getString(1),
                new Rate(row.getInt(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)))
        .list();
  }

  /// @param child the table in which they stand
  private static List<Paid> paid(Handle handle, String child, String id) {
    return handle
        .createQuery(
            "select payment_method_id, kind, times, amount_minor from "
                + child
                + " where closing_id = :closing order by position")
        .bind("closing", id)
        .map((row, _) ->
            new Paid(
                row.getString(1),
                TenderKind.named(row.getString(2)),
                row.getLong(3),
                row.getLong(4)))
        .list();
  }

  private static CashCount count(Handle handle, String id) {
    return new CashCount(
        handle
            .createQuery(
                """
                select value_minor, pieces
                  from closing_count where closing_id = :closing order by position
                """)
            .bind("closing", id)
            .map((row, _) -> new Counted(row.getLong(1), row.getLong(2)))
            .list());
  }
}
