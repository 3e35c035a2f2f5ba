package dev.sempre.pos.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.baskets.BasketSeller.Summary;
import dev.sempre.pos.baskets.BasketSeller.Surroundings;
import dev.sempre.pos.till.TestShop;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Baskets of real products where a list of them lies beside the project (`../shared/data` as seen
/// from its root); skipped elsewhere, since the list is not part of the project.
final class RealBasketsTest {
  private static final int BASKETS = 200;

  @TempDir Path folder;

  @Test
  void basketsOfRealProductsAddUpAtTheTill() throws IOException {
    List<String> gtins = gtins();
    Random random = new Random(20);
    List<String> acknowledged = new ArrayList<>();
    long[] expectedMinor = {0};
    try (TestShop shop = TestShop.create(folder.resolve("till.db"))) {
      importProducts(shop, gtins);
      List<Basket> baskets = new ArrayList<>();
      for (int i = 0; i < BASKETS; i++) {
        List<Basket.Row> rows = new ArrayList<>();
        for (int line = 1 + random.nextInt(9); line > 0; line--) {
          int product = random.nextInt(gtins.size());
          int pieces = 1 + random.nextInt(3);
          rows.add(new Basket.Row(rows.size() + 2, gtins.get(product), null, "" + pieces, null));
          expectedMinor[0] += pieces * priceMinor(product);
        }
        baskets.add(new Basket("" + i, rows));
      }

      Summary summary =
          new BasketSeller(
                  shop.desk("maria"),
                  () -> shop.replica.read(ProductStore::idsByName),
                  new Surroundings(
                      sale -> acknowledged.add(sale.id()),
                      complaint -> assertThat(complaint).isNull(),
                      _ -> {}))
              .sell(baskets.iterator(), Long.MAX_VALUE);

      SalesReport report = shop.replica.read(handle -> SalesReportStore.read(handle, Days.ALL));
      assertThat(summary.isComplete()).isTrue();
      assertThat(summary.totalMinor()).isEqualTo(expectedMinor[0]);
      assertThat(acknowledged).hasSize(BASKETS).doesNotHaveDuplicates();
      assertThat(report.count()).isEqualTo(BASKETS);
      assertThat(report.totals().getFirst().grossMinor()).isEqualTo(expectedMinor[0]);
      assertThat(report.days().getFirst().lastNumber()).isEqualTo(BASKETS);
    }
  }

  private static long priceMinor(int product) {
    return 50L + product % 900;
  }

  private static void importProducts(TestShop shop, List<String> gtins) {
    List<Draft> products = new ArrayList<>();
    List<Draft> prices = new ArrayList<>();
    for (int i = 0; i < gtins.size(); i++) {
      Values barcode = Values.of(SyncCatalogue.PRODUCT.children().getFirst());
      products.add(
          new Draft(
              "p" + i,
              TestShop.productValues("S" + i, "Product " + i).array(),
              List.of(List.of(barcode.set("gtin", lookupKey(gtins.get(i))).row()))));
      Values price =
          Values.of(SyncCatalogue.PRICE)
              .set("product_id", "p" + i)
              .set("currency", "EUR")
              .set("amount_minor", priceMinor(i));
      prices.add(new Draft("price" + i, price.array(), List.of()));
    }
    shop.replica.write(
        Priority.BACKGROUND,
        tx -> Records.createAll(tx, SyncCatalogue.PRODUCT, "centre", products));
    shop.replica.write(
        Priority.BACKGROUND, tx -> Records.createAll(tx, SyncCatalogue.PRICE, "centre", prices));
  }

  private static String lookupKey(String gtin) {
    return Gtin.parse(gtin) instanceof GtinParse.Valid(Gtin valid) ? valid.gtin14() : gtin;
  }

  private static List<String> gtins() throws IOException {
    try (Stream<String> lines = Files.lines(list())) {
      return lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).distinct().toList();
    }
  }

  private static Path list() {
    return Stream.of("../../shared/data", "../shared/data")
        .map(data -> Path.of(data).resolve("products_it.csv"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseGet(() -> abort("no list of real products beside the project"));
  }
}
