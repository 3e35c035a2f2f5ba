package dev.sempre.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.world.CatchTable.Caught;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The world is worth something only if it notices. Source: reliability.md, "the tests are tested".
/// Prints the table for the documents; without a build: `mvn -Pworld -Dworld.arguments=--planted`.
final class PlantedBugsTest {
  private static final Map<Planted, Set<String>> CAUGHT_BY =
      Map.ofEntries(
          Map.entry(Planted.MARK_OUTSIDE_THE_SALE, Set.of("I1", "I6")),
          Map.entry(Planted.SILENCE_TAKEN_FOR_YES, Set.of("I1", "I6")),
          Map.entry(Planted.CURSOR_BEFORE_ITS_DATA, Set.of("I6", "I7")),
          Map.entry(Planted.CURSOR_ON_MAX_ID, Set.of("I6", "I7")),
          Map.entry(Planted.POISON_BLOCKS, Set.of("I6")),
          Map.entry(Planted.COPY_NOT_NOTICED, Set.of("I5")),
          Map.entry(Planted.SEEN_NOT_TOLD, Set.of("I1", "I6", "I7")),
          Map.entry(Planted.DEDUPE_WITHOUT_HASH, Set.of("I3", "I13")),
          Map.entry(Planted.DEDUPE_FOR_ONE_DAY, Set.of("I2")),
          Map.entry(Planted.RETRY_WITH_NEW_ID, Set.of("I2")),
          Map.entry(Planted.NUMBER_BEFORE_COMMIT, Set.of("I5")),
          Map.entry(Planted.NUMBER_REUSED, Set.of("I5")),
          Map.entry(Planted.TOTAL_IN_FLOATING_POINT, Set.of("I4")),
          Map.entry(Planted.CLOCK_NOT_PERSISTED, Set.of("I6")),
          Map.entry(Planted.LATEST_BY_WALL_CLOCK, Set.of("I6")),
          Map.entry(Planted.TENANT_FORGOTTEN, Set.of("I10")),
          Map.entry(Planted.NO_JITTER, Set.of("R18")),
          Map.entry(Planted.STALE_PAGE_APPLIED, Set.of("I6", "I7")),
          Map.entry(Planted.CONNECTION_KEPT, Set.of("I17")),
          Map.entry(Planted.ANSWER_CLEARS_NEWER_CHANGE, Set.of("I6")));

  private static final Map<Planted, Caught> TABLE = new EnumMap<>(Planted.class);

  /// Each story has one thread of its own; stories know nothing of each other.
  @BeforeAll
  static void plant() {
    try (Ground ground = new Ground()) {
      EnumSet.complementOf(EnumSet.of(Planted.NONE)).parallelStream()
          .map(planted -> Caught.of(planted, ground))
          .toList()
          .forEach(caught -> TABLE.put(caught.bug(), caught));
    }
  }

  @AfterAll
  static void print() {
    TABLE.values().forEach(caught -> System.out.println(caught.row()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void isCaughtWithinTheSeedsOfABuild(Planted planted) {
    Caught caught = Objects.requireNonNull(TABLE.get(planted));
    assertThat(caught.seed()).as(planted + " was not caught").isPositive();
    assertThat(CAUGHT_BY.get(planted)).as("seed " + caught.seed()).contains(caught.invariant());
  }
}
