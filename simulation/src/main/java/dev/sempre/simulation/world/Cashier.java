package dev.sempre.simulation.world;

import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.organisation.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The people who work at a till, and tell customers what its program tells them. One customer
/// after the other.
final class Cashier {
  static final String NAME = "maria";

  /// Who works at the same till now and then, with an open sale of his own.
  static final String COLLEAGUE = "bruno";

  private final SimTill till;
  private final Setting setting;
  private final PlantedTill planted;
  private final ShiftHand shift;
  private boolean serves;

  Cashier(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
    this.planted = new PlantedTill(till, setting);
    this.shift = new ShiftHand(till, setting, planted.drawer());
  }

  /// The program has started.
  void starts() {
    till.live(planted::start);
  }

  /// What is done with the drawer.
  ShiftHand shift() {
    return shift;
  }

  /// A customer with some things.
  ///
  /// @return true if she was told that it is paid
  boolean serve(List<String> codes) {
    return with(
        NAME,
        hand -> {
          codes.forEach(hand::ringUp);
          return pays(NAME, hand, Shopper.Purse.EXACT);
        });
  }

  boolean serve(Shopper shopper) {
    return serve(shopper, () -> {});
  }

  /// A customer who looks for her purse.
  ///
  /// @param looking what happens meanwhile. Source: F26.
  boolean serve(Shopper shopper, Runnable looking) {
    return with(
        NAME,
        hand -> {
          hand.ringUp(shopper);
          int life = till.life();
          if (!hand.sale().isEmpty()) {
            looking.run();
          }
          return till.isUsable() && till.life() == life && pays(NAME, hand, shopper.purse());
        });
  }

  /// A customer whose things are left on the till. Source: T6.
  void leave(Shopper shopper) {
    boolean _ =
        with(
            NAME,
            hand -> {
              hand.ringUp(shopper);
              setting.note(till.name(), "is left with " + hand.sale().lines().size() + " lines");
              return true;
            });
  }

  /// A customer whose things are put aside until she comes again.
  ///
  /// @param meanwhile what happens before they are
  void park(Shopper shopper, Runnable meanwhile) {
    boolean _ =
        with(
            NAME,
            hand -> {
              hand.ringUp(shopper);
              int life = till.life();
              meanwhile.run();
              return till.isUsable() && till.life() == life && parking(NAME, hand).park();
            });
  }

  /// Somebody takes up a ticket that waits, and its customer pays.
  ///
  /// @param which of those that wait
  /// @param meanwhile what happens before that
  void recall(String who, int which, Runnable meanwhile) {
    boolean _ =
        with(
            who,
            hand -> {
              int life = till.life();
              meanwhile.run();
              return till.isUsable()
                  && till.life() == life
                  && parking(who, hand).recall(which)
                  && pays(who, hand, Shopper.Purse.EXACT);
            });
  }

  private ParkingHand parking(String who, SaleHand hand) {
    return new ParkingHand(till, setting, who, hand, planted);
  }

  /// A customer who brings something back.
  ///
  /// @param instead what she takes for it; empty if nothing
  boolean takeBack(String who, Bringing bringing, List<Integer> instead) {
    return with(
        who,
        hand -> {
          if (!new ReturnHand(till, setting, hand).takeBack(bringing)) {
            return false;
          }
          instead.forEach(product -> hand.ringUp(Founding.sku(product)));
          return pays(who, hand, Shopper.Purse.EXACT);
        });
  }

  /// As [#takeBack], and she has to wait for her money.
  void putAside(String who, Bringing bringing) {
    boolean _ = with(who, hand -> new ReturnHand(till, setting, hand).takeBack(bringing));
  }

  /// Whoever has left a sale with money on the counter finishes it.
  void finishPayments() {
    for (String who : List.of(NAME, COLLEAGUE)) {
      if (till.isUsable()) {
        boolean _ = with(who, _ -> true);
      }
    }
  }

  private boolean pays(String who, SaleHand hand, Shopper.Purse purse) {
    return !hand.sale().isEmpty()
        && new PayingHand(till, setting, who, hand, planted).pay(purse).isPresent();
  }

  /// Somebody goes on with his open sale. One that was being paid is paid first, and that is all.
  private boolean with(String who, Predicate<SaleHand> work) {
    if (serves) {
      return false;
    }
    serves = true;
    try {
      return withOpenSale(who, work);
    } catch (Killed dead) {
      return false;
    } finally {
      serves = false;
      till.mourn();
    }
  }

  private boolean withOpenSale(String who, Predicate<SaleHand> work) {
    if (!till.isTrusted()) {
      return false;
    }
    Optional<User> cashier = till.replica().read(handle -> UserStore.byId(handle, who));
    if (cashier.isEmpty()) {
      return false; // Nobody may sell before the first download.
    }
    TillDesk desk = new TillDesk(till.replica(), till.clock(), cashier.get());
    SaleHand hand = new SaleHand(till, setting, who, desk);
    OpenTicket found = hand.found();
    if (found.tenders().isEmpty()) {
      return work.test(hand);
    }
    PayingSale begun = new PayingSale(found.sale(), found.tenders(), found.rounding());
    return new PayingHand(till, setting, who, hand, planted).goOn(begun).isPresent();
  }
}
