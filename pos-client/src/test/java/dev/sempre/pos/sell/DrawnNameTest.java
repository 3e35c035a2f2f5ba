package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DrawnNameTest {
  @Test
  void aFigureKeepsItsUnit() {
    assertThat(DrawnName.of("Latte intero fresco 1 l")).isEqualTo("Latte intero fresco 1\u00a0l");
    assertThat(DrawnName.of("Parmigiano Reggiano 24 mesi, 250 g"))
        .isEqualTo("Parmigiano Reggiano 24\u00a0mesi, 250\u00a0g");
  }

  @Test
  void aNameWithoutUnitsBreaksWhereItDid() {
    assertThat(DrawnName.of("Pane ai 7 cereali")).isEqualTo("Pane ai 7 cereali");
    assertThat(DrawnName.of("Rigatoni n. 24 500")).isEqualTo("Rigatoni n. 24 500");
  }
}
