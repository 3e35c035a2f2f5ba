package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The till and an agent that runs as a program of its own share one file.
class TwoProgramsTest {
  private static final Place TILL = new Place("till-2", "rossi", "Bottega Rossi", "1", 2, 0);

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @Test
  void aClockThatTheAgentCorrectsIsRightAtTheTill() {
    try (Replica till = open(1)) {
      till.become(TILL);
      try (Replica agent = open(2)) {
        agent.correctClock(-90_000);

        assertThat(now(till)).isEqualTo(clock.epochMillis() - 90_000);
        assertThat(till.place()).contains(TILL.withClockOffset(-90_000));
      }
    }
  }

  @Test
  void aCorrectionIsMeasuredAgainstWhatIsStored() {
    try (Replica till = open(1)) {
      till.become(TILL);
      try (Replica agent = open(2)) {
        agent.correctClock(-90_000);
        till.correctClock(0);

        assertThat(now(agent)).isEqualTo(clock.epochMillis());
        assertThat(now(till)).isEqualTo(clock.epochMillis());
      }
    }
  }

  @Test
  void aDatabaseThatAnotherProgramEnrolledIsThatPlaceWithTheNextWrite() {
    try (Replica till = open(1);
        Replica agent = open(2)) {
      agent.become(TILL);

      assertThat(till.<String>write(Priority.PERSON, tx -> tx.place().base())).isEqualTo("till-2");
      assertThat(till.place()).contains(TILL);
    }
  }

  private Replica open(long seed) {
    return TestPlaces.open(TestPlaces.sqlite(folder.resolve("till.db")), clock, seed);
  }

  private static long now(Replica replica) {
    return replica.write(Priority.PERSON, Tx::nowMillis);
  }
}
