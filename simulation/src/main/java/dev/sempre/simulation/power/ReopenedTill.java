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
import dev.sempre.simulation.world.CalmCompany;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/// The till's own program, started on what a power failure has left.
final class ReopenedTill {
  private static final TimeSource CLOCK = () -> CalmCompany.EVENING_MILLIS;

  private ReopenedTill() {}

  /// Goes on with the ticket that was open, if there is one, adds a thing and takes the money.
  ///
  /// @return what was sold; empty if the till has not got its catalogue and prices yet
  /// @throws IllegalStateException if it cannot sell
  static Optional<SoldTicket> sell(Path file, Random random) {
    try (Replica replica =
        Replica.open(
            SqliteDatabase.existing(file, 0, Runnable::run), CLOCK, new UuidV7(CLOCK, random))) {
      Optional<User> cashier = replica.read(handle -> UserStore.byId(handle, CalmCompany.CASHIER));
      return cashier.flatMap(user -> sell(new TillDesk(replica, CLOCK, user)));
    }
  }

  private static Optional<SoldTicket> sell(TillDesk desk) {
    OpenSale open = desk.current().sale();
    return switch (desk.ringUp(open, CalmCompany.anyCode())) {
      case StepAnswer.Done(OpenSale sale, var _) -> Optional.of(pay(desk, sale));
      case StepAnswer.UnknownCode _ -> Optional.empty();
      case StepAnswer.Blocked(Obstacle obstacle) when obstacle == Obstacle.NO_PRICE ->
          Optional.empty();
      case StepAnswer other -> throw new IllegalStateException("cannot ring up: " + other);
    };
  }

  private static SoldTicket pay(TillDesk desk, OpenSale sale) {
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
