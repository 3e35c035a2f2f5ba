package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final Currency EUR = Currency.of("EUR");
  private static final Currency BRL = Currency.of("BRL");

  @Test
  void addsSubtractsNegatesAndCompares() {
    Money ten = new Money(1_000, EUR);
    Money three = new Money(300, EUR);

    assertThat(ten.plus(three)).isEqualTo(new Money(1_300, EUR));
    assertThat(three.minus(ten)).isEqualTo(new Money(-700, EUR));
    assertThat(ten.negate()).isEqualTo(new Money(-1_000, EUR));
    assertThat(ten).isGreaterThan(three);
    assertThat(three.minus(three)).isEqualTo(Money.zero(EUR)).matches(Money::isZero);
    assertThat(three.minus(ten).isNegative()).isTrue();
    assertThat(ten.isNegative()).isFalse();
  }

  @Test
  void mixedCurrenciesAreABug() {
    Money euro = new Money(1, EUR);
    Money real = new Money(1, BRL);

    assertThatThrownBy(() -> euro.plus(real))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Mixed currencies: 0.01 EUR and 0.01 BRL");
    assertThatThrownBy(() -> euro.minus(real)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> euro.compareTo(real)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overflowIsABugAndNeverWrapsRound() {
    Money most = new Money(Long.MAX_VALUE, EUR);
    Money least = new Money(Long.MIN_VALUE, EUR);
    Money one = new Money(1, EUR);

    assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsByTheDigitsOfItsCurrency() {
    assertThat(new Money(1_250, EUR)).hasToString("12.50 EUR");
    assertThat(new Money(-5, EUR)).hasToString("-0.05 EUR");
    assertThat(new Money(1_250, Currency.of("JPY"))).hasToString("1250 JPY");
    assertThat(new Money(1_250, Currency.of("KWD"))).hasToString("1.250 KWD");
  }
}
