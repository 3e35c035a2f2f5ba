package dev.sempre.simulation.power;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.simulation.power.Unpaid.Cart;
import dev.sempre.simulation.world.CalmCompany;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// What a cashier does with customer after customer. What her screen shows once a step is answered
/// goes into the log before anything else happens.
final class RingingUp {
  private static final long MILLI = 1_000;
  private static final Rate LITTLE = Rate.ofPercent(5);

  private final CalmCompany company;
  private final Random random;
  private final Consumer<Entry> log;
  private final Runnable meanwhile;
  private Unpaid shown = Unpaid.NOTHING;
  private boolean stepping;

  /// @param meanwhile what happens while a customer thinks; the till may be another afterwards
  RingingUp(CalmCompany company, Random random, Consumer<Entry> log, Runnable meanwhile) {
    this.company = company;
    this.random = random;
    this.log = log;
    this.meanwhile = meanwhile;
  }

  /// Whether the till is about to store a step of an unpaid ticket.
  boolean isStepping() {
    return stepping;
  }

  /// One customer, who pays or comes again.
  void serve() {
    company.awaitCustomer();
    TillDesk desk = company.desk();
    OpenSale sale = takeUp(desk);
    if (sale.isEmpty() && !shown.parked().isEmpty() && random.nextInt(2) == 0) {
      sale = recall(desk, sale);
    }
    int articles = 1 + random.nextInt(4);
    for (int n = 0; n < articles; n++) {
      sale = changed(desk, show(rungUp(desk, sale, CalmCompany.someCode(random))));
    }
    if (random.nextInt(6) == 0) {
      meanwhile.run();
      desk = company.desk();
      sale = takeUp(desk);
    }
    if (random.nextInt(8) == 0) {
      park(desk, sale);
    } else {
      log.accept(new Entry.Paid(ReopenedTill.pay(desk, sale)));
      shown = shown.with(Cart.EMPTY);
    }
  }

  /// A till that goes on shows what it has shown.
  private OpenSale takeUp(TillDesk desk) {
    stepping = true;
    OpenSale sale = desk.current().sale();
    stepping = false;
    if (!Cart.of(sale).equals(shown.cart())) {
      throw new IllegalStateException("shows " + sale + " after " + shown);
    }
    return sale;
  }

  private StepAnswer rungUp(TillDesk desk, OpenSale sale, String code) {
    stepping = true;
    StepAnswer answer = desk.ringUp(sale, code);
    return answer instanceof StepAnswer.NeedsWeight(LineItem item, var _)
        ? desk.ringUpWeighed(sale, item, 1 + random.nextInt(2_000), WeighedBy.SCALE)
        : answer;
  }

  /// What some customers ask for after a thing was rung up.
  private OpenSale changed(TillDesk desk, OpenSale sale) {
    SaleLine last = sale.lines().getLast();
    int position = last.position();
    return switch (random.nextInt(16)) {
      case 0 -> keep(desk, sale, sale.changeQuantity(position, last.quantityMilli() + MILLI));
      case 1 -> keep(desk, sale, sale.discountLine(position, Discount.percent(LITTLE)));
      case 2 -> keep(desk, sale, sale.discountTicket(Discount.percent(LITTLE)));
      case 3 ->
          keep(desk, sale, SaleResult.done(sale.withCustomer(CalmCompany.someCustomer(random))));
      // A ticket with nothing on it cannot be paid.
      case 4 -> position > 1 ? keep(desk, sale, sale.voidLine(position)) : sale;
      default -> sale;
    };
  }

  private OpenSale keep(TillDesk desk, OpenSale before, SaleResult<OpenSale> wanted) {
    if (wanted instanceof SaleResult.Done<OpenSale>(OpenSale next) && !next.isEmpty()) {
      stepping = true;
      return show(desk.keep(next));
    }
    return before;
  }

  private OpenSale show(StepAnswer answer) {
    stepping = false;
    if (answer instanceof StepAnswer.Done(OpenSale next, var _)) {
      show(shown.with(Cart.of(next)));
      return next;
    }
    throw new IllegalStateException("a till that nothing ails says " + answer);
  }

  private void show(Unpaid now) {
    shown = now;
    log.accept(new Entry.Shown(now));
  }

  private void park(TillDesk desk, OpenSale sale) {
    stepping = true;
    moved(desk.park(sale, null));
    show(shown.andParked(sale.id()));
  }

  private OpenSale recall(TillDesk desk, OpenSale own) {
    List<String> waiting = shown.parked().keySet().stream().sorted().toList();
    String id = waiting.get(random.nextInt(waiting.size()));
    stepping = true;
    OpenSale taken = moved(desk.recall(own, id));
    show(shown.recalled(id));
    if (!Cart.of(taken).equals(shown.cart())) {
      throw new IllegalStateException("gives " + taken + " back for " + shown.cart());
    }
    return taken;
  }

  private OpenSale moved(TicketAnswer answer) {
    stepping = false;
    if (answer instanceof TicketAnswer.Next(var next, var _)) {
      return next.sale();
    }
    throw new IllegalStateException("a till that nothing ails says " + answer);
  }
}
