package dev.sempre.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Draws what happens.
final class Fate {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /// The last one is 1970.
  private static final long[] OFFSETS = {
    0, -2 * DAY, HOUR, -HOUR, 90_000, 3 * 365 * DAY, -World.START_MILLIS
  };

  private static final int MONTH = 31;
  private static final int MOST = 64;
  private static final int ON_OFFER = 3;

  /// One batch less a ticket, a batch, and one more: 500 records go up at once.
  private static final int[] CROWDS = {499, 500, 501};

  private static final int ROUNDS = 12;

  /// What the till calls its disk and its terminal for while somebody pays by card.
  private static final int CALLS_OF_A_CARD = 50;

  private final Random random;
  private final CounterFate counter;

  Fate(Random random) {
    this.random = random;
    this.counter = new CounterFate(random, this::meanwhile);
  }

  /// @param steps how many acts, 3 or more
  List<Act> story(int steps) {
    List<Act> acts = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      acts.add(act());
    }
    if (random.nextInt(5) == 0) {
      acts.set(random.nextInt(steps), new Act.Closed(MONTH));
    }
    if (random.nextInt(40) == 0) {
      int till = random.nextInt(MOST);
      int at = random.nextInt(steps - 2);
      acts.set(at, new Act.LineDown(till, 30 * DAY));
      acts.set(at + 1, new Act.Crowd(till, CROWDS[random.nextInt(CROWDS.length)]));
      acts.set(at + 2, new Act.Closed(MONTH));
    }
    return acts;
  }

  /// Once it has something to sell, the first till has no line for so long, and sells all the time;
  /// the others go on as ever, and head office changes things. After it the line is for a while as
  /// bad as it was before.
  ///
  /// @param tickets how many it sells, about the same on each day
  /// @param days how long it has no line
  List<Act> backlog(int tickets, int days) {
    List<Act> acts = new ArrayList<>(rounds());
    acts.add(new Act.LineDown(0, days * DAY));
    for (int day = 0; day < days; day++) {
      int customers = tickets * (day + 1) / days - tickets * day / days;
      acts.add(counter.sell(0, customers));
      acts.add(counter.sell(1));
      acts.add(atOffice());
      acts.add(customerAtOffice());
      acts.add(customerAtTill(0));
      acts.add(new Act.Closed(1));
    }
    acts.addAll(rounds());
    return acts;
  }

  /// Some time in which everybody synchronises, as well as the line lets them.
  private static List<Act> rounds() {
    return IntStream.range(0, ROUNDS).<Act>mapToObj(Act.Synchronise::new).toList();
  }

  private Act act() {
    int till = random.nextInt(MOST);
    return switch (random.nextInt(43)) {
      case 0 -> new Act.Synchronise(till);
      case 1 -> new Act.KillTill(till, random.nextInt(60));
      case 2 -> new Act.KillCentre(random.nextInt(MOST), random.nextInt(40));
      case 3 -> new Act.TillDisk(till, mood(), random.nextInt(90_000));
      case 4 -> new Act.CentreDisk(random.nextInt(MOST), mood(), random.nextInt(60_000));
      case 5 -> new Act.LineDown(till, random.nextInt(3) == 0 ? 3 * DAY : random.nextInt(600_000));
      case 6 -> clock(till);
      case 7 -> freeze(till);
      case 8, 9 -> atOffice();
      case 10 -> customerAtOffice();
      case 11, 12 -> customerAtTill(till);
      case 13 ->
          random.nextInt(3) == 0
              ? new Act.DamageMovement(till, random.nextInt(MOST))
              : new Act.Damage(till, random.nextInt(MOST));
      case 14 ->
          random.nextBoolean()
              ? new Act.Alter(till, random.nextInt(MOST))
              : new Act.AlterUnanswered(till, random.nextInt(MOST));
      case 15 -> copyOrRestore();
      case 16 -> counter.sellTogether(till, random.nextInt(MOST));
      case 17 ->
          random.nextInt(3) == 0
              ? new Act.RestoreTill(till, random.nextBoolean())
              : new Act.CopyTill(till);
      case 18 ->
          random.nextInt(3) == 0 ? new Act.Night(6 + random.nextInt(18)) : counter.leave(till);
      case 19, 20, 21, 22, 23, 24 -> counter.drawer(till);
      case 25, 26, 27, 28 -> counter.takeBack(till, random.nextInt(MOST));
      case 29, 30 -> counter.park(till);
      case 31, 32, 33 -> counter.byCard(till);
      case 34, 35, 36 -> counter.forAccount(till, random.nextInt(MOST));
      case 37 -> counter.practise(till);
      default -> counter.sell(till);
    };
  }

  /// What happens while a customer looks for her purse, or between a count and its Z.
  private Act meanwhile(int till, CounterFate.Moment moment) {
    return switch (moment) {
      case LOOKING -> random.nextInt(4) == 0 ? counter.close(till, new Act.Nothing()) : atOffice();
      case TROUBLE -> new Act.TillDisk(till, mood(), 2_000);
      case DEATH -> new Act.KillTill(till, random.nextInt(14));
      case CARD -> new Act.KillTill(till, random.nextInt(CALLS_OF_A_CARD));
      case CLOCK -> new Act.SetClock(till, OFFSETS[random.nextInt(OFFSETS.length)]);
    };
  }

  private FaultyDisk.Mood mood() {
    FaultyDisk.Mood[] moods = FaultyDisk.Mood.values();
    return moods[random.nextInt(moods.length)];
  }

  private Act clock(int till) {
    return switch (random.nextInt(6)) {
      case 0 -> new Act.Drift(till, 100 - random.nextInt(201));
      case 1 -> new Act.StampFarAhead(till, customer(), 1 + random.nextInt(1_000));
      default -> new Act.SetClock(till, OFFSETS[random.nextInt(OFFSETS.length)]);
    };
  }

  private Act freeze(int till) {
    int millis = 1_000 + random.nextInt(600_000);
    return random.nextInt(3) == 0 ? new Act.FreezeCentre(millis) : new Act.FreezeTill(till, millis);
  }

  /// Of some things the price changes all the time.
  private Act atOffice() {
    int company = random.nextInt(MOST);
    int product = random.nextInt(random.nextBoolean() ? ON_OFFER : Founding.PRODUCTS);
    return random.nextInt(4) == 0
        ? new Act.Product(company, product, random.nextInt(Founding.VAT_RATES))
        : new Act.Price(company, product, 1L + random.nextInt(5_000));
  }

  private Act customerAtOffice() {
    int company = random.nextInt(MOST);
    return random.nextInt(4) == 0
        ? new Act.DeleteCustomer(company, random.nextInt(Founding.CONTACTS))
        : new Act.CustomerAtOffice(
            company, random.nextInt(Founding.CONTACTS), random.nextInt(1_000));
  }

  /// What happens to one customer, also while a call is under way.
  Act.CustomerAtTill customerAtTill(int till) {
    return new Act.CustomerAtTill(till, customer(), random.nextInt(1_000_000));
  }

  boolean coin() {
    return random.nextBoolean();
  }

  private int customer() {
    return random.nextInt(Founding.CONTACTS + 2);
  }

  private Act copyOrRestore() {
    int company = random.nextInt(MOST);
    return random.nextInt(3) == 0 ? new Act.RestoreCentre(company) : new Act.CopyCentre(company);
  }

  /// How long it takes until the next act.
  long untilNextMillis() {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextInt(12 * 60_000); // The ladder of attempts has its time.
      case 1, 2, 3, 4 -> random.nextInt(30_000);
      default -> random.nextInt(3_000);
    };
  }
}
