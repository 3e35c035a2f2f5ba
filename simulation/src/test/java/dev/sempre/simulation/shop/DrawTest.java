package dev.sempre.simulation.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawTest {
  @Test
  void numbersAreDrawnAsOftenAsTheyWereCounted() {
    Draw draw = new Draw(new TreeMap<>(Map.of(1, 70L, 4, 20L, 9, 10L)));
    Random random = new Random(1);
    Map<Integer, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      drawn.merge(draw.next(random), 1, Integer::sum);
    }
    assertThat(drawn.keySet()).containsExactlyInAnyOrder(1, 4, 9);
    assertThat(drawn.get(1)).isBetween(69_000, 71_000);
    assertThat(drawn.get(4)).isBetween(19_000, 21_000);
    assertThat(drawn.get(9)).isBetween(9_000, 11_000);
  }

  @Test
  void theMeanIsThatOfTheCounts() {
    assertThat(Draw.ofCounts(1, 2, 1).mean()).isEqualTo(2.0);
  }

  @Test
  void whatWasNeverCountedCannotBeDrawn() {
    assertThatThrownBy(() -> Draw.ofCounts(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(Draw::ofCounts).isInstanceOf(IllegalArgumentException.class);
  }
}
