package dev.sempre.replica.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.VatRate;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.CartStore.Found;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CartStoreTest {
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
  void aCashierWithoutACartHasNone() {
    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.None());
  }

  @Test
  void aCartComesBackAsItWas() {
    OpenSale cart = everythingInOneCart();
    till.save(cart);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Open(cart));
  }

  @Test
  void aCartRemembersWhichWeightsWereTyped() {
    OpenSale cart = till.cart(129);
    OpenSale weighed =
        cart.addLine(cart.lines().getFirst().item(), 2_000, WeighedBy.HAND).orElseThrow();
    till.save(weighed);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Open(weighed));
  }

  @Test
  void aCartThatIsBeingPaidComesBackWithItsTenders() {
    PayingSale paying =
        everythingInOneCart()
            .beginPayment()
            .then(sale -> sale.addTender("card", TenderKind.CARD, 100))
            .then(sale -> sale.addTender("meal", TenderKind.VOUCHER, 52))
            .orElseThrow();
    till.save(paying);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Paying(paying));
  }

  @Test
  void howCashIsRoundedIsKeptWithTheMoney() {
    PayingSale paying =
        till.cart(1_002)
            .beginPayment(new CashRounding(5))
            .then(sale -> sale.addTender("cash", TenderKind.CASH, 500))
            .orElseThrow();
    till.save(paying);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Paying(paying));
    assertThat(paying.dueMinor(TenderKind.CASH)).isEqualTo(500);
  }

  @Test
  void aPaymentOfAVersionWithoutRoundingGoesOnWithoutIt() {
    PayingSale paying =
        till.cart(1_002)
            .beginPayment(new CashRounding(5))
            .then(sale -> sale.addTender("cash", TenderKind.CASH, 500))
            .orElseThrow();
    till.save(paying);
    till.execute("update cart set content = json_remove(content, '$.cashRoundingMinor')");

    assertThat(CartStore.find(till.handle, "maria"))
        .isEqualTo(
            new Found.Paying(new PayingSale(paying.cart(), paying.tenders(), CashRounding.NONE)));
  }

  @Test
  void aCartWithAUnitThatNoCoinHasIsDamaged() {
    till.save(till.cart(1_002).beginPayment().orElseThrow());
    till.execute("update cart set content = json_set(content, '$.cashRoundingMinor', 501)");

    assertThat(CartStore.find(till.handle, "maria")).isInstanceOf(Found.Damaged.class);
  }

  @Test
  void aCartThatWaitsForItsFirstTenderIsStillBeingPaid() {
    PayingSale paying = till.cart(100).beginPayment().orElseThrow();
    till.save(paying);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Paying(paying));
  }

  @Test
  void theLastStepIsWhatCounts() {
    OpenSale cart = till.cart(100);
    till.save(cart);
    OpenSale changed = cart.changeQuantity(1, 5_000).orElseThrow();
    till.save(changed);

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.Open(changed));
  }

  @Test
  void eachCashierHasHisOwn() {
    till.save(till.cart(100));

    assertThat(CartStore.find(till.handle, "lucia")).isEqualTo(new Found.None());
  }

  @Test
  void fieldsOfANewerVersionArePassedOver() {
    OpenSale cart = till.cart(100, 200);
    String content = CartJson.write(cart);
    String newer =
        content
            .replaceFirst("\\{", "{\"loyalty\":{\"points\":12},")
            .replace("\"description\"", "\"allergens\":[\"milk\"],\"description\"");

    assertThat(newer).isNotEqualTo(content);
    assertThat(CartJson.read(newer))
        .isEqualTo(new CartJson.Content(cart, null, CashRounding.NONE, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"id\":12}",
        "CUT",
        "MINUS",
        "FRACTION",
        "HUGE",
        "OTHER_ID",
        "UNIT",
        "DISCOUNT"
      })
  void aDamagedCartIsReportedAndKeptOutOfTheWay(String damage) {
    OpenSale cart = till.cart(100, 200);
    till.save(cart);
    String content = damaged(CartJson.write(cart), damage);
    till.execute("update cart set content = ?", content);

    assertThat(CartStore.find(till.handle, "maria"))
        .isInstanceOfSatisfying(
            Found.Damaged.class,
            damagedCart -> {
              assertThat(damagedCart.id()).isEqualTo(cart.id());
              assertThat(damagedCart.reason()).isNotBlank();
            });

    till.replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.setAside(tx, cart.id());
          return null;
        });

    assertThat(CartStore.find(till.handle, "maria")).isEqualTo(new Found.None());
    assertThat(
            till.handle
                .createQuery("select content from cart where id = ?")
                .bind(0, cart.id())
                .mapTo(String.class)
                .list())
        .containsExactly(content);
  }

  private static String damaged(String content, String damage) {
    return switch (damage) {
      case "CUT" -> content.substring(0, content.length() / 2);
      case "MINUS" -> content.replace("\"rateBp\":1000", "\"rateBp\":-1");
      case "FRACTION" -> content.replace("\"quantityMilli\":1000", "\"quantityMilli\":1000.5");
      case "HUGE" -> content.replace("\"quantityMilli\":1000", "\"quantityMilli\":1e999999999");
      case "OTHER_ID" -> content.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"another\"");
      case "UNIT" -> content.replace("PIECE", "BUSHEL");
      case "DISCOUNT" -> content.replaceFirst("\"lines\"", "\"discountMinor\":99999,\"lines\"");
      default -> damage;
    };
  }

  private OpenSale everythingInOneCart() {
    VatRate vat = new VatRate("vat4", "IVA 4%", Rate.ofPercent(4), null, null);
    return till.cart(129, 166, 450)
        .changeQuantity(1, 3_000)
        .then(sale -> sale.discountLine(1, Discount.percent(new Rate(1_250))))
        .then(sale -> sale.discountLine(2, Discount.amount(15)))
        .then(sale -> sale.changePrice(2, 150))
        .then(sale -> sale.noteLine(2, "\"dented\" \u2028 \ud83e\udd6b"))
        .then(sale -> sale.sellLineBy(1, "lucia"))
        .then(sale -> sale.voidLine(3))
        .then(sale -> sale.addLine(LineItem.openPriced("Bread </script>", 250, vat), 1_000))
        .then(sale -> sale.discountTicket(Discount.percent(Rate.ofPercent(5))))
        .then(sale -> sale.withNote("for the office"))
        .orElseThrow()
        .withCustomer("bar-centrale");
  }
}
