package dev.sempre.replica.sale;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.replica.db.Priority;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NumberSeriesStoreTest {
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
  void numbersOfASeriesRunFromOne() {
    assertThat(till.sell(till.cart(100)).number()).isEqualTo(new TicketNumber(SERIES, 1));
    assertThat(till.sell(till.cart(200)).number()).isEqualTo(new TicketNumber(SERIES, 2));
  }

  @Test
  void eachSeriesHasItsOwnNumbers() {
    till.sell(till.cart(100));

    assertThat(NumberSeriesStore.peek(till.handle, "1-3")).isEqualTo(new TicketNumber("1-3", 1));
  }

  @Test
  void lookingAtTheNextNumberDoesNotTakeIt() {
    till.sell(till.cart(100));
    TicketNumber looked = NumberSeriesStore.peek(till.handle, SERIES);

    assertThat(looked).isEqualTo(new TicketNumber(SERIES, 2));
    assertThat(till.sell(till.cart(200)).number()).isEqualTo(looked);
  }

  @Test
  void aSaleThatFailsTakesNoNumber() {
    till.sell(till.cart(100));
    OpenSale failing = till.cart(200);

    assertThatThrownBy(() ->
            till.replica.write(
                Priority.PERSON,
                tx -> {
                  SaleStore.complete(tx, TestTill.paidInCash(failing), SERIES, TestTill.ZONE);
                  throw new IllegalStateException("power cut");
                }))
        .hasMessage("power cut");

    assertThat(SaleStore.byId(till.handle, failing.id())).isEmpty();
    assertThat(till.sell(failing).number()).isEqualTo(new TicketNumber(SERIES, 2));
  }

  @Test
  void goesOnBehindTheHighestSaleWhenItsRowIsLost() {
    till.sell(till.cart(100));
    till.sell(till.cart(100));
    till.execute("delete from number_series");

    assertThat(till.sell(till.cart(100)).number()).isEqualTo(new TicketNumber(SERIES, 3));
  }

  @Test
  void goesOnBehindTheHighestSaleWhenItsRowIsOld() {
    till.sell(till.cart(100));
    till.sell(till.cart(100));
    till.execute("update number_series set next_number = 1");

    assertThat(till.sell(till.cart(100)).number()).isEqualTo(new TicketNumber(SERIES, 3));
  }

  @Test
  void givesNoNumberAgainThatAnOlderCopyOfTheSalesLacks() {
    till.sell(till.cart(100));
    till.execute("update number_series set next_number = 8");

    assertThat(till.sell(till.cart(100)).number()).isEqualTo(new TicketNumber(SERIES, 8));
  }

  @Test
  void aClockThatIsSetBackGivesNoTicketAnEarlierTimeThanTheOneBefore() {
    CompletedSale first = till.sell(till.cart(100));
    till.clock.advance(-3_600_000);
    CompletedSale second = till.sell(till.cart(100));
    till.clock.advance(3_600_001);
    CompletedSale third = till.sell(till.cart(100));

    assertThat(second.completedAt()).isEqualTo(first.completedAt());
    assertThat(third.completedAt().epochMillis()).isEqualTo(first.completedAt().epochMillis() + 1);
  }
}
