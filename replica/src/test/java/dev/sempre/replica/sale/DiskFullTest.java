package dev.sempre.replica.sale;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.StoreFailure;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite refuses to let the file grow, as it does on a full disk. Source: R03, R06.
final class DiskFullTest {
  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
    till.sell(till.cart(100));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void afterDiskFullNothingIsHalfWrittenAndTheSaleSucceedsOnceThereIsSpace() {
    OpenSale cart = till.cart(LongStream.rangeClosed(1, 400).toArray());
    till.save(cart);
    letTheFileGrowNoMore();

    StoreFailure failure = catchThrowableOfType(StoreFailure.class, () -> till.sell(cart));

    assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.DISK_FULL);
    assertThat(failure.outcome()).isEqualTo(StoreFailure.Outcome.NOT_SAVED);
    assertThat(rowsOf("sale", "id", cart.id())).isZero();
    assertThat(rowsOf("sale_line", "sale_id", cart.id())).isZero();
    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new CartStore.Found.Open(cart));
    // The limit belongs to the connection: that this succeeds shows that it is a new one.
    assertThat(till.sell(cart).number()).isEqualTo(new TicketNumber(SERIES, 2));
    assertThat(rowsOf("sale_line", "sale_id", cart.id())).isEqualTo(400);
  }

  private void letTheFileGrowNoMore() {
    till.replica.write(
        Priority.PERSON,
        tx -> {
          long pages = tx.handle().createQuery("pragma page_count").mapTo(Long.class).one();
          tx.handle().createQuery("pragma max_page_count = " + pages).mapTo(Long.class).one();
          return null;
        });
  }

  private long rowsOf(String table, String column, String id) {
    return till.handle
        .createQuery("select count(*) from " + table + " where " + column + " = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }
}
