package dev.sempre.simulation.versions;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Checksum;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.sync.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes and reads records of a place in the columns of the version that it runs.
final class ShopRecords {
  private static final String BY = "maria";

  private ShopRecords() {}

  /// Columns of a table that are filled in.
  interface Filling extends UnaryOperator<Values> {}

  /// @param children rows of the table's first child
  static void put(Replica place, String table, String id, Filling filling, ChildRow... children) {
    TableSpec spec = place.catalogue().table(table);
    List<List<ChildRow>> rows = new ArrayList<>();
    for (int i = 0; i < spec.children().size(); i++) {
      rows.add(i == 0 ? List.of(children) : List.of());
    }
    Draft draft = new Draft(id, filling.apply(Values.of(spec)).array(), rows);
    place.write(Priority.PERSON, tx -> Records.put(tx, spec, BY, draft));
  }

  /// A row of a child table.
  static ChildRow row(Replica place, String table, String child, Filling filling) {
    ChildSpec spec =
        place.catalogue().table(table).children().stream()
            .filter(each -> each.name().equals(child))
            .findFirst()
            .orElseThrow();
    return filling.apply(Values.of(spec)).row();
  }

  /// Changes a record here, on the version that is here.
  static void change(Replica place, String table, String id, String column, Object value) {
    TableSpec spec = place.catalogue().table(table);
    place.write(
        Priority.PERSON,
        tx -> {
          StoredRecord here = Records.find(tx.connection(), tx.dialect(), spec, id).orElseThrow();
          @Nullable Object[] values = here.record().values().clone();
          values[spec.requireIndexOf(column)] = value;
          return Records.change(
              tx, spec, id, here.record().version(), BY, values, here.record().children());
        });
  }

  /// The value that a `select` of one column of one row gives; empty if there is no row.
  static Optional<String> text(Replica place, String select) {
    return place.read(handle -> handle.createQuery(select).mapTo(String.class).findOne());
  }

  static void contact(Replica place, String id, Filling more) {
    put(
        place,
        "contact",
        id,
        values ->
            more.apply(
                values
                    .set("name", "Contact " + id)
                    .set("customer", true)
                    .set("prospect", false)
                    .set("supplier", false)
                    .set("active", true)));
  }

  static void product(Replica place, String id, Filling more, ChildRow... barcodes) {
    put(
        place,
        "product",
        id,
        values ->
            more.apply(
                values
                    .set("sku", "SKU-" + id)
                    .set("name", "Product " + id)
                    .set("unit", "PIECE")
                    .set("active", true)),
        barcodes);
  }

  /// A ticket of one line of 10.00 EUR at 22 % inclusive, paid in one tender.
  ///
  /// @param kind kind of the tender
  /// @param promotions rows of a child table that only the next version has
  static void sale(
      VersionedTill till,
      String id,
      long number,
      String kind,
      Filling more,
      Filling moreOfLine,
      ChildRow... promotions) {
    Replica place = till.replica();
    String shop = Objects.requireNonNull(place.place().orElseThrow().establishment());
    TableSpec sale = place.catalogue().table("sale");
    List<List<ChildRow>> rows = new ArrayList<>();
    rows.add(List.of(line(place, moreOfLine)));
    rows.add(
        List.of(
            row(
                place,
                "sale",
                "sale_tender",
                values ->
                    values
                        .set("payment_method_id", "method")
                        .set("kind", kind)
                        .set("amount_minor", 1_000L))));
    rows.add(
        List.of(
            row(
                place,
                "sale",
                "sale_tax",
                values ->
                    values
                        .set("vat_rate_id", "IT-22")
                        .set("rate_bp", 2_200L)
                        .set("net_minor", 820L)
                        .set("tax_minor", 180L)
                        .set("gross_minor", 1_000L))));
    if (sale.children().size() > rows.size()) {
      rows.add(List.of(promotions));
    }
    Values values =
        Values.of(sale)
            .set("establishment_id", shop)
            .set("device_id", till.device())
            .set("shift_id", "shift-1")
            .set("series", place.place().orElseThrow().series())
            .set("number", number)
            .set("cashier_id", BY)
            .set("completed_at", 1_795_262_400_000L)
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
    Draft draft = new Draft(id, more.apply(values).array(), rows);
    place.write(Priority.PERSON, tx -> Records.createAll(tx, sale, BY, List.of(draft)));
  }

  private static ChildRow line(Replica place, Filling more) {
    return row(
        place,
        "sale",
        "sale_line",
        values ->
            more.apply(
                values
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
                    .set("voided", false)));
  }

  /// What a place holds of what a till may see or has made.
  static Checksum checksum(Replica place, String table, VersionedTill till) {
    TableSpec spec = place.catalogue().table(table);
    String shop = Objects.requireNonNull(till.replica().place().orElseThrow().establishment());
    return place.read(
        handle -> Checksums.of(handle, place.dialect(), spec, new Viewer(till.device(), shop)));
  }
}
