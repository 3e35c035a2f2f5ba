package dev.sempre.replica.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.NewFile;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A till with a real SQLite file, a clock that stands still until it is moved, and seeded ids.
public final class TestTill implements AutoCloseable {
  public static final String SERIES = "1-2";
  public static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  public static final Currency EUR = Currency.of("EUR");

  public final Replica replica;
  public final Clock clock;

  /// Reads what is committed at the moment of each query.
  public final Handle handle;

  private TestTill(Replica replica, Clock clock, Handle handle) {
    this.replica = replica;
    this.clock = clock;
    this.handle = handle;
  }

  /// Opens the till of a file, which is made if it is not there. The clock stands at noon UTC.
  public static TestTill open(Path file) {
    Clock clock = Clock.noon();
    Replica replica = TestPlaces.open(TestPlaces.sqlite(NewFile.at(file)), clock, 7);
    if (replica.place().isEmpty()) {
      replica.become(new Place("till-2", "rossi", "Bottega Rossi", "1", 2, 0));
    }
    return new TestTill(replica, clock, Jdbi.open("jdbc:sqlite:" + file));
  }

  public String newId() {
    return replica.ids().next();
  }

  public static Establishment establishment() {
    return new Establishment(
        "1",
        "Milano Centro",
        EstablishmentKind.REMOTE,
        "IT",
        EUR,
        TaxMode.INCLUSIVE,
        "it",
        ZONE,
        null,
        true);
  }

  public static SaleContext context(String cashier) {
    return new SaleContext("1", "till-2", "shift-1", cashier, EUR, TaxMode.INCLUSIVE);
  }

  public static LineItem item(String name, long priceMinor, int ratePercent) {
    return new LineItem(
        "product-" + name,
        "08001234567897",
        name,
        ProductUnit.PIECE,
        priceMinor,
        "vat" + ratePercent,
        Rate.ofPercent(ratePercent),
        "food");
  }

  /// A cart with one line per price.
  public OpenSale cart(long... pricesMinor) {
    OpenSale sale = OpenSale.begin(newId(), context("maria"));
    for (long price : pricesMinor) {
      sale = sale.addLine(item("p" + price, price, price % 2 == 0 ? 10 : 22), 1_000).orElseThrow();
    }
    return sale;
  }

  public static PayingSale paidInCash(OpenSale cart) {
    PayingSale paying = cart.beginPayment().orElseThrow();
    return paying.isPaid()
        ? paying
        : paying.addTender("cash", TenderKind.CASH, paying.dueMinor()).orElseThrow();
  }

  /// Sells a cart and says what was stored.
  public CompletedSale sell(OpenSale cart) {
    return sellIn(SERIES, cart);
  }

  /// As [#sell], under the numbers of another series.
  public CompletedSale sellIn(String series, OpenSale cart) {
    return replica
        .write(Priority.PERSON, tx -> SaleStore.complete(tx, paidInCash(cart), series, ZONE))
        .orElseThrow();
  }

  public void save(OpenSale cart) {
    replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.save(tx, cart);
          return null;
        });
  }

  public void save(PayingSale cart) {
    replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.save(tx, cart);
          return null;
        });
  }

  /// Runs a statement that no program of ours would run.
  public void execute(String sql, Object... parameters) {
    replica.write(Priority.PERSON, tx -> tx.handle().execute(sql, parameters));
  }

  /// Writes a record of a table as if it had come from the centre.
  public void put(TableSpec table, String id, Values values, List<List<ChildRow>> children) {
    replica.write(
        Priority.BACKGROUND,
        tx -> Records.put(tx, table, "centre", new Records.Draft(id, values.array(), children)));
  }

  public void putProduct(String id, String sku, String name, String... barcodes) {
    put(SyncCatalogue.PRODUCT, id, product(sku, name), List.of(barcodes(barcodes)));
  }

  public static Values product(String sku, String name) {
    return Values.of(SyncCatalogue.PRODUCT)
        .set("sku", sku)
        .set("name", name)
        .set("unit", "PIECE")
        .set("active", true);
  }

  public static List<ChildRow> barcodes(String... barcodes) {
    return Arrays.stream(barcodes)
        .map(barcode ->
            Values.of(SyncCatalogue.PRODUCT.children().getFirst()).set("gtin", barcode).row())
        .toList();
  }

  @Override
  public void close() {
    handle.close();
    replica.close();
  }
}
