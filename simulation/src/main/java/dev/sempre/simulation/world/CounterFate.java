package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.simulation.world.Shopper.Purse;
import dev.sempre.simulation.world.Shopper.Whim;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws what people do at tills.
final class CounterFate {
  private static final int MOST = 64;
  private static final int MOST_THINGS = 6;
  private static final int MOST_MOODY_MILLIS = 600_000;

  /// How money goes back.
  private static final Purse[] BACK = {
    Purse.EXACT, Purse.CARD, Purse.SPLIT, Purse.ON_ACCOUNT, Purse.ON_ACCOUNT
  };

  /// When something else happens in the middle of what somebody does.
  enum Moment {
    LOOKING,
    TROUBLE,
    DEATH,
    CLOCK,
    /// While the payment terminal is asked, and what it says put on disk.
    CARD
  }

  /// Draws what that is.
  @FunctionalInterface
  interface Meanwhile {
    Act at(int till, Moment moment);
  }

  private final Random random;
  private final Meanwhile meanwhile;

  CounterFate(Random random, Meanwhile meanwhile) {
    this.random = random;
    this.meanwhile = meanwhile;
  }

  /// So many customers without more ado.
  Act sell(int till, int customers) {
    return new Act.Sell(till, shoppers(customers), 0, new Act.Nothing());
  }

  Act sell(int till) {
    List<Shopper> shoppers = shoppers(1 + random.nextInt(4));
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        int millis = 1_000 + random.nextInt(60_000);
        yield new Act.Sell(till, shoppers, millis, meanwhile.at(till, Moment.LOOKING));
      }
      case 2 -> new Act.Sell(till, shoppers, 1, meanwhile.at(till, Moment.TROUBLE));
      default -> new Act.Sell(till, shoppers, 0, new Act.Nothing());
    };
  }

  Act sellTogether(int till, int other) {
    return new Act.SellTogether(till, other, shopper());
  }

  /// Somebody pays by card, and terminal or till have their trouble with it.
  Act byCard(int till) {
    Act between =
        switch (random.nextInt(4)) {
          case 0 -> meanwhile.at(till, Moment.TROUBLE);
          case 1, 2 -> meanwhile.at(till, Moment.CARD);
          default -> new Act.Nothing();
        };
    Purse[] purses = {Purse.CARD, Purse.CARD, Purse.SPLIT, Purse.CHANGES_HER_MIND};
    return new Act.PayByCard(
        till, shopper(one(purses)), terminal(till), random.nextBoolean(), between);
  }

  private Act.Terminal terminal(int till) {
    long hold = random.nextInt(3) == 0 ? random.nextInt(40_000) : 0;
    return new Act.Terminal(
        till, one(SimTerminal.Mood.values()), hold, 1 + random.nextInt(MOST_MOODY_MILLIS));
  }

  /// A customer pays what he owes, or a part of it.
  ///
  /// @param other another till of the same company, if there is one
  Act forAccount(int till, int other) {
    int which = random.nextInt(MOST);
    if (random.nextInt(3) == 0) {
      return new Act.PayAccountTwice(till, other, which);
    }
    int percent = random.nextInt(3) == 0 ? 100 : 1 + random.nextInt(100);
    AccountHand.Way way =
        new AccountHand.Way(
            percent, random.nextBoolean(), one(AccountHand.Means.values()), random.nextBoolean());
    Act between =
        switch (random.nextInt(7)) {
          case 0, 1 -> meanwhile.at(till, Moment.TROUBLE);
          case 2 -> meanwhile.at(till, Moment.DEATH);
          case 3 -> meanwhile.at(till, Moment.CARD);
          case 4 -> terminal(till);
          default -> new Act.Nothing();
        };
    return new Act.PayAccount(till, which, way, between);
  }

  Act leave(int till) {
    return new Act.LeaveCart(till, shopper());
  }

  /// A ticket is parked, or one that waits is taken up.
  Act park(int till) {
    Act between =
        switch (random.nextInt(6)) {
          case 0 -> meanwhile.at(till, Moment.TROUBLE);
          case 1, 2 -> meanwhile.at(till, Moment.DEATH);
          default -> new Act.Nothing();
        };
    return random.nextBoolean()
        ? new Act.Park(till, shopper(), between)
        : new Act.Recall(till, random.nextInt(MOST), random.nextBoolean(), between);
  }

  private List<Shopper> shoppers(int count) {
    List<Shopper> shoppers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shoppers.add(shopper());
    }
    return shoppers;
  }

  private Shopper shopper() {
    return shopper(one(Purse.values()));
  }

  private Shopper shopper(Purse purse) {
    return new Shopper(
        random.nextInt(Founding.CONTACTS),
        products(1 + random.nextInt(MOST_THINGS)),
        one(Whim.values()),
        purse);
  }

  private List<Integer> products(int count) {
    List<Integer> products = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      products.add(random.nextInt(Founding.PRODUCTS));
    }
    return products;
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  /// What comes back.
  ///
  /// @param other another till, perhaps of the same shop
  Act takeBack(int till, int other) {
    int ticket = random.nextInt(MOST);
    List<Integer> instead = products(random.nextInt(3));
    return switch (random.nextInt(6)) {
      case 0 -> new Act.TakeBackWithoutTicket(till, random.nextInt(Founding.PRODUCTS), instead);
      case 1 -> new Act.TakeBackTwice(till, ticket, other);
      case 2 -> new Act.TakeBackAtTwoDesks(till, ticket);
      default ->
          new Act.TakeBack(
              till, ticket, 1 + random.nextInt(3), 1 + random.nextInt(2), instead, one(BACK));
    };
  }

  Act practise(int till) {
    return new Act.Practise(till, shoppers(1 + random.nextInt(2)));
  }

  /// What is done with the drawer.
  Act drawer(int till) {
    return switch (random.nextInt(8)) {
      case 7 -> new Act.OpenDrawer(till, random.nextBoolean());
      case 0, 1 -> new Act.OpenShift(till, random.nextInt(300));
      case 2 -> new Act.ReadX(till);
      case 3, 4 ->
          new Act.MoveCash(till, one(CashMovementKind.values()), 1L + random.nextInt(20_000));
      default -> close(till, between(till));
    };
  }

  Act close(int till, Act between) {
    long off = random.nextInt(3) == 0 ? random.nextInt(2_001) - 1_000L : 0;
    ShiftHand.Way way = new ShiftHand.Way(1 + random.nextInt(2), off, random.nextInt(3) == 0);
    return new Act.CloseShift(till, way, between);
  }

  private Act between(int till) {
    return switch (random.nextInt(7)) {
      case 0 -> meanwhile.at(till, Moment.TROUBLE);
      case 1 -> meanwhile.at(till, Moment.DEATH);
      case 2 -> meanwhile.at(till, Moment.CLOCK);
      case 3 -> sell(till, 1);
      default -> new Act.Nothing();
    };
  }
}
