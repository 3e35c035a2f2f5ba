package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.simulation.world.CartBook.Cart;
import java.util.Optional;

/// Takes money for a sale or gives it back, and tells the customer what the till says.
final class PayingHand {
  /// The smallest note, minor units.
  private static final long NOTE_MINOR = 1_000;

  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final SaleHand hand;
  private final TillDesk desk;
  private final PlantedTill planted;

  PayingHand(SimTill till, Setting setting, String who, SaleHand hand, PlantedTill planted) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.hand = hand;
    this.desk = hand.desk();
    this.planted = planted;
  }

  private CartBook cart() {
    return setting.oracle().book(till.name()).cart(who);
  }

  Optional<CompletedSale> pay(Shopper.Purse purse) {
    PayingSale paying = hand.sale().beginPayment().orElseThrow();
    return pay(paying, purse, true);
  }

  /// Goes on with a payment that an earlier life of the program has begun.
  Optional<CompletedSale> goOn(PayingSale paying) {
    return pay(paying, Shopper.Purse.EXACT, false);
  }

  private Optional<CompletedSale> pay(PayingSale begun, Shopper.Purse purse, boolean fresh) {
    PayingSale paying = begun;
    Optional<PaymentMethod> card = card();
    boolean returns = paying.lines().stream().anyMatch(SaleLine::isReturn);
    if (purse == Shopper.Purse.SPLIT && card.isPresent() && !returns && paying.dueMinor() > 1) {
      Optional<PayingSale> half = half(paying, card.get());
      if (half.isEmpty()) {
        return Optional.empty();
      }
      paying = half.get();
    }
    if (!paying.isPaid()) {
      PaymentMethod method = purse == Shopper.Purse.CARD ? card.orElse(desk.cash()) : desk.cash();
      boolean note = purse == Shopper.Purse.NOTE && paying.dueMinor() > 0;
      long given =
          note ? Math.ceilDiv(paying.dueMinor(), NOTE_MINOR) * NOTE_MINOR : paying.dueMinor();
      paying = paying.addTender(method.id(), method.kind(), given).orElseThrow();
    }
    return told(complete(paying), paying, fresh);
  }

  private Optional<PaymentMethod> card() {
    return desk.paymentMethods().stream()
        .filter(method -> method.kind() == TenderKind.CARD)
        .findFirst();
  }

  /// One half by card, which is on disk before the rest is given.
  private Optional<PayingSale> half(PayingSale paying, PaymentMethod card) {
    PayingSale half = paying.addTender(card.id(), card.kind(), paying.dueMinor() / 2).orElseThrow();
    cart().begins(Cart.of(half.cart(), half.tenders()));
    if (desk.keepPayment(half).isPresent()) {
      cart().isAsBefore();
      return Optional.empty();
    }
    cart().done(Cart.of(half.cart(), half.tenders()));
    return Optional.of(half);
  }

  private PaymentAnswer complete(PayingSale paying) {
    cart().begins(Cart.EMPTY);
    try {
      planted.beforePayment(paying);
      PaymentAnswer answer = desk.complete(paying);
      planted.afterPayment(paying, answer);
      return answer;
    } catch (StoreFailure | Killed dead) {
      setting.oracle().inDoubt(till.name(), paying.id());
      throw dead;
    }
  }

  private Optional<CompletedSale> told(PaymentAnswer answer, PayingSale paying, boolean fresh) {
    return switch (answer) {
      case PaymentAnswer.Paid(CompletedSale completed, var _, var _) -> {
        asRungUp(paying.cart(), completed);
        cart().done(Cart.EMPTY);
        setting.oracle().paid(till.name(), completed);
        setting.note(
            till.name(),
            "paid " + completed.number().printed() + " " + completed.totals().grossMinor());
        yield Optional.of(completed);
      }
      case PaymentAnswer.Unknown _ -> {
        setting.oracle().inDoubt(till.name(), paying.id());
        setting.note(till.name(), "unknown");
        yield Optional.empty();
      }
      case PaymentAnswer.NotSaved _ -> {
        cart().isAsBefore();
        setting.oracle().notSaved(till.name(), paying.id());
        setting.note(till.name(), "not saved");
        yield Optional.empty();
      }
      case PaymentAnswer.Broken() -> throw new Broken("I16", till.name() + " broke over a payment");
      case PaymentAnswer.Refused(var refusal) -> refused(refusal, paying, fresh);
      case PaymentAnswer.Blocked(Obstacle obstacle) when obstacle == Obstacle.SET_BACK -> {
        cart().isAsBefore();
        setting.note(till.name(), "is set back");
        yield Optional.empty();
      }
      case PaymentAnswer.Blocked(var obstacle) ->
          throw new Broken("I16", till.name() + " blocks a payment: " + obstacle);
    };
  }

  /// What a ticket takes back may have come back meanwhile, at another desk; then it is taken off.
  private Optional<CompletedSale> refused(SaleRefusal refusal, PayingSale paying, boolean fresh) {
    boolean meanwhile =
        refusal instanceof SaleRefusal.MoreThanSold
            || refusal instanceof SaleRefusal.ReturnedMeanwhile
            || refusal instanceof SaleRefusal.TicketNotHere;
    boolean returns = paying.lines().stream().anyMatch(line -> line.returnedLine() != null);
    if (!meanwhile || !returns || !fresh) {
      throw new Broken("I16", till.name() + " refuses a payment: " + refusal);
    }
    cart().isAsBefore();
    setting.note(till.name(), "takes nothing back: " + refusal.getClass().getSimpleName());
    return hand.voidReturns() && !hand.sale().isEmpty()
        ? pay(Shopper.Purse.EXACT)
        : Optional.empty();
  }

  /// What was on the screen is what is on the ticket, whatever has come down since. Source: F26.
  private void asRungUp(OpenSale told, CompletedSale completed) {
    boolean same =
        told.lines().equals(completed.lines())
            && told.totals().grossMinor() == completed.totals().grossMinor();
    if (!same) {
      throw new Broken("I4", completed.number().printed() + " is not what was rung up");
    }
  }
}
