package dev.sempre.replica.sale;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleCheck;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.account.SoldOnAccount;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.DocumentTimeStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Finished sales. They are added and never changed. Source: P1, R01.
public final class SaleStore {
  private static final ChildSpec LINE = SyncCatalogue.SALE.children().get(0);
  private static final ChildSpec TENDER = SyncCatalogue.SALE.children().get(1);
  private static final ChildSpec TAX = SyncCatalogue.SALE.children().get(2);

  private SaleStore() {}

  /// Makes a sale a fact: takes the next number of the series, stores the sale with it, sealed in
  /// the till's chain and marked as not yet at the centre, and drops its cart. All of it is on disk
  /// when the transaction is. The time is that of the transaction, or that of the document before
  /// if the clock was set back, see [DocumentTimeStore]. Source: R24.
  ///
  /// @param zone time zone of the shop
  /// @return refused if it is not paid, if more would come back than was sold as far as is known
  ///   here, or if the centre would refuse it; nothing was stored then
  public static SaleResult<CompletedSale> complete(
      Tx tx, PayingSale paying, String series, ZoneId zone) throws SQLException {
    SaleResult<CompletedSale> result = finished(tx, paying, series, zone);
    if (result instanceof SaleResult.Done<CompletedSale>(CompletedSale sale)) {
      NumberSeriesStore.take(tx, sale.number());
      insert(tx, sale, draft(sale));
      SoldOnAccount.book(tx, sale, paying.plan());
      CartStore.delete(tx, paying.id());
    }
    return result;
  }

  /// Why [#complete] would refuse a sale; empty if it would not. Nothing is stored.
  public static Optional<SaleRefusal> refusal(
      Tx tx, PayingSale paying, String series, ZoneId zone) {
    return finished(tx, paying, series, zone)
            instanceof SaleResult.Refused<CompletedSale>(SaleRefusal refusal)
        ? Optional.of(refusal)
        : Optional.empty();
  }

  /// As [#refusal], of a sale whose money is still coming in, as if the rest were there: what no
  /// further tender would change. Asked before a payment terminal moves money that the ticket could
  /// not take.
  public static Optional<SaleRefusal> refusalBeforeMoney(
      Tx tx, PayingSale paying, String series, ZoneId zone) {
    PayingSale whole = withTheRest(paying);
    return whole.isPaid()
        ? refusal(tx, whole, series, zone)
        : ReturnStore.check(tx.handle(), paying.lines());
  }

  /// As if what is due came to the unit and the same way as the newest tender; as it is if there is
  /// none, or no room for one more.
  private static PayingSale withTheRest(PayingSale paying) {
    if (paying.isPaid() || paying.tenders().isEmpty()) {
      return paying;
    }
    String method = paying.tenders().getLast().methodId();
    return paying.addTender(method, TenderKind.OTHER, paying.dueMinor())
            instanceof SaleResult.Done<PayingSale>(PayingSale whole)
        ? whole
        : paying;
  }

  private static SaleResult<CompletedSale> finished(
      Tx tx, PayingSale paying, String series, ZoneId zone) {
    if (!paying.isPaid()) {
      return paying.complete(new TicketNumber(series, 0), BusinessTime.at(tx.nowMillis(), zone));
    }
    TicketNumber next = NumberSeriesStore.peek(tx.handle(), series);
    long notBeforeMillis =
        DocumentTimeStore.notBeforeMillis(tx, series, paying.context().shiftId());
    long completedAtMillis = Math.max(tx.nowMillis(), notBeforeMillis);
    SaleResult<CompletedSale> result =
        paying.complete(next, BusinessTime.at(completedAtMillis, zone));
    if (!(result instanceof SaleResult.Done<CompletedSale>(CompletedSale sale))) {
      return result;
    }
    return ReturnStore.check(tx.handle(), sale.lines())
        .or(() -> check(tx, sale, draft(sale)))
        .map(SaleResult::<CompletedSale>refused)
        .orElse(result);
  }

  /// What the centre would say. A fact cannot be corrected later, so it is looked at before it is
  /// one.
  private static Optional<SaleRefusal> check(Tx tx, CompletedSale sale, Draft draft) {
    RootRecord record =
        new RootRecord(
            SyncCatalogue.SALE,
            draft.id(),
            tx.place().base(),
            1,
            null,
            tx.stamp(),
            sale.context().cashierId(),
            false,
            draft.values(),
            draft.children(),
            null,
            null);
    Stream<SaleRefusal> form =
        RecordCheck.check(record).stream()
            .map(wrong -> new SaleRefusal.TicketUnacceptable(wrong.field(), wrong.code()));
    Stream<SaleRefusal> sums =
        SaleCheck.violations(sale).stream()
            .map(wrong -> new SaleRefusal.TicketUnacceptable(wrong.field(), wrong.code().name()));
    return Stream.concat(form, sums).findFirst();
  }

  /// Stores a sale that has its number.
  ///
  /// @throws IllegalStateException if it is stored already: a bug
  static StoredRecord insert(Tx tx, CompletedSale sale) throws SQLException {
    return insert(tx, sale, draft(sale));
  }

