package dev.sempre.simulation.week;

import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.ReturnReason;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.LocalProducts;
import dev.sempre.pos.till.ReturnDesk;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.catalogue.ProductSearch;
import dev.sempre.replica.db.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The hands of a cashier who may do everything: sells baskets and takes goods back through the
/// desks that the screens use. What a desk does not do is an error of this measurement.
final class WeekTill {
  private static final long MILLI = 1_000;
  private static final long[] NOTES_MINOR = {500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000};
  private static final int MOST_RETURNED_PIECES = 3;

  private final TillDesk desk;
  private final ReturnDesk returns;
  private final Habits habits;
  private final Random random;
  private final List<String> products;
  private final PaymentMethod cash;
  private final Optional<PaymentMethod> card;

  WeekTill(
      Replica till,
      WeekClock clock,
      KnownShop shop,
      User cashier,
      ProductSearch index,
      Habits habits,
      List<String> products,
      Random random) {
    this.desk = new TillDesk(till, clock, shop, cashier);
    this.returns =
        new ReturnDesk(till, clock, shop, desk, new LocalProducts(till, clock, shop, index));
    this.habits = habits;
    this.random = random;
    this.products = products;
    this.cash = desk.cash();
    this.card =
        desk.paymentMethods().stream()
            .filter(method -> method.kind() == TenderKind.CARD)
            .findFirst();
  }

  /// Sells a basket to the next customer.
  CompletedSale sell() {
    OpenSale sale = desk.current().sale();
    int lines = habits.basketLines().next(random);
    for (int i = 0; i < lines; i++) {
      String product = products.get(random.nextInt(products.size()));
      long pieces = habits.linePieces().next(random);
      sale = done(desk.ringUpProduct(sale, product, pieces * MILLI, null));
    }
    SaleLine last = sale.lines().getLast();
    if (chance(4)) {
      sale =
          done(
              desk.keep(
                  sale.discountLine(last.position(), Discount.percent(Rate.ofPercent(10)))
                      .orElseThrow()));
    }
    if (chance(3)) {
      sale =
          done(desk.keep(sale.discountTicket(Discount.percent(Rate.ofPercent(5))).orElseThrow()));
    }
    if (sale.lines().size() > 1 && chance(5)) {
      sale = done(desk.keep(sale.voidLine(last.position()).orElseThrow()));
    }
    return pay(sale);
  }

  private CompletedSale pay(OpenSale sale) {
    PayingSale paying = sale.beginPayment().orElseThrow();
    if (!paying.isPaid() && card.isPresent() && chance(5) && paying.dueMinor() > 1) {
      paying =
          paying.addTender(card.get().id(), TenderKind.CARD, paying.dueMinor() / 2).orElseThrow();
      require(desk.keepPayment(paying).isEmpty());
    }
    if (!paying.isPaid()) {
      PaymentMethod method = card.filter(_ -> chance(40)).orElse(cash);
      long due = paying.dueMinor();
      paying =
          paying
              .addTender(
                  method.id(), method.kind(), method.kind() == TenderKind.CASH ? note(due) : due)
              .orElseThrow();
    }
    return completed(paying);
  }

  /// What a customer holds out: the exact sum, or the next notes.
  private long note(long dueMinor) {
    if (chance(30)) {
      return dueMinor;
    }
    for (long note : NOTES_MINOR) {
      if (note >= dueMinor) {
        return note;
      }
    }
    return Math.ceilDiv(dueMinor, NOTES_MINOR[NOTES_MINOR.length - 1])
        * NOTES_MINOR[NOTES_MINOR.length - 1];
  }

  /// Takes goods of an earlier ticket back, if there is something left of it; every other customer
  /// takes something else for it.
  Optional<CompletedSale> takeBack(String saleId) {
    SoldTicket ticket = returns.ticket(saleId).orElseThrow();
    List<Part> parts = new ArrayList<>();
    int most = habits.returnLines().next(random);
    for (ReturnableLine line : ticket.lines()) {
      long left = line.leftMilli();
      if (left > 0 && parts.size() < most) {
        long wanted = (1 + random.nextInt(MOST_RETURNED_PIECES)) * MILLI;
        parts.add(new Part(line.line().position(), Math.min(left, wanted)));
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    OpenSale sale =
        done(
            returns.takeBack(
                desk.current().sale(), saleId, parts, ReturnReason.FAULTY.name(), null));
    if (chance(50)) {
      String product = products.get(random.nextInt(products.size()));
      sale = done(desk.ringUpProduct(sale, product, MILLI, null));
    }
    PayingSale paying = sale.beginPayment().orElseThrow();
    return Optional.of(
        paying.dueMinor() > 0
            ? pay(sale)
            : completed(
                paying.isPaid()
                    ? paying
                    : paying.addTender(cash.id(), cash.kind(), paying.dueMinor()).orElseThrow()));
  }

  private CompletedSale completed(PayingSale paying) {
    if (desk.complete(paying) instanceof PaymentAnswer.Paid(CompletedSale sale, _, _)) {
      return sale;
    }
    throw new IllegalStateException("not paid: " + desk.complete(paying));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static OpenSale done(StepAnswer answer) {
    if (answer instanceof StepAnswer.Done(OpenSale sale, var _)) {
      return sale;
    }
    throw new IllegalStateException("a step was not done: " + answer);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("a payment was not put on disk");
    }
  }
}
