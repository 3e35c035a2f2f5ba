package dev.sempre.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final Attempts attempts = new Attempts(3);

  @Test
  void waitDoublesFromTheFirstFailureTooManyUpToFiveMinutes() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      attempts.failed("a", 0);
      waits.add(attempts.waitMillis("a", 0));
    }

    assertThat(waits)
        .containsExactly(
            0L, 0L, 0L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 64_000L, 128_000L,
            256_000L, 300_000L, 300_000L);
  }

  @Test
  void waitPassesAndEachKeyHasItsOwn() {
    for (int i = 0; i < 4; i++) {
      attempts.failed("a", 0);
    }

    assertThat(attempts.waitMillis("a", 999)).isEqualTo(1);
    assertThat(attempts.waitMillis("a", 1_000)).isZero();
    assertThat(attempts.waitMillis("b", 0)).isZero();
  }

  @Test
  void successAndTimeForget() {
    for (int i = 0; i < 4; i++) {
      attempts.failed("a", 0);
      attempts.failed("b", 0);
    }
    attempts.succeeded("a");
    attempts.failed("b", 900_001);

    assertThat(attempts.waitMillis("a", 0)).isZero();
    assertThat(attempts.waitMillis("b", 900_001)).isZero();
  }

  @Test
  void aClockThatIsPutBackDoesNotKeepAnybodyOut() {
    for (int i = 0; i < 9; i++) {
      attempts.failed("a", 86_400_000);
    }

    assertThat(attempts.waitMillis("a", 0)).isZero();
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 4; i++) {
      attempts.failed("first", 0);
    }
    for (int i = 0; i < 20_000; i++) {
      attempts.failed("key " + i, 0);
    }

    assertThat(attempts.waitMillis("first", 0)).as("the oldest is forgotten").isZero();
  }
}
