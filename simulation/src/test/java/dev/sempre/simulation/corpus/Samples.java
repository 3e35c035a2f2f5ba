package dev.sempre.simulation.corpus;

import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.PushStream;
import dev.sempre.replica.sync.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Good records of a till, of which bad ones are made.
final class Samples {
  private static final long STAMP = Hlc.ofMillis(RunningCentre.NOON);

  private Samples() {}

  static byte[] batch(List<RootRecord> records) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PushStream.write(out, records);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RootRecord contact(TillOnTheWire till, String id, String name) {
    Values values =
        Values.of(SyncCatalogue.CONTACT)
            .set("name", name)
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true);
    return record(SyncCatalogue.CONTACT, id, till.id(), values.array(), List.of());
  }

  /// A ticket of one line of 10.00 EUR at 22 % inclusive, paid in cash.
  static RootRecord sale(TillOnTheWire till, String id, long number) {
    return sale(till.id(), till.identity().establishment(), till.identity().number(), id, number);
  }

  /// The same of a device that is nowhere.
  ///
  /// @param place number of the device in its establishment
  static RootRecord sale(String device, String establishment, int place, String id, long number) {
    Values sale =
        Values.of(SyncCatalogue.SALE)
            .set("establishment_id", establishment)
            .set("device_id", device)
            .set("shift_id", "shift-1")
            .set("series", establishment + "-" + place)
            .set("number", number)
            .set("cashier_id", "maria")
            .set("completed_at", RunningCentre.NOON)
            .set("offset_minutes", 60L)
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("tax_mode", "INCLUSIVE")
            .set("gross_minor", 1_000L)
            .set("net_minor", 820L)
            .set("tax_minor", 180L)
            .set("discount_minor", 0L)
            .set("tendered_minor", 1_000L)
            .set("change_minor", 0L);
    ChildRow line =
        Values.of(SyncCatalogue.SALE.children().get(0))
            .set("description", "Pane")
            .set("quantity_milli", 1_000L)
            .set("unit", "PIECE")
            .set("unit_price_minor", 1_000L)
            .set("line_discount_minor", 0L)
            .set("ticket_discount_minor", 0L)
            .set("vat_rate_id", "IT-22")
            .set("rate_bp", 2_200L)
            .set("net_minor", 820L)
            .set("tax_minor", 180L)
            .set("gross_minor", 1_000L)
            .set("voided", false)
            .row();
    ChildRow tender =
        Values.of(SyncCatalogue.SALE.children().get(1))
            .set("payment_method_id", "cash")
            .set("kind", "CASH")
            .set("amount_minor", 1_000L)
            .row();
    ChildRow tax =
        Values.of(SyncCatalogue.SALE.children().get(2))
            .set("vat_rate_id", "IT-22")
            .set("rate_bp", 2_200L)
            .set("net_minor", 820L)
            .set("tax_minor", 180L)
            .set("gross_minor", 1_000L)
            .row();
    return record(
        SyncCatalogue.SALE,
        id,
        device,
        sale.array(),
        List.of(List.of(line), List.of(tender), List.of(tax)));
  }

  static RootRecord record(
      TableSpec table,
      String id,
      String origin,
      @Nullable Object[] values,
      List<List<ChildRow>> children) {
    return new RootRecord(
        table, id, origin, 1, null, STAMP, "maria", false, values, children, null, null);
  }
}
