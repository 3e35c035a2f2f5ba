package dev.sempre.centre.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceChangeTest {
  @TempDir Path folder;

  @Test
  void dearestPriceIsTheDearestThatATillSells() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Replica replica = centre.replica("rossi");
      TestRecords.put(
          replica,
          SyncCatalogue.PRODUCT,
          new Draft(
              "p1",
              Values.of(SyncCatalogue.PRODUCT)
                  .set("sku", "A1")
                  .set("name", "Mele")
                  .set("unit", "PIECE")
                  .set("active", true)
                  .array(),
              List.of(List.of())));

      assertThat(PriceChange.set(replica, "A1", SaleLimits.MAX_PRICE_MINOR, null))
          .isInstanceOf(Answer.Done.class);
      assertThat(PriceChange.set(replica, "A1", SaleLimits.MAX_PRICE_MINOR + 1, null))
          .isEqualTo(
              Answer.refused(
                  "PRICE_AMOUNT",
                  "amount-minor",
                  "A price is 0 or more minor units (cents), and no more than 9999999999, the most"
                      + " that a till sells one unit for."));
    }
  }
}
