package dev.sempre.simulation.power;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.ParkedCartStore;
import dev.sempre.simulation.power.Unpaid.Cart;
import dev.sempre.simulation.world.CalmCompany;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The till's own program, started on what a power failure has left.
final class ReopenedTill {
  private static final TimeSource CLOCK = () -> CalmCompany.EVENING_MILLIS;

  private ReopenedTill() {}

  /// What a cashier finds and does.
  ///
  /// @param unpaid what lies before her, and waits, as her screen shows it
  /// @param sold what she sold then; empty if the till has not got its catalogue and prices yet
  record Found(Unpaid unpaid, Optional<SoldTicket> sold) {}

  /// Goes on with the ticket that was open, if there is one, adds a thing and takes the money.
  ///
  /// @return empty if nobody may work at it yet
  /// @throws IllegalStateException if it cannot sell
  static Optional<Found> sell(Path file, Random random) {
    try (Replica replica =
        Replica.open(
            SqliteDatabase.existing(file, 0, Runnable::run), CLOCK, new UuidV7(CLOCK, random))) {
      Optional<User> cashier = replica.read(handle -> UserStore.byId(handle, CalmCompany.CASHIER));
      return cashier.map(user -> sell(replica, new TillDesk(replica, CLOCK, user)));
    }
  }

  private static Found sell(Replica replica, TillDesk desk) {
    OpenSale open = desk.current().sale();
    Unpaid unpaid = new Unpaid(Cart.of(open), replica.read(ReopenedTill::parked));
    return new Found(unpaid, sell(desk, open));
  }

  private static Map<String, Cart> parked(Handle handle) {
    Map<String, Cart> parked = new TreeMap<>();
    for (ParkedCartStore.Parked one : ParkedCartStore.all(handle)) {
      if (!(one.cart() instanceof CartStore.Found.Open(OpenSale sale))) {
        throw new IllegalStateException("what was parked cannot be read: " + one.cart());
      }
      parked.put(one.id(), Cart.of(sale));
    }
    return parked;
  }

  private static Optional<SoldTicket> sell(TillDesk desk, OpenSale open) {
    return switch (desk.ringUp(open, CalmCompany.anyCode())) {
      case StepAnswer.Done(OpenSale sale, var _) -> Optional.of(pay(desk, sale));
      case StepAnswer.UnknownCode _ -> Optional.empty();
      case StepAnswer.Blocked(Obstacle obstacle) when obstacle == Obstacle.NO_PRICE ->
          Optional.empty();
      case StepAnswer other -> throw new IllegalStateException("cannot ring up: " + other);
    };
  }

  /// Takes cash for it.
  static SoldTicket pay(TillDesk desk, OpenSale sale) {
    var cash = desk.cash();
    PayingSale paying =
        sale.beginPayment()
            .then(due ->
                due.isPaid()
                    ? SaleResult.done(due)
                    : due.addTender(cash.id(), cash.kind(), due.dueMinor()))
            .orElseThrow();
    if (desk.complete(paying) instanceof PaymentAnswer.Paid paid) {
      return SoldTicket.of(paid.sale());
    }
    throw new IllegalStateException("cannot be paid");
  }
}
