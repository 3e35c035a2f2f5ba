package dev.sempre.replica.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.stock.StockMovement;
import dev.sempre.model.stock.StockReason;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.TestTill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StockStoreTest {
  @TempDir Path folder;

  @Test
  void theLevelIsWhatCameInLessWhatWentOutAndWasSold() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      move(till, "m1", "1", 10_000, StockReason.RECEIPT);
      move(till, "m2", "1", -1_500, StockReason.WASTE);
      move(till, "m3", "2", 7_000, StockReason.RECEIPT);
      OpenSale cart =
          till.cart(100, 100, 100)
              .changeQuantity(1, 2_000)
              .then(sale -> sale.voidLine(3))
              .orElseThrow();
      till.sell(cart);

      assertThat(StockStore.levelMilli(till.handle, "1", "product-p100")).isEqualTo(5_500);
      assertThat(StockStore.levelMilli(till.handle, "2", "product-p100")).isEqualTo(7_000);
      assertThat(StockStore.levelMilli(till.handle, "1", "never seen")).isZero();
    }
  }

  @Test
  void moreMayBeSoldThanCameIn() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      till.sell(till.cart(100));

      assertThat(StockStore.levelMilli(till.handle, "1", "product-p100")).isEqualTo(-1_000);
    }
  }

  private static void move(
      TestTill till, String id, String establishment, long quantityMilli, StockReason reason) {
    StockMovement movement =
        new StockMovement(
            id,
            "product-p100",
            quantityMilli,
            reason,
            till.clock.epochMillis(),
            establishment,
            null,
            null);
    till.replica.write(Priority.PERSON, tx -> StockStore.create(tx, movement, "maria"));
  }
}
