package dev.sempre.pos.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.baskets.Basket.Row;
import dev.sempre.pos.baskets.BasketSeller.Summary;
import dev.sempre.pos.baskets.BasketSeller.Surroundings;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TestShop;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.catalogue.ProductStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BasketSellerTest {
  @TempDir Path folder;
  private TestShop shop;
  private final List<CompletedSale> tickets = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("milk", "Latte intero", 165, "08001234567897");
    shop.product("free", TestShop.productValues("FREE", "Without price"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void eachBasketBecomesATicketPaidInCash() {
    Summary summary =
        sell(
            new Basket("a", List.of(code("8001234567897", "2", null), code("milk", "1", "9.99"))),
            new Basket("b", List.of(code("milk", "1", null))));

    assertThat(tickets).extracting(sale -> sale.totals().grossMinor()).containsExactly(495L, 165L);
    assertThat(tickets)
        .allSatisfy(sale -> {
          assertThat(sale.tenders())
              .singleElement()
              .satisfies(tender -> assertThat(tender.methodId()).isEqualTo("cash"));
          assertThat(sale.totals().changeMinor()).isZero();
        });
    long stored =
        shop.replica.read(
            handle -> handle.createQuery("select count(*) from sale").mapTo(Long.class).one());
    assertThat(stored).isEqualTo(2);
    assertThat(summary)
        .isEqualTo(new Summary(2, 2, 3, 0, 660, "EUR", "1-2-00001", "1-2-00002", null));
    assertThat(summary.isComplete()).isTrue();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsSoldUnderItsNameAtItsPriceOrAtOne() {
    sell(
        new Basket(
            "a",
            List.of(
                new Row(2, "0000", "Flowers", "1", "9.90"),
                new Row(3, "8001234567890", null, "1", null),
                new Row(4, null, "A book", "2", "12.00"))));

    assertThat(tickets.getFirst().lines())
        .extracting(
            line -> line.item().description(),
            line -> line.item().productId(),
            SaleLine::unitPriceMinor)
        .containsExactly(
            tuple("Flowers", null, 990L),
            tuple("8001234567890", null, 100L),
            tuple("A book", null, 1_200L));
  }

  @Test
  void whatIsKnownByItsNameIsThatProduct() {
    sell(new Basket("a", List.of(new Row(2, null, "Latte intero", "1", "0.01"))));

    assertThat(tickets.getFirst().lines().getFirst().item().productId()).isEqualTo("milk");
    assertThat(tickets.getFirst().totals().grossMinor()).isEqualTo(165);
  }

  @Test
  void aProductWithoutPriceIsSoldAtThePriceOfTheFileOrAtOne() {
    sell(new Basket("a", List.of(code("FREE", "1", "2.50"), code("FREE", "1", null))));

    assertThat(tickets.getFirst().lines())
        .extracting(line -> line.item().productId(), SaleLine::unitPriceMinor)
        .containsExactly(tuple("free", 250L), tuple("free", 100L));
  }

  @Test
  void aLineThatCannotBeSoldIsLeftOutAndTheBasketGoesOn() {
    Summary summary =
        sell(
            new Basket(
                "a",
                List.of(
                    new Row(2, "milk", null, "0", null),
                    new Row(3, "milk", null, "-1", null),
                    new Row(4, "milk", null, "0.5", null),
                    new Row(5, "milk", null, "1", "1.999"),
                    new Row(6, "milk", null, "1", null))));

    assertThat(tickets.getFirst().lines()).hasSize(1);
    assertThat(summary.refusedLines()).isEqualTo(4);
    assertThat(summary.isComplete()).isTrue();
    assertThat(complaints).hasSize(4).allSatisfy(text -> assertThat(text).contains("left out"));
  }

  @Test
  void aBasketWithNothingToSellIsSaidAndMissing() {
    Summary summary =
        sell(
            new Basket("empty", List.of(code("milk", "0", null))),
            new Basket("b", List.of(code("milk", "1", null))));

    assertThat(summary.baskets()).isEqualTo(2);
    assertThat(summary.rungUp()).isEqualTo(1);
    assertThat(summary.isComplete()).isFalse();
    assertThat(complaints).contains("Basket empty has nothing to sell.");
  }

  @Test
  void noMoreThanTheLimitAreRungUp() {
    Basket basket = new Basket("a", List.of(code("milk", "1", null)));

    Summary summary = seller(_ -> true).sell(List.of(basket, basket, basket).iterator(), 2);

    assertThat(summary.rungUp()).isEqualTo(2);
    assertThat(summary.isComplete()).isTrue();
  }

  @Test
  void whoeverStopsListeningStopsTheRun() {
    Basket basket = new Basket("a", List.of(code("milk", "1", null)));

    Summary summary = seller(_ -> false).sell(List.of(basket, basket).iterator(), Long.MAX_VALUE);

    assertThat(summary.rungUp()).isEqualTo(1);
    assertThat(summary.stoppedBy()).isNotNull();
  }

  @Test
  void anOpenSaleOfAnEarlierRunIsKeptAsideAndNotMixedIn() {
    TillDesk earlier = shop.desk("maria");
    OpenSale left = ((StepAnswer.Done) earlier.ringUp(earlier.current().sale(), "milk")).sale();

    sell(new Basket("a", List.of(code("milk", "1", null))));

    assertThat(tickets.getFirst().lines()).hasSize(1);
    assertThat(tickets.getFirst().id()).isNotEqualTo(left.id());
    List<TestShop.Aside> aside = shop.aside();
    assertThat(aside)
        .singleElement()
        .satisfies(kept -> assertThat(kept.content()).contains("\"milk\""));
    assertThat(complaints)
        .containsExactly("An open sale with 1 lines was found and is kept aside.");
  }

  @Test
  void aGiftNeedsNoMoney() {
    Summary summary = sell(new Basket("a", List.of(new Row(2, null, "Leaflet", "1", "0"))));

    assertThat(summary.rungUp()).isEqualTo(1);
    assertThat(tickets.getFirst().tenders()).isEmpty();
  }

  private static Row code(String code, String quantity, @Nullable String price) {
    return new Row(2, code, null, quantity, price);
  }

  private Summary sell(Basket... baskets) {
    return seller(tickets::add).sell(List.of(baskets).iterator(), Long.MAX_VALUE);
  }

  private BasketSeller seller(BasketSeller.TicketListener listener) {
    return new BasketSeller(
        shop.desk("maria"),
        () -> shop.replica.read(ProductStore::idsByName),
        new Surroundings(listener, complaints::add, _ -> {}));
  }
}
