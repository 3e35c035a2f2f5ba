package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void countsInThousandths() {
    assertThat(Quantity.ofUnits(2)).isEqualTo(new Quantity(2_000));
    assertThat(Quantity.ONE.plus(new Quantity(482))).isEqualTo(new Quantity(1_482));
    assertThat(Quantity.ONE.negate()).isEqualTo(new Quantity(-1_000)).isLessThan(Quantity.ZERO);
  }

  @Test
  void knowsWhetherItIsWhole() {
    assertThat(new Quantity(3_000).isWhole()).isTrue();
    assertThat(new Quantity(3_001).isWhole()).isFalse();
  }

  @Test
  void overflowNeverWrapsRound() {
    assertThatThrownBy(() -> Quantity.ofUnits(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Quantity(Long.MAX_VALUE).plus(Quantity.ONE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void readsWithoutIdleZeros() {
    assertThat(new Quantity(2_000)).hasToString("2");
    assertThat(new Quantity(10_000)).hasToString("10");
    assertThat(new Quantity(482)).hasToString("0.482");
    assertThat(new Quantity(1_500)).hasToString("1.5");
    assertThat(Quantity.ZERO).hasToString("0");
  }
}
