package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateTest {

  @Test
  void readsAsPercent() {
    assertThat(Rate.ofPercent(22)).isEqualTo(new Rate(2_200)).hasToString("22%");
    assertThat(new Rate(550)).hasToString("5.5%");
    assertThat(new Rate(210)).hasToString("2.1%");
    assertThat(new Rate(1)).hasToString("0.01%");
    assertThat(Rate.ZERO).hasToString("0%");
  }

  @Test
  void staysInItsRange() {
    assertThat(new Rate(Rate.MAX_BASIS_POINTS)).hasToString("1000%");
    assertThatThrownBy(() -> new Rate(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(Rate.MAX_BASIS_POINTS + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Rate must be 0 to 100000 basis points, not 100001");
  }

  @Test
  void sortsByHeight() {
    assertThat(new Rate(400)).isLessThan(new Rate(1_000));
  }
}
