package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SpeakerTest {
  /// A sound device that hangs, or none at all, is never the cashier's. Source: P5.
  @Test
  void whoScansWaitsForNoSoundAndAMachineWithoutOneIsSilent() {
    Deque<Runnable> background = new ArrayDeque<>();

    new Speaker(background::add).unknownCode();

    assertThat(background).hasSize(1);
    assertThatCode(background.remove()::run).doesNotThrowAnyException();
  }

  /// The answer to a step may come while the till is being closed.
  @Test
  void anAnswerBehindTheClosingOfTheTillIsSilent() {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();

    assertThatCode(new Speaker(closed)::unknownCode).doesNotThrowAnyException();
  }
}
