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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The seeds of every build, fewer since each lives a whole day at the counter; more of them: `mvn
/// -Pworld`. Of the stories that are told for one thing alone a build has as many as that takes;
/// more of them: `mvn verify -Dsempre.repetitions=all`.
@Tag("world")
final class SeededWorldTest {
  private static final boolean ALL = System.getProperty("sempre.repetitions", "").equals("all");

  private static final int SEEDS = ALL ? 54 : 30;

  private static final int SEEDS_TOLD_AGAIN = 2;

  /// Stands before the seeds for a story that takes as long as many of them.
  private static final int BACKLOG = 0;

  /// More than a till calls its disk and its terminal for until a card is on its ticket, or a debt
  /// is paid with one.
  private static final int CALLS_OF_A_CARD = 64;

  /// Every so many of them it dies; at each of them it does in the tests of the till.
  private static final int CALLS_BETWEEN = 3;

  /// While goods are paid by card: what may happen to a debt needs more of them.
  private static final int CALLS_BETWEEN_FOR_GOODS = ALL ? 3 : 5;

  /// Seeds whose first two tills stand in one shop.
  private static final long[] TWO_TILLS_IN_A_SHOP = {3, 8};

  private static final Act SYNC = new Act.Synchronise(0);
  private static final Act SELL =
      new Act.Sell(
          0,
          List.of(Shopper.plain(List.of(0, 1)), Shopper.plain(List.of(2))),
          0,
          new Act.Nothing());

  private static final Act OWE =
      new Act.Sell(
          0,
          List.of(new Shopper(2, List.of(5), Shopper.Whim.NONE, Shopper.Purse.ON_ACCOUNT)),
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
          "damages the ticket",
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
          " of a colleague",
          "opens the drawer",
          "voids a ticket",
          "by its slip: CARD_DECLARED_MOVED",
          "by its slip: CARD_DECLARED_UNMOVED",
          "refuses: ReasonMissing",
          "terminal: ",
          "the bank: APPROVED",
          "the bank: REVERSED",
          "the bank: DECLINED",
          "the bank: CANCELLED",
          "a card was charged",
          "a card was given back",
          "card NOT_REACHED",
          "card keeps its charge",
          "unknown card",
          "does not save a card",
          "the terminal waits",
          "does not wait for the terminal",
          " on the account of ",
          " are paid for c",
          " pays here and at ",
          " lie for ",
          "finds what was given for",
          "does not save what is paid for",
          "refuses: MoneyLies",
          " weighs ",
          " sells 1000 of 3000",
          "takes a voucher",
          "rounds cash by -",
          "rounds cash by 2",
          " practises TRAIN-",
          "damages the movement",
          "is found edited",
          "is found deleted",
          "is found doubled",
          "is found swapped",
          "is found sealed by another",
          "is found sealed anew",
          "is found damaged",
          "to somebody's scissors",
          "costs");

  @SuppressWarnings("NullAway.Init")
  private static Ground ground;

  /// By seed, from 1.
  @SuppressWarnings("NullAway.Init")
  private static List<Story> seeded;

  @SuppressWarnings("NullAway.Init")
  private static Story backlog;

  @BeforeAll
  static void found() {
    ground = new Ground();
    List<Story> stories =
        LongStream.rangeClosed(BACKLOG, SEEDS)
            .parallel()
            .mapToObj(seed ->
                seed == BACKLOG
                    ? Story.of(1, new Plot.Backlog(1_200, 3), ground, Planted.NONE)
                    : Story.of(seed, WorldMain.STEPS, ground))
            .toList();
    backlog = stories.getFirst();
    seeded = stories.subList(1, stories.size());
  }

  /// Each story has one thread of its own; stories know nothing of each other.
  private static List<Story> firstSeeds(int count) {
    return LongStream.rangeClosed(1, count)
        .parallel()
        .mapToObj(seed -> Story.of(seed, WorldMain.STEPS, ground))
        .toList();
  }

  @AfterAll
  static void clear() {
    ground.close();
  }

