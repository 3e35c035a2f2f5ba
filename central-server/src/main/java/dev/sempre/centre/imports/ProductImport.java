package dev.sempre.centre.imports;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.catalogue.PriceRows;
import dev.sempre.centre.catalogue.ProductCodeStore;
import dev.sempre.centre.catalogue.ProductCodeStore.Found;
import dev.sempre.centre.imports.ImportRun.Line;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Imports products with their barcodes, categories and prices. A product is known again by the
/// company's code, else by its barcode; importing a list again changes what differs and nothing
/// else.
public final class ProductImport {
  private static final String BY = "import products";
  private static final TableSpec PRODUCT = SyncCatalogue.PRODUCT;
  private static final ChildSpec BARCODE = PRODUCT.children().getFirst();

  /// How a list is to be read.
  ///
  /// @param vat VAT rate of lines without one, by id or percentage, or null for the company's usual
  ///   rate
  /// @param priceMinor price of new products without one, in minor units, or null for none
  /// @param currency currency of the prices, or null for the central establishment's
  public record Options(
      @Nullable String vat, @Nullable Long priceMinor, @Nullable Currency currency) {}

  private ProductImport() {}

  /// Imports a file.
  ///
  /// @throws dev.sempre.centre.answer.CentreFailure if it cannot be read
  public static Answer<ImportResult> run(
      Replica replica, Path file, Options options, ImportWatch watch) {
    Optional<Market> market = replica.read(Establishments::central);
    Currency currency =
        options.currency() != null ? options.currency() : market.map(Market::currency).orElse(null);
    if (currency == null) {
      return Answer.refused(
          "CURRENCY", "currency", "The company has no central establishment: name the currency.");
    }
    VatRates rates = replica.read(VatRates::read);
    if (rates.isEmpty()) {
      return Answer.refused(
          "VAT_RATE", "vat", "The company has no VAT rate: import table vat_rate first.");
    }
    String vat = options.vat();
    Answer<String> vatRate = vat == null ? Answer.done("") : rates.find(vat);
    return vatRate.then(rate -> {
      try (CsvFile csv = CsvFile.open(file)) {
        if (!csv.has("name") && !csv.has("product_name")) {
          return Answer.refused(
              "CSV_COLUMNS", "file", "The file has no column name: see import products --help.");
        }
        Intake intake =
            new Intake(
                new ProductReader(rates, currency),
                replica.read(CategoryRows::new),
                currency,
                rate.isEmpty() ? null : rate,
                options.priceMinor(),
                replica);
        return Answer.done(new ImportRun<>(replica, watch, intake).run(PRODUCT.name(), csv));
      }
    });
  }

  private static final class Intake implements ImportRun.Intake<ProductLine> {
    private final ProductReader reader;
    private final CategoryRows categories;
    private final Currency currency;
    private final @Nullable String vatRate;
    private final @Nullable Long priceMinor;
    private final Replica replica;

    /// Which line was about a product that was there before.
    private final Map<String, Long> lineOfProduct = new HashMap<>();

    /// Categories that the transaction under way has created.
    private Set<String> createdCategories = Set.of();

    Intake(
        ProductReader reader,
        CategoryRows categories,
        Currency currency,
        @Nullable String vatRate,
        @Nullable Long priceMinor,
        Replica replica) {
      this.reader = reader;
      this.categories = categories;
      this.currency = currency;
      this.vatRate = vatRate;
      this.priceMinor = priceMinor;
      this.replica = replica;
    }

    @Override
    public ProductLine read(CsvRow row) throws BadCell {
      ProductLine line = reader.read(row);
      CategoryRows.check(line);
      return line;
    }

    @Override
    public Written write(Tx tx, List<Line<ProductLine>> lines, List<BadLine> refused)
        throws SQLException {
      Found found = ProductCodeStore.find(tx.connection(), tx.dialect(), codes(lines));
      Map<String, StoredRecord> standing = standing(tx, found);
      List<Draft> products = new ArrayList<>();
      List<ProductLine> taken = new ArrayList<>();
      Map<String, Long> prices = new HashMap<>();
      for (Line<ProductLine> line : lines) {
        try {
          StoredRecord here = product(line.content(), found, standing);
          if (here != null) {
            requireOnce(here.record().id(), line.number());
          }
          Draft draft = draft(line.content(), here);
          Cells.check(PRODUCT, draft);
          products.add(draft);
          taken.add(line.content());
          Long price = line.content().priceMinor();
          if (price != null) {
            prices.put(draft.id(), price);
          } else if (here == null && priceMinor != null) {
            prices.put(draft.id(), priceMinor);
          }
        } catch (BadCell e) {
          refused.add(new BadLine(line.number(), e.column(), e.reason()));
        }
      }
      createdCategories = categories.create(tx, BY, taken);
      Written written = Written.all(tx, PRODUCT, BY, products);
      return writePrices(tx, prices, products, written);
    }

