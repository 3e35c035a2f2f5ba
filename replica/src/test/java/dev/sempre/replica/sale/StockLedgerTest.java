package dev.sempre.replica.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sold line is its own movement of stock. Source: M6.
final class StockLedgerTest {
  @TempDir Path folder;

  @Test
  void theLevelIsWhatCameInLessWhatWentOutAndWasSold() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      move(till, "m1", "1", 10_000);
      move(till, "m2", "1", -1_500);
      move(till, "m3", "2", 7_000);
      OpenSale cart =
          till.cart(100, 100, 100)
              .changeQuantity(1, 2_000)
              .then(sale -> sale.voidLine(3))
              .orElseThrow();
      till.sell(cart);

      assertThat(levelMilli(till, "1")).isEqualTo(5_500);
      assertThat(levelMilli(till, "2")).isEqualTo(7_000);
    }
  }

  @Test
  void moreMayBeSoldThanCameIn() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      till.sell(till.cart(100));

      assertThat(levelMilli(till, "1")).isEqualTo(-1_000);
    }
  }

  private static long levelMilli(TestTill till, String establishment) {
    return till.handle
        .createQuery(
            """
            select coalesce(sum(quantity_milli), 0) from stock_ledger
             where product_id = 'product-p100' and establishment_id = :establishment
            """)
        .bind("establishment", establishment)
        .mapTo(Long.class)
        .one();
  }

  private static void move(TestTill till, String id, String establishment, long quantityMilli) {
    till.put(
        SyncCatalogue.STOCK_MOVEMENT,
        id,
        Values.of(SyncCatalogue.STOCK_MOVEMENT)
            .set("establishment_id", establishment)
            .set("product_id", "product-p100")
            .set("quantity_milli", quantityMilli)
            .set("reason", "RECEIPT")
            .set("moved_at", till.clock.epochMillis()),
        List.of());
  }
}
