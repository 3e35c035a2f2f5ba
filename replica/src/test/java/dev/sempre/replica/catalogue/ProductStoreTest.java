package dev.sempre.replica.catalogue;

import static dev.sempre.replica.sale.TestTill.barcodes;
import static dev.sempre.replica.sale.TestTill.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.PriceChoice;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.text.Label;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProductStoreTest {
  private static final String MILK = "08001234567897";

  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void aProductComesWithEverythingThatIsKnownOfIt() {
    till.put(
        SyncCatalogue.PRODUCT,
        "milk",
        product("M1", "Latte intero")
            .set("names", "{\"en\":\"Whole milk\",\"fr\":\"Lait entier\"}")
            .set("brand", "Rossi")
            .set("category_id", "dairy")
            .set("unit", "LITRE")
            .set("content_label", "1 l")
            .set("vat_rate_id", "IT-4")
            .set("plu", "00042")
            .set("quick_key", 3),
        List.of(barcodes(MILK, "OLD-7")));
    Product milk =
        new Product(
            "milk",
            "M1",
            new Label("Latte intero", Map.of("en", "Whole milk", "fr", "Lait entier")),
            "Rossi",
            "dairy",
            ProductUnit.LITRE,
            "1 l",
            "IT-4",
            "00042",
            3,
            List.of(MILK, "OLD-7"),
            true);

    assertThat(ProductStore.byId(till.handle, "milk")).contains(milk);
    assertThat(ProductStore.byBarcode(till.handle, MILK)).contains(milk);
    assertThat(ProductStore.byBarcode(till.handle, "OLD-7")).contains(milk);
    assertThat(ProductStore.bySku(till.handle, "M1")).contains(milk);
    assertThat(ProductStore.byPlu(till.handle, "00042")).contains(milk);
    assertThat(ProductStore.byIds(till.handle, List.of("x", "milk"))).containsExactly(milk);
    assertThat(ProductStore.byPlu(till.handle, "42")).isEmpty();
  }

  @Test
  void aCodeIsReadAsBarcodeFirstThenAsTheCompanysOwn() {
    till.putProduct("a", "8001234567897", "Named by its number");
    assertThat(ProductStore.byCode(till.handle, "8001234567897").map(Product::id)).contains("a");

    till.putProduct("b", "B", "Scanned", MILK);
    assertThat(ProductStore.byCode(till.handle, "8001234567897").map(Product::id)).contains("b");
    assertThat(ProductStore.byCode(till.handle, "B").map(Product::id)).contains("b");
    assertThat(ProductStore.byCode(till.handle, "nothing")).isEmpty();
  }

  @Test
  void ofTwoProductsWithOneCodeTheActiveOneIsMeant() {
    till.put(
        SyncCatalogue.PRODUCT,
        "a-old",
        product("S", "Old").set("active", false),
        List.of(barcodes(MILK)));
    till.putProduct("b-new", "S", "New", MILK);

    assertThat(ProductStore.byBarcode(till.handle, MILK).map(Product::id)).contains("b-new");
    assertThat(ProductStore.bySku(till.handle, "S").map(Product::id)).contains("b-new");
  }

  @Test
  void aDeletedProductIsNotThere() {
    till.putProduct("a", "S", "Gone", MILK);
    till.replica.write(
        Priority.BACKGROUND, tx -> Records.delete(tx, SyncCatalogue.PRODUCT, "a", 1, "centre"));

    assertThat(ProductStore.byId(till.handle, "a")).isEmpty();
    assertThat(ProductStore.byBarcode(till.handle, MILK)).isEmpty();
  }

  @Test
  void aUnitOfANewerProgramIsSoldAsAnotherOne() {
    till.put(
        SyncCatalogue.PRODUCT, "a", product("S", "A").set("unit", "DOZEN"), List.of(barcodes()));

    assertThat(ProductStore.byId(till.handle, "a").map(Product::unit)).contains(ProductUnit.OTHER);
  }

  @Test
  void quickKeysStandInTheirOrder() {
    category("food", null, 2, true);
    category("bread", "food", 1, true);
    category("drinks", null, 1, true);
    onKey("p1", "food", 2, true);
    onKey("p2", "bread", 1, true);
    onKey("p3", "drinks", 9, true);
    onKey("p4", "food", 0, false);
    onKey("p5", "food", 5, true);
    till.put(
        SyncCatalogue.PRODUCT,
        "p6",
        product("p6", "A first").set("category_id", "bread"),
        List.of(barcodes(MILK)));

    assertThat(ids(ProductStore.quickKeys(till.handle, "food", 9)))
        .containsExactly("p2", "p1", "p5");
    assertThat(ids(ProductStore.quickKeys(till.handle, 3))).containsExactly("p2", "p1", "p5");
    assertThat(ids(ProductStore.ofCategory(till.handle, "food", 3)))
        .containsExactly("p6", "p1", "p2");
    assertThat(ProductStore.ofCategory(till.handle, "food", 1).getFirst().barcodes())
        .containsExactly(MILK);
  }

  @Test
  void categoriesComeInTheirOrder() {
    category("food", null, 2, true);
    category("bread", "food", 1, true);
    category("old", null, 0, false);

    assertThat(CategoryStore.all(till.handle))
        .containsExactly(
            new ProductCategory("old", Label.of("Name of old"), null, 0, false),
            new ProductCategory("bread", Label.of("Name of bread"), "food", 1, true),
            new ProductCategory("food", Label.of("Name of food"), null, 2, true));
  }

  @Test
  void thePriceThatHoldsIsChosenFromAllThatAreStored() {
    price("old", "p", 100, null, 999L, null);
    price("now", "p", 120, 1_000L, null, null);
    price("here", "q", 90, null, null, "1");
    price("there", "q", 80, null, null, "2");
    PriceChoice choice = new PriceChoice("1", null, TestTill.EUR, 1_000);

    assertThat(PriceStore.find(till.handle, "p", choice).map(p -> p.unitPriceMinor()))
        .contains(120L);
    assertThat(PriceStore.find(till.handle, "none", choice)).isEmpty();
    Map<String, Long> prices =
        PriceStore.find(till.handle, List.of("p", "q", "none"), choice).entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().unitPriceMinor()));
    assertThat(prices).isEqualTo(Map.of("p", 120L, "q", 90L));
  }

  @Test
  void theStandardRateIsTheHighestOfTheCountryOnTheDay() {
    vat("IT-22", "IT", 2_200, null, null, true);
    vat("IT-10", "IT", 1_000, null, null, true);
    vat("FR-20", "FR", 2_000, null, null, true);
    vat("XX-5", null, 500, null, null, true);
    vat("IT-25", "IT", 2_500, "2027-01-01", null, true);
    vat("IT-30", "IT", 3_000, null, null, false);

    assertThat(standard("IT", "2026-12-31")).contains("IT-22");
    assertThat(standard("IT", "2027-01-01")).contains("IT-25");
    assertThat(standard("DE", "2026-12-31")).contains("XX-5");
    assertThat(VatRateStore.byId(till.handle, "IT-25"))
        .contains(new VatRate("IT-25", "IT-25", new Rate(2_500), LocalDate.of(2027, 1, 1), null));
  }

  private Optional<String> standard(String country, String day) {
    return VatRateStore.standard(till.handle, country, LocalDate.parse(day)).map(VatRate::id);
  }

  private static List<String> ids(List<Product> products) {
    return products.stream().map(Product::id).toList();
  }

  private void onKey(String id, String category, int place, boolean active) {
    till.put(
        SyncCatalogue.PRODUCT,
        id,
        product(id, "Name of " + id)
            .set("category_id", category)
            .set("quick_key", place)
            .set("active", active),
        List.of(barcodes()));
  }

  private void category(String id, @Nullable String parent, int sort, boolean active) {
    till.put(
        SyncCatalogue.PRODUCT_CATEGORY,
        id,
        Values.of(SyncCatalogue.PRODUCT_CATEGORY)
            .set("parent_id", parent)
            .set("name", "Name of " + id)
            .set("sort", sort)
            .set("active", active),
        List.of());
  }

  private void price(
      String id,
      String product,
      long minor,
      @Nullable Long from,
      @Nullable Long to,
      @Nullable String establishment) {
    till.put(
        SyncCatalogue.PRICE,
        id,
        Values.of(SyncCatalogue.PRICE)
            .set("product_id", product)
            .set("establishment_id", establishment)
            .set("currency", "EUR")
            .set("amount_minor", minor)
            .set("valid_from", from)
            .set("valid_to", to),
        List.of());
  }

  private void vat(
      String id,
      @Nullable String country,
      int basisPoints,
      @Nullable String from,
      @Nullable String to,
      boolean active) {
    till.put(
        SyncCatalogue.VAT_RATE,
        id,
        Values.of(SyncCatalogue.VAT_RATE)
            .set("label", id)
            .set("country", country)
            .set("rate_bp", basisPoints)
            .set("valid_from", from)
            .set("valid_to", to)
            .set("active", active),
        List.of());
  }
}
