package dev.sempre.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Figure PLAIN = Figure.plain("seen", "ms", List.of(1e9), List.of());

  private static Figure ratio(double measured) {
    return Figure.ratio("timed", List.of(measured), "limit", List.of(1.0), 2, List.of());
  }

  @Test
  void aRunWhoseFiguresKeepTheirAimsHasReachedThem() {
    assertThat(new Report(Map.of(), List.of(PLAIN, ratio(2))).isReached()).isTrue();
  }

  @Test
  void oneFigureThatMissesItsAimIsEnoughToMissThem() {
    assertThat(new Report(Map.of(), List.of(PLAIN, ratio(2), ratio(2.1))).isReached()).isFalse();
  }
}
