package dev.sempre.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The seeds of every build; more of them: `mvn -Pworld`.
@Tag("world")
final class SeededWorldTest {
  private static final int SEEDS = 200;

  private static final List<String> HAPPENINGS =
      List.of(
          "will be killed",
          " dies",
          "line down",
          "clock off",
          "clock drifts",
          "stamps",
          "stands still",
          "hangs",
          "loses a thread",
          "an old batch arrives",
          "closes for 31 days",
          "is copied",
          "is restored",
          "damages",
          "alters",
          "deletes",
          "not saved",
          "unknown",
          "is taxed with",
          "costs");

  @SuppressWarnings("NullAway.Init")
  private static Ground ground;

  @BeforeAll
  static void found() {
    ground = new Ground();
  }

  @AfterAll
  static void clear() {
    ground.close();
  }

  @Test
  void noSeedLosesDoublesAltersOrWedgesASale() {
    List<String> broken = new ArrayList<>();
    int paid = 0;
    // Each story has one thread of its own; stories know nothing of each other.
    List<Story> stories =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(seed -> Story.of(seed, WorldMain.STEPS, ground))
            .toList();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Story story = stories.get(seed - 1);
      paid += story.paid();
      Throwable failure = story.failure();
      if (failure != null) {
        broken.add(told(seed, failure));
      }
    }
    if (!broken.isEmpty()) {
      fail(String.join("\n", broken));
    }
    assertThat(paid).as("tickets paid").isGreaterThan(20 * SEEDS);
    everythingHasHappened(stories);
  }

  /// Faults that never strike prove nothing.
  private static void everythingHasHappened(List<Story> stories) {
    Set<String> never = new LinkedHashSet<>(HAPPENINGS);
    for (Weather.Fault fault : EnumSet.complementOf(EnumSet.of(Weather.Fault.NONE))) {
      never.add(" " + fault);
    }
    for (FaultyDisk.Mood mood : FaultyDisk.Mood.values()) {
      never.add("disk: " + mood);
    }
    stories.forEach(story -> story.history().forEach(line -> never.removeIf(line::contains)));
    assertThat(never).as("what has not happened in any story").isEmpty();
  }

  private static String told(long seed, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "seed %d (again: mvn -Pworld -Dworld.arguments=\"--seed %d --history\"): %s"
        .formatted(seed, seed, trace);
  }

  /// Thirty days and 100,000 tickets: `mvn -Pworld -Dworld.arguments="--seed 1 --backlog 100000"`.
  @Test
  void aTillThatWasDaysWithoutALineCatchesUp() {
    Story story = Story.of(1, new Plot.Backlog(1_200, 3), ground, Planted.NONE);
    if (story.failure() != null) {
      fail(told(1, story.failure()));
    }
    assertThat(story.paid()).isGreaterThan(1_000);
  }

  /// Of both the answer had come and was lost on its way into the till: a thread that died, one
  /// that hung. People sold on under numbers that the other copy had given out.
  @Test
  void aTillThatWasRestoredElsewhereSellsOnceItHasTakenAnAnswerIn() {
    for (long seed : List.of(7_375L, 17_736L)) {
      Story story = Story.of(seed, WorldMain.STEPS, ground);
      assertThat(story.failure()).as("seed %d", seed).isNull();
    }
  }

  @Test
  void oneSeedTellsTheSameHistoryAgain() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(Story.of(seed, WorldMain.STEPS, ground).history())
          .isNotEmpty()
          .isEqualTo(Story.of(seed, WorldMain.STEPS, ground).history());
    }
  }
}
