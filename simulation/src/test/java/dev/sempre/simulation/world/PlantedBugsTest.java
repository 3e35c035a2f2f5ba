package dev.sempre.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The world is worth something only if it notices. Source: reliability.md, "the tests are tested".
final class PlantedBugsTest {
  private static final int MOST_SEEDS = 200;

  private static final Map<Planted, Set<String>> CAUGHT_BY =
      Map.of(
          Planted.MARK_OUTSIDE_THE_SALE, Set.of("I1", "I6"),
          Planted.SILENCE_TAKEN_FOR_YES, Set.of("I1", "I6"),
          Planted.CURSOR_BEFORE_ITS_DATA, Set.of("I6", "I7"),
          Planted.POISON_BLOCKS, Set.of("I6"),
          Planted.SEEN_NOT_TOLD, Set.of("I1", "I6"));

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

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void isCaughtWithinTheSeedsOfABuild(Planted planted) {
    for (long seed = 1; seed <= MOST_SEEDS; seed++) {
      Throwable failure = Story.of(seed, WorldMain.STEPS, ground, planted).failure();
      if (failure != null) {
        assertThat(failure).as("seed " + seed).isInstanceOf(Broken.class);
        assertThat(CAUGHT_BY.get(planted)).contains(((Broken) failure).invariant());
        return;
      }
    }
    fail(planted + " was not caught");
  }
}
