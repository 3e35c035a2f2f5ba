package dev.sempre.simulation.world;

import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.simulation.world.CartBook.Cart;
import java.util.List;
import java.util.Optional;

/// What one person does with whole tickets at the desk of a till: one is put where everybody can
/// take it up, and one that waits is taken up. Source: T6.
final class ParkingHand {
  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final SaleHand hand;
  private final TillDesk desk;
  private final PlantedTill planted;

  ParkingHand(SimTill till, Setting setting, String who, SaleHand hand, PlantedTill planted) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.hand = hand;
    this.desk = hand.desk();
    this.planted = planted;
  }

  private TillBook book() {
    return setting.oracle().book(till.name());
  }

  /// Parks what lies before her.
  boolean park() {
    if (hand.sale().isEmpty()) {
      return false;
    }
    book().parked().beginsToPark(who, hand.sale().id(), Cart.of(hand.sale(), List.of()));
    planted.beforeParking(hand.sale());
    return moved(desk.park(hand.sale(), "for " + who));
  }

  /// Takes up one of those that wait.
  ///
  /// @param which counted from the newest on
  boolean recall(int which) {
    List<ParkedTicket> waiting = desk.parked().stream().filter(one -> !one.isOpen()).toList();
    if (waiting.isEmpty()) {
      return false;
    }
    String id = waiting.get(which % waiting.size()).id();
    Cart parked = book().parked().waiting(id);
    book()
        .parked()
        .beginsToRecall(who, id, hand.sale().id(), Cart.of(hand.sale(), List.of()).orNothing());
    // What she has voided line by line is void as a whole once she goes on with another one.
    boolean allVoided = hand.sale().isEmpty() && !hand.sale().lines().isEmpty();
    Optional<JournalBook.Entry> voided =
        allVoided ? Optional.of(hand.beginsToVoid()) : Optional.empty();
    if (!moved(desk.recall(hand.sale(), id))) {
      voided.ifPresent(hand::isNotVoid);
      return false;
    }
    voided.ifPresent(hand::isVoid);
    planted.afterRecall(id);
    Cart taken = Cart.of(hand.sale(), List.of());
    if (!taken.equals(parked)) {
      throw new Broken(
          "T6", "%s gave %s where %s was parked".formatted(till.name(), taken, parked));
    }
    return true;
  }

  private boolean moved(TicketAnswer answer) {
    if (answer instanceof TicketAnswer.Next(var next, var _)) {
      book().parkingIsDone();
      hand.goesOn(next.sale());
      setting.note(till.name(), who + " goes on with " + next.sale().lines().size() + " lines");
      return true;
    }
    if (answer instanceof TicketAnswer.Damaged || answer instanceof TicketAnswer.Gone) {
      throw new Broken("T6", till.name() + " cannot find a parked ticket: " + answer);
    }
    book().parked().isAsBefore();
    return false;
  }
}
