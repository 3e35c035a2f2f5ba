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

/// The seeds of every build, fewer since each lives a whole day at the counter; more of them: `mvn
/// -Pworld`.
@Tag("world")
final class SeededWorldTest {
  private static final int SEEDS = 54;

  private static final Act SYNC = new Act.Synchronise(0);
  private static final Act SELL =
      new Act.Sell(
          0,
          List.of(Shopper.plain(List.of(0, 1)), Shopper.plain(List.of(2))),
          0,
          new Act.Nothing());

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
          "is brought",
          "is left with",
          "takes back of",
          "takes nothing back",
          "opens a shift",
          "CASH_IN",
          "CASH_OUT",
          "SAFE_DROP",
          " X: ",
          " Z ",
          "does not save a Z",
          "unknown Z",
          "closes again: Refused",
          "refuses: ReasonMissing",
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

  /// Twice an answer had come and was lost on its way into the till, over a thread that died and
  /// one that hung, and people sold on under numbers that the other copy had given out: they look
  /// now whether the till itself has had one.
  @Test
  void aTillThatWasRestoredElsewhereSellsOnceItHasTakenAnAnswerIn() {
    List<Act> acts = new ArrayList<>(List.of(SYNC, SYNC, SELL, SYNC, new Act.CopyTill(0)));
    acts.addAll(List.of(SELL, SYNC, SYNC, new Act.RestoreTill(0, true)));
    for (int i = 0; i < 6; i++) {
      acts.addAll(List.of(SELL, SYNC));
    }
    List<Story> stories = told(acts, 24);

    assertThat(stories).anyMatch(story -> hasBehind(story, "another machine", "loses a thread"));
    assertThat(stories).anyMatch(story -> hasBehind(story, "another machine", "hangs"));
    assertThat(stories).anyMatch(story -> hasBehind(story, "joins anew", "paid"));
  }

  /// The copy that went on had closed the shift: a second Z of it is refused at the centre, and was
  /// missing in the till's chain there.
  @Test
  void aTillThatHasJoinedAnewGoesOnInAShiftOfItsOwn() {
    Act close = new Act.CloseShift(0, ShiftHand.Way.PLAIN, new Act.Nothing());
    List<Story> stories =
        told(
            List.of(
                SYNC,
                SYNC,
                SYNC,
                new Act.OpenShift(0, 100),
                SELL,
                new Act.CopyTill(0),
                SELL,
                close,
                SYNC,
                SYNC,
                SYNC,
                new Act.RestoreTill(0, false),
                SELL,
                SELL,
                close,
                SYNC),
            10);

    assertThat(stories).anyMatch(story -> hasBehind(story, "joins anew", " Z "));
  }

  /// Stories of the same acts.
  private static List<Story> told(List<Act> acts, int seeds) {
    List<Story> stories =
        LongStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> Story.of(seed, new Plot.Told(acts), ground, Planted.NONE))
            .toList();
    for (int seed = 1; seed <= seeds; seed++) {
      assertThat(stories.get(seed - 1).failure()).as("seed %d", seed).isNull();
    }
    return stories;
  }

  /// Whether one thing has happened at the first till, and another behind it.
  private static boolean hasBehind(Story story, String first, String then) {
    List<String> lines =
        story.history().stream().filter(line -> line.contains(" till-1 ")).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(first)) {
        return lines.stream().skip(i).anyMatch(line -> line.contains(then));
      }
    }
    return false;
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
