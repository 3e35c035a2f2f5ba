package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.Payable;
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

  /// How often somebody has come back to a card of which the terminal says nothing.
  private int cameBack;

  /// How often somebody does that before she goes on without an answer.
  private static final int PATIENCE = 2;

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

  /// A customer whose card has to do with the payment terminal.
  ///
  /// @param patient whether somebody waits for a terminal that does not answer
  /// @param before what happens before she pays
  boolean serveByCard(Shopper shopper, boolean patient, Runnable before) {
    return serve(shopper, patient, before);
  }

  /// A customer who pays for what he owes. Source: T5.
  boolean receive(String customerId, AccountHand.Way way) {
    return with(
        NAME,
        hand ->
            new AccountHand(till, setting, NAME, hand.desk(), planted).receive(customerId, way));
  }

  /// A customer who looks for her purse.
  ///
  /// @param looking what happens meanwhile. Source: F26.
  boolean serve(Shopper shopper, Runnable looking) {
    return serve(shopper, true, looking);
  }

  private boolean serve(Shopper shopper, boolean patient, Runnable looking) {
    return with(
        NAME,
        hand -> {
          hand.ringUp(shopper);
          int life = till.life();
          if (!hand.sale().isEmpty()) {
            looking.run();
          }
          return till.isUsable()
              && till.life() == life
              && pays(NAME, hand, shopper.purse(), patient);
        });
  }

  /// Somebody opens the drawer without a sale. Source: T1, T8.
  void openDrawer(String who) {
    boolean _ = with(who, SaleHand::openDrawer);
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
  /// @param purse how the money goes back, or what is due is paid
  boolean takeBack(String who, Bringing bringing, List<Integer> instead, Shopper.Purse purse) {
    return with(
        who,
        hand -> {
          if (!new ReturnHand(till, setting, hand).takeBack(bringing)) {
            return false;
          }
          instead.forEach(product -> hand.ringUp(Founding.sku(product)));
          return pays(who, hand, purse);
        });
  }

  /// As [#takeBack], and she has to wait for her money.
  void putAside(String who, Bringing bringing) {
    boolean _ = with(who, hand -> new ReturnHand(till, setting, hand).takeBack(bringing));
  }

  /// Whoever has left money on the counter, for a sale or for an account, finishes that.
  void finishPayments() {
    for (String who : List.of(NAME, COLLEAGUE)) {
      if (till.isUsable()) {
        boolean _ = with(who, _ -> true);
      }
    }
  }

  private boolean pays(String who, SaleHand hand, Shopper.Purse purse) {
    return pays(who, hand, purse, true);
  }

  private boolean pays(String who, SaleHand hand, Shopper.Purse purse, boolean patient) {
    return !hand.sale().isEmpty() && paying(who, hand, patient).pay(purse).isPresent();
  }

  private PayingHand paying(String who, SaleHand hand, boolean patient) {
    return new PayingHand(till, setting, who, hand, planted, patient);
  }

  /// Somebody goes on with his open sale. One that was being paid is paid first, and so is money
  /// that lies for an account, and that is all.
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
    CartBook cart = setting.oracle().book(till.name()).cart(who);
    CardHand cards = new CardHand(till, setting, who, cart, planted.cards());
    if (cards.isAsked(found.sale().id(), found.tenders())) {
      return goesOnWithCard(who, hand, cards);
    }
    if (!found.tenders().isEmpty()) {
      return paying(who, hand, true).goOn(found.paying()).isPresent();
    }
    return goesOnForAccount(who, desk) ? false : work.test(hand);
  }

  /// What somebody has given for what he owes is settled before anything else.
  private boolean goesOnForAccount(String who, TillDesk desk) {
    AccountHand account = new AccountHand(till, setting, who, desk, planted);
    Optional<AccountDraft> found = account.found();
    found.ifPresent(draft -> {
      int time = cameBack++;
      account.goOn(draft, time < PATIENCE, time % 2 == 1);
    });
    return found.isPresent();
  }

  /// The terminal has not said what became of a card: it is asked before anything else.
  private boolean goesOnWithCard(String who, SaleHand hand, CardHand cards) {
    boolean patient = cameBack++ < PATIENCE;
    Optional<PayingSale> known =
        cards.goOn(new Payable.Ticket(hand.found().paying()), patient).map(PayingHand::sale);
    if (known.isEmpty()) {
      return false;
    }
    cameBack = 0;
    return paying(who, hand, true).goOn(known.get()).isPresent();
  }
}
