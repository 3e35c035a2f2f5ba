package dev.sempre.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HlcTest {
  private static final long NOW = 1_795_262_400_000L;

  @Test
  void followsTheWallClockWhileItRuns() {
    assertThat(Hlc.next(0, NOW)).isEqualTo(Hlc.ofMillis(NOW));
    assertThat(Hlc.millis(Hlc.next(0, NOW))).isEqualTo(NOW);
  }

  @Test
  void countsOnWhileTheWallClockStandsOrGoesBack() {
    long first = Hlc.next(0, NOW);
    long second = Hlc.next(first, NOW);
    long third = Hlc.next(second, NOW - 3_600_000);
    assertThat(second).isEqualTo(first + 1);
    assertThat(third).isEqualTo(first + 2);
    assertThat(Hlc.millis(third)).isEqualTo(NOW);
  }

  @Test
  void aFullCounterRunsIntoTheNextMillisecond() {
    long full = Hlc.ofMillis(NOW) + 65_535;
    assertThat(Hlc.millis(Hlc.next(full, NOW))).isEqualTo(NOW + 1);
  }

  @Test
  void adoptsAForeignStampUpToFiveMinutesAheadAndNoFurther() {
    long last = Hlc.ofMillis(NOW);
    long near = Hlc.ofMillis(NOW + 300_000);
    long far = Hlc.ofMillis(NOW + 300_001);
    assertThat(Hlc.observe(last, near, NOW)).isEqualTo(near);
    assertThat(Hlc.observe(last, far, NOW)).isEqualTo(last);
  }
}