    @Override
    public void committed() {
      categories.created(createdCategories);
    }

    /// A product of which only the price differs has changed, too.
    private Written writePrices(
        Tx tx, Map<String, Long> prices, List<Draft> products, Written written)
        throws SQLException {
      Map<String, String> standing =
          ProductCodeStore.generalPrices(
              tx.connection(), tx.dialect(), currency.code(), prices.keySet());
      List<Draft> drafts = new ArrayList<>();
      Map<String, String> productOfPrice = new HashMap<>();
      for (Draft product : products) {
        Long amount = prices.get(product.id());
        if (amount != null) {
          String id =
              Objects.requireNonNullElseGet(
                  standing.get(product.id()),
                  () -> PriceRows.id(product.id(), currency.code(), null, null, null));
          drafts.add(PriceRows.draft(id, product.id(), currency.code(), amount, null));
          productOfPrice.put(id, product.id());
        }
      }
      Written priced = Written.all(tx, SyncCatalogue.PRICE, BY, drafts);
      productOfPrice.keySet().removeAll(priced.unchanged());
      return written.withChanged(Set.copyOf(productOfPrice.values()));
    }

    private static List<String> codes(List<Line<ProductLine>> lines) {
      List<String> codes = new ArrayList<>();
      for (Line<ProductLine> line : lines) {
        if (line.content().sku() != null) {
          codes.add(line.content().sku());
        }
        if (line.content().barcode() != null) {
          codes.add(line.content().barcode());
        }
      }
      return codes;
    }

    private static Map<String, StoredRecord> standing(Tx tx, Found found) throws SQLException {
      List<String> ids = new ArrayList<>(found.bySku().values());
      ids.addAll(found.byBarcode().values());
      return Records.findAll(tx.connection(), tx.dialect(), PRODUCT, ids);
    }

    /// The product that a line is about, or null if it is a new one.
    private static @Nullable StoredRecord product(
        ProductLine line, Found found, Map<String, StoredRecord> standing) throws BadCell {
      String bySku = line.sku() == null ? null : found.bySku().get(line.sku());
      String byBarcode = line.barcode() == null ? null : found.byBarcode().get(line.barcode());
      if (bySku != null && byBarcode != null && !bySku.equals(byBarcode)) {
        throw new BadCell("gtin", "belongs to another product than the sku");
      }
      String id = bySku != null ? bySku : byBarcode;
      return id == null ? null : standing.get(id);
    }

    /// One line may name a product by the company's code and another by its barcode: which of them
    /// would be right nobody can say. The same line comes again if its batch did not fit into the
    /// database.
    private void requireOnce(String product, long line) throws BadCell {
      Long before = lineOfProduct.putIfAbsent(product, line);
      if (before != null && before != line) {
        throw new BadCell(null, "is about the same product as line " + before);
      }
    }

    private Draft draft(ProductLine line, @Nullable StoredRecord here) throws BadCell {
      Values values = Values.of(PRODUCT);
      if (here == null) {
        if (line.name() == null) {
          throw new BadCell("name", "is missing");
        }
        values
            .set("sku", line.sku() != null ? line.sku() : line.barcodeAsWritten())
            .set("unit", ProductUnit.PIECE.name())
            .set("vat_rate_id", vatRate)
            .set("active", true);
      } else {
        System.arraycopy(here.record().values(), 0, values.array(), 0, PRODUCT.columns().size());
      }
      set(values, "sku", line.sku());
      set(values, "name", line.name());
      set(values, "brand", line.brand());
      set(values, "category_id", line.branch());
      set(values, "unit", line.unit() == null ? null : line.unit().name());
      set(values, "content_label", line.content());
      set(values, "vat_rate_id", line.vatRate());
      return new Draft(
          here == null ? replica.ids().next() : here.record().id(),
          values.array(),
          List.of(barcodes(line, here)));
    }

    private static void set(Values values, String column, @Nullable String said) {
      if (said != null) {
        values.set(column, said);
      }
    }

    private static List<ChildRow> barcodes(ProductLine line, @Nullable StoredRecord here) {
      List<ChildRow> rows =
          here == null ? new ArrayList<>() : new ArrayList<>(here.record().children().getFirst());
      String barcode = line.barcode();
      if (barcode != null
          && rows.stream().noneMatch(row -> Objects.equals(row.values()[0], barcode))) {
        rows.add(Values.of(BARCODE).set("gtin", barcode).row());
      }
      return rows;
    }
  }
}
