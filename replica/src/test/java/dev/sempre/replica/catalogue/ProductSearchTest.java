package dev.sempre.replica.catalogue;

import static dev.sempre.replica.sale.TestTill.barcodes;
import static dev.sempre.replica.sale.TestTill.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.Product;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

final class ProductSearchTest {
  @TempDir Path folder;
  private TestTill till;
  private ProductSearch search;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
    search = openSearch();
  }

  private ProductSearch openSearch() {
    return new ProductSearch(folder.resolve("search.db"), till.replica, Runnable::run);
  }

  @AfterEach
  void close() {
    search.close();
    till.close();
  }

  @ParameterizedTest
  @CsvSource({
    "r",
    "riga",
    "RIGATONI",
    "riga 24",
    "24 rig",
    "500 g rigatoni",
    "rìgàt",
    "n.24",
    "SKU-77",
    "sku 77",
    "8001234567897",
    "08001234567897",
    "80012345",
    "big tub",
    "gros",
    "grosses pates"
  })
  void firstLettersOfAnyWordInAnyLanguageOrOfACodeAreEnough(String typed) {
    rigatoni();
    till.putProduct("other", "X1", "Latte intero");

    assertThat(find(typed)).containsExactly("rigatoni");
  }

  @ParameterizedTest
  @CsvSource({
    "gatoni",
    "rigatoni 501",
    "rigatoni latte",
    "01234567897",
    "-",
    "''",
    "'  '",
    "\"",
    "*"
  })
  void whatBeginsNoWordFindsNothing(String typed) {
    rigatoni();

    assertThat(find(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"rig OR latte", "NOT latte", "own:rigatoni", "rig\" OR \"latte", "NEAR(rig 24)"})
  void wordsOfTheIndexsOwnLanguageAreWordsLikeAnyOther(String typed) {
    rigatoni();
    till.putProduct("milk", "M", "Latte intero");

    assertThat(find(typed)).isEmpty();
  }

  @Test
  void whatTheNameBeginsWithComesFirst() {
    till.putProduct("a", "A", "Alle patate gnocchi");
    till.putProduct("b", "B", "Patate rosse");
    till.putProduct("c", "C", "Patate novelle");
    till.putProduct("d", "PATATE", "Zucca");

    assertThat(find("patate")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void noMoreThanAskedForAreFound() {
    for (int i = 0; i < 30; i++) {
      till.putProduct("p" + i, "S" + i, "Patate " + i);
    }

    assertThat(search.find("pat", 7)).hasSize(7);
    assertThat(search.find("pat", 0)).isEmpty();
  }

  @Test
  void aChangedNameIsFoundByItsNewWordsOnly() {
    till.putProduct("a", "A", "Patate rosse");
    till.putProduct("a", "A", "Cipolle rosse");

    assertThat(find("cipolle")).containsExactly("a");
    assertThat(find("patate")).isEmpty();
  }

  @Test
  void withdrawnAndDeletedProductsAreNotFound() {
    withdraw("a", "Patate rosse");
    till.putProduct("b", "B", "Patate novelle");
    till.replica.write(
        Priority.BACKGROUND, tx -> Records.delete(tx, SyncCatalogue.PRODUCT, "b", 1, "centre"));

    assertThat(find("patate")).isEmpty();
    assertThat(find("A")).isEmpty();
  }

  @Test
  void aProductThatComesBackIsFoundAgain() {
    withdraw("a", "Patate rosse");
    till.putProduct("a", "A", "Patate rosse");

    assertThat(find("patate")).containsExactly("a");
  }

  private void withdraw(String id, String name) {
    till.putProduct(id, "A", name);
    till.put(
        SyncCatalogue.PRODUCT, id, product("A", name).set("active", false), List.of(barcodes()));
  }

  @Test
  void moreProductsThanOneStepTakesAreAllFound() {
    till.replica.write(
        Priority.BACKGROUND,
        tx -> {
          List<Records.Draft> drafts = new ArrayList<>();
          for (int i = 0; i < 1_234; i++) {
            drafts.add(
                new Records.Draft(
                    "p" + i, product("S" + i, "Thing " + i).array(), List.of(barcodes())));
          }
          return Records.createAll(tx, SyncCatalogue.PRODUCT, "centre", drafts);
        });

    assertThat(search.find("thing", 5_000)).hasSize(1_234);
  }

  @Test
  void theIndexGoesOnWhereItStoppedAfterARestart() {
    till.putProduct("a", "A", "Patate rosse");
    search.close();
    till.putProduct("b", "B", "Patate novelle");
    search = openSearch();

    assertThat(find("patate")).containsExactly("b", "a");
  }

  @Test
  void anIndexOfAnotherVersionIsMadeAnew() throws SQLException {
    rigatoni();
    search.close();
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + folder.resolve("search.db"), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("update meta set version = 99");
      statement.execute("delete from product_search where rowid > 0");
    }
    search = openSearch();

    assertThat(find("riga")).containsExactly("rigatoni");
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    rigatoni();
    search.close();
    Files.writeString(
        folder.resolve("search.db"), "not a database".repeat(1_000), StandardCharsets.UTF_8);
    search = openSearch();
    search.follow();

    assertThat(find("riga")).containsExactly("rigatoni");
  }

  @Test
  void anIndexOfAnotherFeedIsMadeAnew() {
    till.putProduct("a", "A", "Patate rosse");
    till.execute("update feed set epoch = 'restored'");
    till.putProduct("b", "B", "Patate novelle");

    assertThat(find("patate")).containsExactly("b", "a");
  }

  @Test
  void whatAnotherProgramWroteIsFoundWithTheNextSearch() {
    try (TestTill agent = TestTill.open(folder.resolve("till.db"))) {
      agent.putProduct("a", "A", "Patate rosse");
    }

    assertThat(find("patate")).containsExactly("a");
  }

  @Test
  void aCodeIsFoundBeforeTheIndexHasIt() {
    search.close();
    Deque<Runnable> later = new ArrayDeque<>();
    search = new ProductSearch(folder.resolve("later.db"), till.replica, later::add);
    rigatoni();

    assertThat(find("SKU-77")).containsExactly("rigatoni");
    assertThat(find("riga")).isEmpty();
    later.forEach(Runnable::run);
    assertThat(find("riga")).containsExactly("rigatoni");
  }

  @Test
  void aSearchMayBeginBeforeTheIndexIsMade() throws InterruptedException {
    rigatoni();
    for (int round = 0; round < 20; round++) {
      ExecutorService index = Executors.newSingleThreadExecutor();
      try (ProductSearch early =
          new ProductSearch(folder.resolve("early" + round), till.replica, index)) {
        assertThat(early.find("riga", 9)).hasSizeLessThanOrEqualTo(1);
        index.shutdown();
        assertThat(index.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(early.find("riga", 9)).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"crem", "CRÈME", "fraich", "latt", "latticini fresc", "dairy"})
  void anArticleIsFoundByTheFirstLettersOfItsCategorysNameInAnyLanguage(String typed) {
    category("dairy", null, category("Latticini freschi"));
    goods("milk", "dairy", "Intero 1 l");
    goods("bread", "bakery", "Pane");

    assertThat(find(typed)).containsExactly("milk");
  }

  @Test
  void articlesOfACategoryComeBehindThoseOfThatNameAndByTheirOwnNames() {
    category("dairy", null, category("Latte e derivati"));
    goods("yogurt", "dairy", "Yogurt");
    goods("butter", "dairy", "Burro");
    goods("soap", null, "Sapone al latte");
    goods("milk", "dairy", "Latte intero");

    assertThat(find("latte")).containsExactly("milk", "soap", "butter", "yogurt");
    assertThat(search.find("latte", 3))
        .extracting(Product::id)
        .containsExactly("milk", "soap", "butter");
    assertThat(search.find("latte", 1)).extracting(Product::id).containsExactly("milk");
    assertThat(search.find("derivati", 1)).extracting(Product::id).containsExactly("butter");
  }

  @Test
  void aCategoryFindsWhatLiesInThoseBelowItToo() {
    category("food", null, category("Alimentari"));
    category("cheese", "food", category("Formaggi"));
    category("fresh", "cheese", category("Freschi"));
    goods("ricotta", "fresh", "Ricotta");

    assertThat(find("alim")).containsExactly("ricotta");
    assertThat(find("form")).containsExactly("ricotta");
    assertThat(find("fre")).containsExactly("ricotta");
  }

  @Test
  void aRenamedCategoryIsFoundByItsNewNameOnly() {
    category("dairy", null, category("Latticini"));
    goods("milk", "dairy", "Intero 1 l");
    assertThat(find("latt")).containsExactly("milk");
    category("dairy", null, category("Banco frigo"));

    assertThat(find("frigo")).containsExactly("milk");
    assertThat(find("latt")).isEmpty();
  }

  @Test
  void whatHasMovedIsFoundWhereItIsNow() {
    category("food", null, category("Alimentari"));
    category("home", null, category("Casa"));
    category("candles", "home", category("Candele"));
    goods("candle", "candles", "Lumino");
    goods("milk", "food", "Intero 1 l");
    assertThat(find("casa")).containsExactly("candle");

    category("candles", "food", category("Candele"));
    goods("milk", "home", "Intero 1 l");

    assertThat(find("casa")).containsExactly("milk");
    assertThat(find("alim")).containsExactly("candle");
  }

  @Test
  void categoriesAndArticlesThatAreNoLongerOfferedAreNotFound() {
    category("old", null, category("Stagionali").set("active", false));
    category("gone", null, category("Regali"));
    category("food", null, category("Alimentari"));
    goods("egg", "old", "Uovo");
    goods("card", "gone", "Biglietto");
    goods("milk", "food", "Intero 1 l");
    goods("cream", "food", "Panna");
    till.put(
        SyncCatalogue.PRODUCT,
        "cream",
        product("cream", "Panna").set("category_id", "food").set("active", false),
        List.of(barcodes()));
    till.replica.write(
        Priority.BACKGROUND,
        tx -> Records.delete(tx, SyncCatalogue.PRODUCT_CATEGORY, "gone", 1, "centre"));

    assertThat(find("stag")).isEmpty();
    assertThat(find("regali")).isEmpty();
    assertThat(find("alim")).containsExactly("milk");
  }

  /// A ring of categories, which no program of ours makes, must not hold a search for ever.
  @Test
  void categoriesThatLieInEachOtherAreSearchedOnce() {
    category("a", "b", category("Uova"));
    category("b", "a", category("Farina"));
    goods("egg", "a", "Sei medie");

    assertThat(find("farina")).containsExactly("egg");
  }

  /// What a keystroke reads must not grow with what lies in the category.
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void articlesOfACategoryAreReadByItsIndexAndNeverSorted(int query) {
    category("food", null, category("Alimentari"));
    goods("milk", "food", "Intero 1 l");

    List<String> plan =
        till.handle
            .createQuery("explain query plan " + ProductStore.OFFERED_OF_CATEGORY.get(query))
            .bind("category", "food")
            .bind("looked", 9)
            .bind("limit", 9)
            .map((row, _) -> row.getString("detail"))
            .list();

    assertThat(plan)
        .anyMatch(step -> step.contains("USING INDEX product_category_id (category_id=?)"))
        .noneMatch(step -> step.contains("TEMP B-TREE") || step.equals("SCAN product"));
  }

  /// Of a category with more than is looked at, whichever end has been withdrawn.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsOfferedIsFoundBesideManyThatAreNot(boolean newestAreWithdrawn) {
    int goods = 3_000;
    category("food", null, category("Alimentari"));
    till.replica.write(
        Priority.BACKGROUND,
        tx -> {
          List<Records.Draft> drafts = new ArrayList<>();
          for (int i = 0; i < goods; i++) {
            boolean offered = newestAreWithdrawn ? i == 0 : i == goods - 1;
            Values values = product("S" + i, "Thing " + i).set("category_id", "food");
            drafts.add(
                new Records.Draft(
                    "p%04d".formatted(i),
                    values.set("active", offered).array(),
                    List.of(barcodes())));
          }
          return Records.createAll(tx, SyncCatalogue.PRODUCT, "centre", drafts);
        });

    assertThat(find("alim")).containsExactly(newestAreWithdrawn ? "p0000" : "p2999");
  }

  private static Values category(String name) {
    return Values.of(SyncCatalogue.PRODUCT_CATEGORY)
        .set("name", name)
        .set("names", "{\"en\":\"Dairy\",\"fr\":\"Crème fraîche\"}")
        .set("sort", 1)
        .set("active", true);
  }

  private void category(String id, @Nullable String parent, Values values) {
    till.put(
        SyncCatalogue.PRODUCT_CATEGORY,
        id,
        parent == null ? values : values.set("parent_id", parent),
        List.of());
  }

  private void goods(String id, @Nullable String category, String name) {
    Values values = product(id, name);
    till.put(
        SyncCatalogue.PRODUCT,
        id,
        category == null ? values : values.set("category_id", category),
        List.of(barcodes()));
  }

  private void rigatoni() {
    till.put(
        SyncCatalogue.PRODUCT,
        "rigatoni",
        product("SKU-77", "Rigatoni n.24 500 g")
            .set("names", "{\"en\":\"Big tubes 500 g\",\"fr\":\"Grosses pâtes 500 g\"}"),
        List.of(barcodes("08001234567897")));
  }

  private List<String> find(String typed) {
    return search.find(typed, 20).stream().map(Product::id).toList();
  }
}
