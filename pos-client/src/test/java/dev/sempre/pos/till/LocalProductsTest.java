package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.productValues;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.replica.catalogue.ProductSearch;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalProductsTest {
  private static final Currency EUR = Currency.of("EUR");

  @TempDir Path folder;
  private TestShop shop;
  private ProductSearch index;
  private LocalProducts products;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    index = new ProductSearch(folder.resolve("search.db"), shop.replica, Runnable::run);
    products = new LocalProducts(shop.replica, shop::nowMillis, new KnownShop(), index);
    shop.put(
        SyncCatalogue.PRODUCT_CATEGORY,
        "food",
        Values.of(SyncCatalogue.PRODUCT_CATEGORY)
            .set("name", "Food")
            .set("sort", 1)
            .set("active", true));
  }

  @AfterEach
  void close() {
    index.close();
    shop.close();
  }

  @Test
  void aHitSaysWhatThePersonNeedsToChoose() {
    shop.product(
        "milk", productValues("M", "Latte intero").set("category_id", "food"), "08001234567897");
    shop.price("milk", 165);
    shop.product("water", productValues("W", "Latte di mandorla"));

    assertThat(products.find("lat", 9))
        .containsExactly(
            new Hit(
                "water", "W", Label.of("Latte di mandorla"), null, ProductUnit.PIECE, null, EUR),
            new Hit(
                "milk",
                "8001234567897",
                Label.of("Latte intero"),
                "food",
                ProductUnit.PIECE,
                165L,
                EUR));
  }

  @Test
  void aTabShowsItsQuickKeysAndWithoutThemItsFirstProducts() {
    shop.product("b", productValues("B", "Bread").set("category_id", "food"));
    shop.product("a", productValues("A", "Apples").set("category_id", "food"));
    assertThat(products.quickKeys("food")).extracting(Hit::id).containsExactly("a", "b");
    assertThat(products.quickKeys(null)).isEmpty();

    shop.product("b", productValues("B", "Bread").set("category_id", "food").set("quick_key", 1));
    assertThat(products.quickKeys("food")).extracting(Hit::id).containsExactly("b");
    assertThat(products.quickKeys(null)).extracting(Hit::id).containsExactly("b");
    assertThat(products.categories()).extracting(category -> category.id()).containsExactly("food");
  }

  @Test
  void customersAreFoundByTheFirstLettersOfTheirNames() {
    shop.put(
        SyncCatalogue.CONTACT,
        "bar",
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Bar Centrale")
            .set("tax_id", "IT01234567890")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));

    assertThat(new LocalCustomers(shop.replica).find("cen", 5))
        .containsExactly(new Customer("bar", "Bar Centrale", "IT01234567890"));
  }
}
