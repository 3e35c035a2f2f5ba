package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

  // Where national practice uses fewer digits than the standard (HUF, ALL, IQD), the standard
  // counts.
  @ParameterizedTest
  @CsvSource({
    "EUR,2", "USD,2", "BRL,2", "GBP,2", "CHF,2", "HUF,2", "ALL,2", "JPY,0", "CLP,0", "KRW,0",
    "XOF,0", "KWD,3", "BHD,3", "TND,3", "IQD,3", "CLF,4", "UYW,4", "XCG,2", "ZWG,2"
  })
  void knowsTheDigitsOfIso4217(String code, int digits) {
    assertThat(Currency.of(code)).isEqualTo(new Currency(code, digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABC", "eur", "EURO", "", "E1R", " EUR"})
  void unknownCodeIsRefusedByName(String code) {
    assertThatThrownBy(() -> Currency.of(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown currency code: '" + code + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XXX", "XDR"})
  void whatHasNoMinorUnitCannotBePaidWith(String code) {
    assertThatThrownBy(() -> Currency.of(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a currency that one can pay with: '" + code + "'");
  }

  @Test
  void aCurrencyThatMakesNoSenseCannotBeMade() {
    assertThatThrownBy(() -> new Currency("eur", 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Currency("EUR", 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Currency("EUR", -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
