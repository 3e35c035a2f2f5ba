package dev.sempre.simulation.world;

import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.organisation.UserStore;
import java.util.List;
import java.util.Optional;

/// Who sells at a till, and tells customers what its program tells her.
final class Cashier {
  static final String NAME = "maria";

  private final SimTill till;
  private final Setting setting;
  private final PlantedTill planted;
  private boolean serves;

  Cashier(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
    this.planted = new PlantedTill(till, setting);
  }

  /// The program has started.
  void starts() {
    till.live(planted::start);
  }

  /// A customer with some things.
  ///
  /// @return true if she was told that it is paid
  boolean serve(List<String> codes) {
    return serve(codes, () -> {});
  }

  /// A customer who looks for her purse.
  ///
  /// @param looking what happens meanwhile. Source: F26.
  boolean serve(List<String> codes, Runnable looking) {
    if (serves) {
      return false; // One customer after the other.
    }
    serves = true;
    try {
      return serveNow(codes, looking);
    } catch (Killed dead) {
      return false;
    } finally {
      serves = false;
      till.mourn();
    }
  }

  private boolean serveNow(List<String> codes, Runnable looking) {
    if (!till.isTrusted()) {
      return false;
    }
    Replica replica = till.replica();
    Optional<User> cashier = replica.read(handle -> UserStore.byId(handle, NAME));
    if (cashier.isEmpty()) {
      return false; // Nobody may sell before the first download.
    }
    TillDesk desk = new TillDesk(replica, till.clock(), cashier.get());
    OpenSale sale = desk.current().sale();
    for (String code : codes) {
      if (desk.ringUp(sale, code) instanceof StepAnswer.Done(OpenSale next)) {
        sale = next;
      }
    }
    if (sale.isEmpty()) {
      return false;
    }
    looking.run();
    return till.isUsable() && pay(desk, sale);
  }

  private boolean pay(TillDesk desk, OpenSale sale) {
    var cash = desk.cash();
    PayingSale paying =
        sale.beginPayment()
            .then(due ->
                due.isPaid()
                    ? SaleResult.done(due)
                    : due.addTender(cash.id(), cash.kind(), due.dueMinor()))
            .orElseThrow();
    PaymentAnswer answer;
    try {
      planted.beforePayment();
      answer = desk.complete(paying);
      planted.afterPayment(answer);
    } catch (StoreFailure | Killed dead) {
      setting.oracle().inDoubt(till.name(), sale.id());
      throw dead;
    }
    return switch (answer) {
      case PaymentAnswer.Paid(CompletedSale completed, var _, var _) -> {
        asRungUp(sale, completed);
        setting.oracle().paid(till.name(), completed);
        setting.note(
            till.name(),
            "paid " + completed.number().printed() + " " + completed.totals().grossMinor());
        yield true;
      }
      case PaymentAnswer.Unknown _ -> {
        setting.oracle().inDoubt(till.name(), sale.id());
        setting.note(till.name(), "unknown");
        yield false;
      }
      case PaymentAnswer.NotSaved _ -> {
        setting.oracle().notSaved(till.name(), sale.id());
        setting.note(till.name(), "not saved");
        yield false;
      }
      case PaymentAnswer.Broken() -> throw new Broken("I16", till.name() + " broke over a payment");
      case PaymentAnswer.Refused(var refusal) ->
          throw new Broken("I16", till.name() + " refuses a payment: " + refusal);
      case PaymentAnswer.Blocked(Obstacle obstacle) when obstacle == Obstacle.SET_BACK -> {
        setting.note(till.name(), "is set back");
        yield false;
      }
      case PaymentAnswer.Blocked(var obstacle) ->
          throw new Broken("I16", till.name() + " blocks a payment: " + obstacle);
    };
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
