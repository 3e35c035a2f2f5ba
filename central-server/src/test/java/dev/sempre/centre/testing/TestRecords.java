package dev.sempre.centre.testing;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records as devices and administrators make them.
public final class TestRecords {
  private static final long NOON = Hlc.ofMillis(1_795_262_400_000L);

  private TestRecords() {}

  public static RootRecord record(
      TableSpec table,
      String id,
      String origin,
      @Nullable Object[] values,
      List<List<ChildRow>> children) {
    return new RootRecord(
        table, id, origin, 1, null, NOON, "maria", false, values, children, null, null);
  }

  /// A ticket of one line, 10.00 EUR at 22 % inclusive, paid in cash.
  public static RootRecord sale(TestDevice device, String id, long number) {
    return sale(device, id, number, 1_000);
  }

  /// A ticket of one line at 22 % inclusive, paid in cash.
  public static RootRecord sale(TestDevice device, String id, long number, long grossMinor) {
    return ticket(device.identity(), id, number, grossMinor, null);
  }

  /// A ticket as [#sale(TestDevice, String, long)], of whoever is said to have sold.
  public static RootRecord sale(EnrolmentAnswer seller, String id, long number) {
    return ticket(seller, id, number, 1_000, null);
  }

  /// A ticket that takes back the first line of another, in cash.
  public static RootRecord refund(
      TestDevice device, String id, long number, long grossMinor, String of) {
    return ticket(device.identity(), id, number, -grossMinor, of);
  }

  private static RootRecord ticket(
      EnrolmentAnswer seller, String id, long number, long grossMinor, @Nullable String takesBack) {
    long tax = grossMinor * 22 / 122;
    Values sale =
        Values.of(SyncCatalogue.SALE)
            .set("establishment_id", seller.establishment())
            .set("device_id", seller.device())
            .set("shift_id", "shift-1")
            .set("series", TicketNumber.seriesOf(seller.establishment(), seller.number()))
            .set("number", number)
            .set("cashier_id", "maria")
            .set("completed_at", 1_795_262_400_000L)
            .set("offset_minutes", 60L)
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("tax_mode", "INCLUSIVE")
            .set("gross_minor", grossMinor)
            .set("net_minor", grossMinor - tax)
            .set("tax_minor", tax)
            .set("discount_minor", 0L)
            .set("tendered_minor", grossMinor)
            .set("change_minor", 0L);
    ChildRow line =
        Values.of(SyncCatalogue.SALE.children().get(0))
            .set("description", "Pane")
            .set("quantity_milli", takesBack == null ? 1_000L : -1_000L)
            .set("unit", "PIECE")
            .set("unit_price_minor", Math.abs(grossMinor))
            .set("line_discount_minor", 0L)
            .set("ticket_discount_minor", 0L)
            .set("vat_rate_id", "IT-22")
            .set("rate_bp", 2_200L)
            .set("net_minor", grossMinor - tax)
            .set("tax_minor", tax)
            .set("gross_minor", grossMinor)
            .set("voided", false)
            .set("returned_sale_id", takesBack)
            .set("returned_position", takesBack == null ? null : Long.valueOf(1))
            .set("return_reason", takesBack == null ? null : "FAULTY")
            .row();
    ChildRow tender =
        Values.of(SyncCatalogue.SALE.children().get(1))
            .set("payment_method_id", "cash")
            .set("kind", "CASH")
            .set("amount_minor", grossMinor)
            .row();
    ChildRow taxes =
        Values.of(SyncCatalogue.SALE.children().get(2))
            .set("vat_rate_id", "IT-22")
            .set("rate_bp", 2_200L)
            .set("net_minor", grossMinor - tax)
            .set("tax_minor", tax)
            .set("gross_minor", grossMinor)
            .row();
    return record(
        SyncCatalogue.SALE,
        id,
        seller.device(),
        sale.array(),
        List.of(List.of(line), List.of(tender), List.of(taxes)));
  }

  public static Draft contact(String id, String name) {
    return new Draft(
        id,
        Values.of(SyncCatalogue.CONTACT)
            .set("name", name)
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true)
            .array(),
        List.of());
  }

  public static Draft category(String id, String name) {
    return new Draft(
        id,
        Values.of(SyncCatalogue.PRODUCT_CATEGORY)
            .set("name", name)
            .set("sort", 1L)
            .set("active", true)
            .array(),
        List.of());
  }

  /// A user who may log in at one establishment, or at all.
  public static Draft user(String id, @Nullable String establishment) {
    return new Draft(
        id,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", id)
            .set("display_name", "User " + id)
            .set("role_id", "CASHIER")
            .set("establishment_id", establishment)
            .set("language", "it")
            .set("active", true)
            .array(),
        List.of());
  }

  /// Writes records at the centre.
  public static void put(Replica replica, TableSpec table, Draft... drafts) {
    replica.write(
        Priority.PERSON,
        tx -> {
          for (Draft draft : drafts) {
            Records.put(tx, table, "test", draft);
          }
          return null;
        });
  }
}
