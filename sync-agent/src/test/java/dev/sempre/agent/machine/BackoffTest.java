package dev.sempre.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void ceilingsDoubleFromThreeSecondsToFiveMinutes() {
    assertThat(IntStream.rangeClosed(1, 9).mapToLong(Backoff::ceilingMillis).toArray())
        .containsExactly(3_000, 6_000, 12_000, 24_000, 48_000, 96_000, 192_000, 300_000, 300_000);
    assertThat(Backoff.ceilingMillis(Integer.MAX_VALUE)).isEqualTo(300_000);
  }
}
