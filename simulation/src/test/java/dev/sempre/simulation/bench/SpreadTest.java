package dev.sempre.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianIsTheOneInTheMiddle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 9, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(1, 3, 9, 4));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    assertThat(Figure.ratios(List.of(2.0, 30.0), List.of(1.0, 10.0)))
        .isEqualTo(new Spread(2, 2.5, 3, 2));
  }

  @Test
  void ninetyNineOfAHundredAreNotAboveTheNinetyNinthPercentile() {
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Spread.percentile(values, 99)).isEqualTo(99);
    assertThat(Spread.percentile(values, 50)).isEqualTo(50);
    assertThat(Spread.percentile(values, 100)).isEqualTo(100);
  }

  @Test
  void anAimIsMissedAboveItsLimit() {
    Figure figure = Figure.ratio("a", List.of(26.0), "b", List.of(10.0), 2.5, List.of());
    assertThat(figure.aim()).isEqualTo(new Figure.Aim("at most 2.5 times the limit", 2.5, 2.6));
    assertThat(java.util.Objects.requireNonNull(figure.aim()).isReached()).isFalse();
  }
}