  @Test
  void noSeedLosesDoublesAltersOrWedgesASale() {
    List<String> broken = new ArrayList<>();
    int paid = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Story story = seeded.get(seed - 1);
      paid += story.paid();
      Throwable failure = story.failure();
      if (failure != null) {
        broken.add(told(seed, failure));
      }
    }
    if (!broken.isEmpty()) {
      fail(String.join("\n", broken));
    }
    assertThat(paid).as("tickets paid").isGreaterThan(18 * SEEDS);
  }

  /// Faults that never strike prove nothing.
  @Test
  void whateverMayHappenHasHappenedToSomeSeed() {
    Set<String> never = new LinkedHashSet<>(HAPPENINGS);
    for (Weather.Fault fault : EnumSet.complementOf(EnumSet.of(Weather.Fault.NONE))) {
      never.add(" " + fault);
    }
    for (FaultyDisk.Mood mood : FaultyDisk.Mood.values()) {
      never.add("disk: " + mood);
    }
    seeded.forEach(story -> story.history().forEach(line -> never.removeIf(line::contains)));
    assertThat(never).as("what has not happened in any story").isEmpty();
  }

  @Test
  void oneSeedTellsTheSameHistoryAgain() {
    List<Story> again = firstSeeds(SEEDS_TOLD_AGAIN);
    for (int i = 0; i < SEEDS_TOLD_AGAIN; i++) {
      assertThat(again.get(i).history()).isNotEmpty().isEqualTo(seeded.get(i).history());
    }
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
    assertThat(backlog.failure()).isNull();
    assertThat(backlog.paid()).isGreaterThan(1_000);
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
    List<Story> stories = told(acts, ALL ? 24 : 12);

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
            ALL ? 10 : 5);

    assertThat(stories).anyMatch(story -> hasBehind(story, "joins anew", " Z "));
  }

  /// The same story catches a till that forgets what it had not sent.
  @Test
  void aTillThatJoinsAnewBeforeItHasSentSendsAllThatItHad() {
    List<Story> stories = told(Tales.joinsAnewBeforeItHasSent(), 2);

    assertThat(stories).anyMatch(story -> hasBehind(story, "line down", "joins anew"));
  }

  /// Whatever the centre has forgotten, what was sold honestly arrives.
  @Test
  void whatWasSoldUnderANumberThatARestoredCentreHasGivenAgainArrives() {
    List<Story> stories = told(Tales.numberIsGivenTwice(), LongStream.of(TWO_TILLS_IN_A_SHOP));

    assertThat(stories).anyMatch(SeededWorldTest::givesANumberTwice);
  }

  /// Whether two tills have joined anew under the same number.
  private static boolean givesANumberTwice(Story story) {
    List<String> given =
        story.history().stream()
            .filter(line -> line.contains(" joins anew as "))
            .map(line -> line.replaceFirst(".*(till-[0-9]+).* as ", "$1 "))
            .toList();
    return given.stream()
        .anyMatch(one ->
            given.stream()
                .anyMatch(other ->
                    !one.equals(other)
                        && one.replaceFirst(".* ", "").equals(other.replaceFirst(".* ", ""))
                        && !one.replaceFirst(" .*", "").equals(other.replaceFirst(" .*", ""))));
  }

  /// Before the terminal hears of a card, before its answer arrives, and before and behind each
  /// commit around that. Source: F09, F43.
  @Test
  void aTillThatDiesAnywhereWhileACardIsTakenChargesItOnce() {
    List<Story> stories =
        dying(SYNC, CALLS_BETWEEN_FOR_GOODS, calls -> byCard(new Act.KillTill(0, calls)));

    assertThat(stories).anyMatch(story -> has(story, " dies") && !has(story, "the bank"));
    assertThat(stories)
        .anyMatch(story ->
            hasBehind(story, "the bank: APPROVED", " dies")
                && hasBehind(story, " dies", "a card was charged"));
    assertThat(stories).anyMatch(story -> hasBehind(story, "a card was charged", " dies"));
  }

  /// Also between two tenders: what was given is found again, and settled once. Sources: F09, T5,
  /// T6.
  @Test
  void aTillThatDiesAnywhereWhileADebtIsPaidForgetsNoTenderAndBooksItOnce() {
    List<Story> stories =
        dying(
            OWE,
            CALLS_BETWEEN,
            calls ->
                new Act.PayAccount(
                    0,
                    0,
                    new AccountHand.Way(80, true, AccountHand.Means.CASH_THEN_CARD, true),
                    new Act.KillTill(0, calls)));

    assertThat(stories).anyMatch(story -> hasBehind(story, " dies", "finds what was given for c2"));
    assertThat(stories)
        .anyMatch(story ->
            hasBehind(story, "the bank: APPROVED", " dies")
                && hasBehind(story, " dies", "paid for c2"));
    assertThat(stories)
        .anyMatch(
            story -> hasBehind(story, "1 tenders lie for c2", " dies") && !has(story, "the bank"));
  }

  /// Stories in which a till dies at one place after the other.
  ///
  /// @param between every so many calls
  /// @param act what it does, to die after so many calls
  private static List<Story> dying(Act before, int between, IntFunction<Act> act) {
    List<Story> stories =
        IntStream.range(0, CALLS_OF_A_CARD / between)
            .parallel()
            .mapToObj(place -> story(place, before, act.apply(between * place)))
            .toList();
    for (int place = 0; place < stories.size(); place++) {
      assertThat(stories.get(place).failure()).as("dies at call %d", between * place).isNull();
    }
    return stories;
  }

  private static Story story(int seed, Act before, Act act) {
    return Story.of(
        seed,
        new Plot.Told(List.of(SYNC, SYNC, SYNC, before, act, SELL, SELL, SYNC)),
        ground,
        Planted.NONE);
  }

  private static Act byCard(Act between) {
    return new Act.PayByCard(
        0,
        new Shopper(0, List.of(3, 4), Shopper.Whim.NONE, Shopper.Purse.SPLIT),
        new Act.Terminal(0, SimTerminal.Mood.APPROVES, 0, 1),
        true,
        between);
  }

  /// Whatever a terminal does with a card: the customer pays once, for goods and for what he owes.
  /// Source: F43.
  @Test
  void everyOutcomeOfATerminalComesToAnEnd() {
    List<Outcome> outcomes = new ArrayList<>();
    for (SimTerminal.Mood mood : SimTerminal.Mood.values()) {
      for (boolean patient : new boolean[] {true, false}) {
        for (int seed = 1; seed <= (ALL ? 2 : 1); seed++) {
          outcomes.add(new Outcome(mood, patient, seed));
        }
      }
    }
    List<String> broken =
        outcomes.parallelStream()
            .flatMap(outcome ->
                Stream.ofNullable(outcome.story().failure()).map(why -> outcome + ": " + why))
            .toList();
    assertThat(broken).isEmpty();
  }

  /// What a terminal is like, and whether somebody waits for it.
  private record Outcome(SimTerminal.Mood mood, boolean patient, int seed) {
    Story story() {
      Act forGoods =
          new Act.PayByCard(
              0,
              new Shopper(0, List.of(3), Shopper.Whim.NONE, Shopper.Purse.CARD),
              new Act.Terminal(0, mood, 0, 90_000),
              patient,
              new Act.Nothing());
      Act forAccount =
          new Act.PayAccount(
              0,
              2,
              new AccountHand.Way(100, false, AccountHand.Means.CARD_THEN_CASH, patient),
              new Act.Terminal(0, mood, 0, 90_000));
      return Story.of(
          seed,
          new Plot.Told(List.of(SYNC, SYNC, SYNC, OWE, forGoods, SELL, forAccount, SELL, SYNC)),
          ground,
          Planted.NONE);
    }
  }

  /// Source: T5, F24.
  @Test
  void whatTwoTillsHaveTakenForTheSameDebtStandsTwice() {
    List<Act> acts = new ArrayList<>(List.of(SYNC, new Act.Synchronise(1), SYNC, OWE));
    for (int i = 0; i < 8; i++) {
      acts.addAll(List.of(SYNC, new Act.Synchronise(1)));
    }
    acts.add(new Act.PayAccountTwice(0, 0, 0));
    List<Story> stories = told(acts, ALL ? 12 : 4);

    assertThat(stories)
        .anyMatch(story ->
            story.history().stream().filter(line -> line.contains("paid for c2")).count() == 2);
  }

  /// Left to chance it is seldom the ticket of somebody who owes that comes back. Source: T5, T7.
  @Test
  void whatComesBackOfWhatIsOwedIsOwedNoLonger() {
    Act back = new Act.TakeBack(0, 0, 1, 1, List.of(), Shopper.Purse.ON_ACCOUNT);
    List<Story> stories = told(List.of(SYNC, SYNC, SYNC, OWE, back, SELL, SYNC), 3);

    assertThat(stories).anyMatch(story -> has(story, "puts -"));
  }

  /// It had sold nothing since the copy, and its machine remembered only what was sold: it gave out
  /// the number of the payment again.
  @Test
  void aTillThatHasOnlyTakenMoneyForAnAccountSinceItWasCopiedKnowsThatItIsACopy() {
    Act pay =
        new Act.PayAccount(
            0, 0, new AccountHand.Way(50, false, AccountHand.Means.CASH, true), new Act.Nothing());
    List<Story> stories =
        told(
            List.of(
                SYNC,
                SYNC,
                SYNC,
                OWE,
                SYNC,
                new Act.CopyTill(0),
                pay,
                SYNC,
                SYNC,
                new Act.LineDown(0, 600_000),
                new Act.RestoreTill(0, false),
                pay,
                pay,
                pay,
                SYNC),
            ALL ? 10 : 5);

    assertThat(stories).anyMatch(story -> hasBehind(story, "paid for c2", "joins anew"));
    assertThat(stories).anyMatch(story -> hasBehind(story, "joins anew", "paid for c2"));
  }

  private static List<Story> told(List<Act> acts, int seeds) {
    return told(acts, LongStream.rangeClosed(1, seeds));
  }

  /// Stories of the same acts.
  private static List<Story> told(List<Act> acts, LongStream seeds) {
    long[] all = seeds.toArray();
    List<Story> stories =
        LongStream.of(all)
            .parallel()
            .mapToObj(seed -> Story.of(seed, new Plot.Told(acts), ground, Planted.NONE))
            .toList();
    for (int i = 0; i < all.length; i++) {
      assertThat(stories.get(i).failure()).as("seed %d", all[i]).isNull();
    }
    return stories;
  }

  private static boolean has(Story story, String what) {
    return story.history().stream().anyMatch(line -> line.contains(what));
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
}