  private static StoredRecord insert(Tx tx, CompletedSale sale, Draft draft) throws SQLException {
    return Records.create(
        tx,
        SyncCatalogue.SALE,
        sale.context().cashierId(),
        draft,
        record -> ChainStore.seal(tx, record));
  }

  private static Draft draft(CompletedSale sale) {
    return new Draft(
        sale.id(),
        rootValues(sale),
        List.of(
            sale.lines().stream().map(SaleStore::lineRow).toList(),
            sale.tenders().stream().map(SaleStore::tenderRow).toList(),
            sale.taxes().stream().map(SaleStore::taxRow).toList()));
  }

  private static @Nullable Object[] rootValues(CompletedSale sale) {
    SaleContext context = sale.context();
    SaleTotals totals = sale.totals();
    return Values.of(SyncCatalogue.SALE)
        .set("establishment_id", context.establishmentId())
        .set("device_id", context.deviceId())
        .set("shift_id", context.shiftId())
        .set("series", sale.number().series())
        .set("number", sale.number().number())
        .set("cashier_id", context.cashierId())
        .set("customer_id", sale.customerId())
        .set("completed_at", sale.completedAt().epochMillis())
        .set("offset_minutes", sale.completedAt().offsetMinutes())
        .set("business_date", sale.completedAt().businessDate().toString())
        .set("currency", context.currency().code())
        .set("tax_mode", context.taxMode().name())
        .set("gross_minor", totals.grossMinor())
        .set("net_minor", totals.netMinor())
        .set("tax_minor", totals.taxMinor())
        .set("discount_minor", totals.discountMinor())
        .set("tendered_minor", totals.tenderedMinor())
        .set("change_minor", totals.changeMinor())
        .set("note", sale.note())
        .set("rounding_minor", totals.roundingMinor() == 0 ? null : totals.roundingMinor())
        .array();
  }

  private static ChildRow lineRow(SaleLine line) {
    LineItem item = line.item();
    LineAmounts amounts = line.amounts();
    LineReturn back = line.takesBack();
    LineReturn.Origin origin = line.returnedLine();
    return Values.of(LINE)
        .set("product_id", item.productId())
        .set("gtin", item.gtin())
        .set("description", item.description())
        .set("category_id", item.categoryId())
        .set("quantity_milli", line.quantityMilli())
        .set("unit", item.unit().name())
        .set("unit_price_minor", line.unitPriceMinor())
        .set("list_price_minor", item.listPriceMinor())
        .set("line_discount_minor", amounts.discountMinor())
        .set("ticket_discount_minor", amounts.ticketDiscountMinor())
        .set("vat_rate_id", item.vatRateId())
        .set("rate_bp", item.vatRate().basisPoints())
        .set("net_minor", amounts.netMinor())
        .set("tax_minor", amounts.taxMinor())
        .set("gross_minor", amounts.grossMinor())
        .set("voided", line.voided())
        .set("note", line.note())
        .set("line_discount_bp", basisPoints(line.discount()))
        .set("returned_sale_id", origin == null ? null : origin.saleId())
        .set("returned_position", origin == null ? null : Long.valueOf(origin.position()))
        .set("return_reason", back == null ? null : back.reason())
        .set("salesperson_id", line.salespersonId())
        .set("weighed_by", name(line.weighedBy()))
        .row();
  }

  private static @Nullable String name(@Nullable WeighedBy weighedBy) {
    return weighedBy == null ? null : weighedBy.name();
  }

  private static @Nullable Long basisPoints(Discount discount) {
    return switch (discount) {
      case Discount.Percent(Rate rate) -> (long) rate.basisPoints();
      case Discount.None(), Discount.Amount(_) -> null;
    };
  }

  private static ChildRow tenderRow(Tender tender) {
    return Values.of(TENDER)
        .set("payment_method_id", tender.methodId())
        .set("kind", tender.kind().name())
        .set("amount_minor", tender.amountMinor())
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

  /// The sale of an id, as it was stored.
  public static Optional<CompletedSale> byId(Handle handle, String id) {
    return SaleRows.find(handle, "where s.id = :id", query -> query.bind("id", id));
  }

  /// The sale of a number.
  public static Optional<CompletedSale> byNumber(Handle handle, TicketNumber number) {
    return SaleRows.find(
        handle,
        "where s.series = :series and s.number = :number order by s.id limit 1",
        query -> query.bind("series", number.series()).bind("number", number.number()));
  }

  /// The number of a sale; empty if there is no such sale.
  public static Optional<TicketNumber> numberOf(Handle handle, String id) {
    return handle
        .createQuery("select series, number from sale where id = :id")
        .bind("id", id)
        .map((row, _) -> new TicketNumber(row.getString(1), row.getLong(2)))
        .findOne();
  }

  /// The seal of a sale as it was stored; empty if there is no such sale or it has none.
  public static Optional<Seal> sealOf(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select chain_number, chain_previous, perpetual_minor, chain_hash, chain_signature
              from sale where id = :id and chain_hash is not null
            """)
        .bind("id", id)
        .map((row, _) ->
            new Seal(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5)))
        .findOne();
  }

  /// True if a sale of that id is stored. Source: R03.
  public static boolean exists(Handle handle, String id) {
    return handle
        .createQuery("select 1 from sale where id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
