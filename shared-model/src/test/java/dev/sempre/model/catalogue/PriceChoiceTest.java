package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.time.Validity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceChoiceTest {

  private static final Currency EUR = Currency.of("EUR");
  private static final long NOW = 1_795_252_800_000L;

  private static final Price STANDING = price("1", 129, Validity.ALWAYS, null, null);
  private static final Price MILAN = price("2", 135, Validity.ALWAYS, null, "milan");
  private static final Price TRADE = price("3", 110, Validity.ALWAYS, "trade", null);
  private static final Price TRADE_MILAN = price("4", 112, Validity.ALWAYS, "trade", "milan");
  private static final Price PROMOTION =
      price("0", 99, new Validity(NOW - 10, NOW + 10), null, null);
  private static final Price TOMORROW = price("00", 139, Validity.from(NOW + 10), null, null);

  @Test
  void theMoreSpecificPriceWins() {
    List<Price> all = List.of(STANDING, MILAN, TRADE, TRADE_MILAN);

    assertThat(choice("rome", null).among(all)).contains(STANDING);
    assertThat(choice("milan", null).among(all)).contains(MILAN);
    assertThat(choice("rome", "trade").among(all)).contains(TRADE);
    assertThat(choice("milan", "trade").among(all)).contains(TRADE_MILAN);
    assertThat(choice("milan", "staff").among(all)).contains(MILAN);
    assertThat(choice("milan", "trade").among(List.of(MILAN, TRADE))).contains(TRADE);
  }

  @Test
  void aPromotionHoldsOverTheStandingPriceWhileItLasts() {
    List<Price> all = List.of(STANDING, PROMOTION, TOMORROW);

    assertThat(at(NOW - 11).among(all)).contains(STANDING);
    assertThat(at(NOW - 10).among(all)).contains(PROMOTION);
    assertThat(at(NOW + 9).among(all)).contains(PROMOTION);
    assertThat(at(NOW + 10).among(all)).contains(TOMORROW);
  }

  @Test
  void ofTwoPricesOfOneMomentTheOneEnteredLastWins() {
    Price typo = price("7", 1_290, Validity.from(NOW), null, null);
    Price corrected = price("8", 129, Validity.from(NOW), null, null);

    assertThat(at(NOW).among(List.of(corrected, typo))).contains(corrected);
    assertThat(at(NOW).among(List.of(typo, corrected))).contains(corrected);
  }

  @Test
  void pricesInAnotherCurrencyDoNotCount() {
    Price dollars = new Price("9", "p", 149, Currency.of("USD"), Validity.ALWAYS, null, "milan");

    assertThat(choice("milan", null).among(List.of(dollars))).isEmpty();
    assertThat(choice("milan", null).among(List.of(dollars, STANDING))).contains(STANDING);
  }

  @Test
  void noPriceIsNoPrice() {
    assertThat(at(NOW).among(List.of())).isEmpty();
    assertThat(at(NOW).among(List.of(TOMORROW, MILAN))).isEmpty();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<Price> prices =
        new ArrayList<>(List.of(STANDING, MILAN, TRADE, TRADE_MILAN, PROMOTION, TOMORROW));
    for (long seed = 1; seed <= 200; seed++) {
      Collections.shuffle(prices, new Random(seed));

      assertThat(choice("rome", null).among(prices)).as("seed %d", seed).contains(PROMOTION);
      assertThat(choice("milan", null).among(prices)).as("seed %d", seed).contains(MILAN);
      assertThat(choice("milan", "trade").among(prices)).as("seed %d", seed).contains(TRADE_MILAN);
    }
  }

  private static PriceChoice choice(String establishmentId, @Nullable String priceListId) {
    return new PriceChoice(establishmentId, priceListId, EUR, NOW);
  }

  private static PriceChoice at(long atMillis) {
    return new PriceChoice("rome", null, EUR, atMillis);
  }

  private static Price price(
      String id,
      long minor,
      Validity validity,
      @Nullable String priceListId,
      @Nullable String establishmentId) {
    return new Price(id, "p", minor, EUR, validity, priceListId, establishmentId);
  }
}
