package dev.sempre.simulation.bench;

import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Sale;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.simulation.shop.Assortment;
import java.util.List;
import java.util.Random;

/// Rings up tickets of five lines, paid in cash, through the code that the Sell screen uses.
final class Tickets {
  static final int LINES = 5;

  private final TillDesk desk;
  private final Random random;
  private final int products;

  /// @param replica database of a till that knows its shop
  /// @param products how many products of the assortment can be rung up
  Tickets(Replica replica, TimeSource time, long seed, int products) {
    this.desk = new TillDesk(replica, time, cashier(replica));
    this.random = new Random(seed);
    this.products = products;
  }

  private static User cashier(Replica replica) {
    String establishment =
        replica.place().map(place -> String.valueOf(place.establishment())).orElseThrow();
    return replica.read(handle -> UserStore.activeOf(handle, establishment)).stream()
        .filter(user -> user.roleId().equals("CASHIER"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody may sell here"));
  }

  /// How long one ticket held its cashier up.
  ///
  /// @param longestStepNanos longest of the scans
  /// @param paymentNanos from "paid" to the ticket on disk
  record Times(long longestStepNanos, long paymentNanos) {}

  /// Rings up a ticket and pays it.
  Times ringUp() {
    OpenSale sale = desk.current().sale();
    long longest = 0;
    for (int line = 0; line < LINES; line++) {
      long begin = System.nanoTime();
      sale = done(desk.ringUp(sale, Assortment.gtin(random.nextInt(products))));
      longest = Math.max(longest, System.nanoTime() - begin);
    }
    PayingSale paying =
        done(
            done(sale.beginPayment())
                .addTender(desk.cash().id(), TenderKind.CASH, sale.totals().grossMinor()));
    long begin = System.nanoTime();
    PaymentAnswer answer = desk.complete(paying);
    long payment = System.nanoTime() - begin;
    if (!(answer instanceof PaymentAnswer.Paid)) {
      throw new IllegalStateException("not paid: " + answer);
    }
    return new Times(longest, payment);
  }

  private static OpenSale done(StepAnswer answer) {
    if (answer instanceof StepAnswer.Done(OpenSale sale, var _)) {
      return sale;
    }
    throw new IllegalStateException("not rung up: " + answer);
  }

  private static <T extends Sale> T done(SaleResult<T> result) {
    return result.orElseThrow();
  }

  static List<String> tables() {
    return List.of("sale", "sale_line", "sale_tender", "sale_tax");
  }
}
