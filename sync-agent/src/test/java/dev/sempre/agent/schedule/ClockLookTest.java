package dev.sempre.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The half-minute look at the clock, which nobody repeats if it throws.
final class ClockLookTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private boolean broken;
  private Runnable look = () -> {};

  @Test
  void lookThatFailsIsLoggedAndTheNextOneDoesItsWork() throws IOException {
    TimeSource moody =
        () -> {
          if (broken) {
            throw new IllegalStateException("for the test");
          }
          return clock.epochMillis();
        };
    try (TestCentre centre = new TestCentre(folder, new Clock());
        TestBase base = new TestBase(folder, centre, clock)) {
      SyncAgent.Surroundings surroundings =
          new SyncAgent.Surroundings(
              moody, clock, Runnable::run, task -> {}, task -> look = task, Set::of, () -> {});
      try (SyncAgent agent = new SyncAgent(base.replica(), base.runner(), surroundings)) {
        agent.start();
        broken = true;
        look.run();
        broken = false;
        clock.set(clock.epochMillis() + 3_600_000);
        look.run();
        assertThat(base.replica().place().map(Place::clockOffsetMillis)).contains(-3_600_000L);
      }
    }
  }
}
