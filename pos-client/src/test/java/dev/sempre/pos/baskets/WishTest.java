package dev.sempre.pos.baskets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WishTest {
  @ParameterizedTest
  @CsvSource({
    "EUR, 1, 1.29, 1000, 129",
    "EUR, 0.482, 21.9, 482, 2190",
    "EUR, 1e1, 5, 10000, 500",
    "EUR, 2, , 2000, 100",
    "EUR, 2, 0, 2000, 0",
    "JPY, 1, , 1000, 1",
    "JPY, 1, 250, 1000, 250",
    "KWD, 1, 1.234, 1000, 1234"
  })
  void decimalsAreReadExactly(
      String currency, String quantity, @Nullable String price, long milli, long minor) {
    assertThat(read(currency, quantity, price))
        .isEqualTo(new Wish.Clear("code", "code", milli, minor));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ",
    "-1, ",
    "0.0001, ",
    "one, ",
    "'', ",
    "1, 1.999",
    "1, free",
    "'1,5', ",
    "99999999999999999999, ",
    "1e999999999, ",
    "NaN, ",
    "0x10, "
  })
  void whatIsNoNumberOfOursIsSaid(String quantity, @Nullable String price) {
    assertThat(read("EUR", quantity, price)).isInstanceOf(Wish.Unclear.class);
  }

  @Test
  void theItemIsTheNameAndTheCodeIsLookedForFirst() {
    Currency eur = Currency.of("EUR");

    assertThat(Wish.read(new Basket.Row(2, "77", "Bread", "1", null), eur))
        .isEqualTo(new Wish.Clear("77", "Bread", 1_000, 100));
    assertThat(Wish.read(new Basket.Row(2, null, "Bread", "1", null), eur))
        .isEqualTo(new Wish.Clear("Bread", "Bread", 1_000, 100));
    assertThat(Wish.read(new Basket.Row(2, null, null, "1", null), eur))
        .isEqualTo(new Wish.Unclear("neither code nor item"));
  }

  private static Wish read(String currency, String quantity, @Nullable String price) {
    return Wish.read(new Basket.Row(2, "code", null, quantity, price), Currency.of(currency));
  }
}
