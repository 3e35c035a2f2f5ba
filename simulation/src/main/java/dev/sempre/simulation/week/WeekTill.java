package dev.sempre.simulation.week;

import dev.sempre.model.account.AccountDraft;
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
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.till.CardDesk;
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

  private static final int OFF_A_LINE = 10;
  private static final int OFF_ALL = 5;

  private final TillDesk desk;
  private final ReturnDesk returns;
  private final CardDesk cards;
  private final List<String> customers;
  private final List<String> debtors;
  private final List<Parked> parked = new ArrayList<>();
  private final Habits habits;
  private final Random random;
  private final List<String> products;
  private final PaymentMethod cash;
  private final Optional<PaymentMethod> card;

  private long voidedTickets;

  /// A ticket that waits for its customer.
  private record Parked(String id, Basket basket) {}

  /// @param debtors who owes something, the longest first; grows and shrinks
  WeekTill(
      Replica till,
      WeekClock clock,
      KnownShop shop,
      User cashier,
      ProductSearch index,
      Habits habits,
      List<String> products,
      Terminals terminals,
      List<String> customers,
      List<String> debtors,
      Random random) {
    this.desk = new TillDesk(till, clock, shop, cashier);
    this.returns =
        new ReturnDesk(till, clock, shop, desk, new LocalProducts(till, clock, shop, index));
    this.cards = new CardDesk(till, terminals);
    this.customers = customers;
    this.debtors = debtors;
    this.habits = habits;
    this.random = random;
    this.products = products;
    this.cash = desk.cash();
    this.card = method(TenderKind.CARD);
  }

  /// Serves the next customer: one with a new basket, or one who has left his to come back for it.
  Sold sell() {
    if (!parked.isEmpty() && chance(50)) {
      return recall(desk.current().sale());
    }
    Basket basket = new Basket();
    OpenSale sale = ringUp(basket);
    if (chance(4)) {
      park(sale, basket);
      return sell();
    }
    if (chance(2)) {
      return giveUp(sale);
    }
    return chance(3) ? onAccount(sale, basket) : pay(sale, basket);
  }

  /// A customer goes without anything: his ticket is void by name, or line by line where another
  /// one waits, which is taken up then.
  private Sold giveUp(OpenSale sale) {
    voidedTickets++;
    if (!parked.isEmpty() && chance(50)) {
      OpenSale nothing = sale;
      for (SaleLine line : sale.lines()) {
        if (!line.voided()) {
          nothing = done(desk.keep(nothing.voidLine(line.position()).orElseThrow()));
        }
      }
      return recall(nothing);
    }
    if (!(desk.voidTicket(sale, "the customer has left", null) instanceof TicketAnswer.Next)) {
      throw new IllegalStateException("not void: " + sale);
    }
    return sell();
  }

  /// How many customers have gone so.
  long voidedTickets() {
    return voidedTickets;
  }

  /// Somebody wants a note changed.
  void openDrawer() {
    if (!(desk.noSale(null) instanceof NoSaleAnswer.Noted)) {
      throw new IllegalStateException("the drawer was not opened");
    }
  }

  private OpenSale ringUp(Basket basket) {
    OpenSale sale = desk.current().sale();
    int lines = habits.basketLines().next(random);
    for (int i = 0; i < lines; i++) {
      sale = ringUpOne(sale, basket, habits.linePieces().next(random));
    }
    SaleLine last = sale.lines().getLast();
    if (chance(4)) {
      sale =
          done(
              desk.keep(
                  sale.discountLine(last.position(), Discount.percent(Rate.ofPercent(OFF_A_LINE)))
                      .orElseThrow()));
      basket.takeOffLast(OFF_A_LINE);
    }
    if (chance(3)) {
      sale =
          done(
              desk.keep(
                  sale.discountTicket(Discount.percent(Rate.ofPercent(OFF_ALL))).orElseThrow()));
      basket.takeOffAll(OFF_ALL);
    }
    if (sale.lines().size() > 1 && chance(5)) {
      sale = done(desk.keep(sale.voidLine(last.position()).orElseThrow()));
      basket.voidLast();
    }
    return sale;
  }

  private OpenSale ringUpOne(OpenSale sale, Basket basket, long pieces) {
    String product = products.get(random.nextInt(products.size()));
    OpenSale next = done(desk.ringUpProduct(sale, product, pieces * MILLI, null));
    basket.add(next.lines().getLast().item().listPriceMinor(), pieces);
    return next;
  }

  private void park(OpenSale sale, Basket basket) {
    if (!(desk.park(sale, null) instanceof TicketAnswer.Next)) {
      throw new IllegalStateException("not parked: " + sale);
    }
    parked.add(new Parked(sale.id(), basket));
  }

  private Sold recall(OpenSale own) {
    Parked first = parked.removeFirst();
    if (desk.recall(own, first.id) instanceof TicketAnswer.Next(OpenTicket ticket, var _)) {
      return pay(ticket.sale(), first.basket);
    }
    throw new IllegalStateException("a parked ticket is gone: " + first);
  }

  /// Whoever has left his basket comes for it before the shop closes.
  List<Sold> sellWhatIsParked() {
    List<Sold> all = new ArrayList<>();
    while (!parked.isEmpty()) {
      all.add(recall(desk.current().sale()));
    }
    return all;
  }

  /// A customer who is known, and pays another day.
  private Sold onAccount(OpenSale sale, Basket basket) {
    Optional<PaymentMethod> account = method(TenderKind.ACCOUNT);
    if (account.isEmpty()) {
      return pay(sale, basket);
    }
    String customer = customers.get(random.nextInt(customers.size()));
    OpenSale his = done(desk.keep(sale.withCustomer(customer)));
    PayingSale paying = his.beginPayment().orElseThrow();
    long due = paying.dueMinor();
    if (paying.isPaid() || !(desk.onAccount(paying, due, null) instanceof AccountAnswer.Granted)) {
      return pay(his, basket);
    }
    debtors.add(customer);
    PayingSale owed = paying.addTender(account.get().id(), account.get().kind(), due).orElseThrow();
    return new Sold(completed(owed), basket, List.of(new Sold.Given(TenderKind.ACCOUNT, due)));
  }

  /// One of those who owe something pays all of it.
  Optional<Sold.Given> receive() {
    if (debtors.isEmpty()) {
      return Optional.empty();
    }
    String id = debtors.removeFirst();
    Customer customer = new Customer(id, id);
    long open = desk.account(customer).account().openMinor();
    if (open <= 0) {
      return Optional.empty();
    }
    AccountDraft draft = desk.beginReceiving(customer, null, open);
    boolean byCard = chance(40) && card.isPresent();
    Payable paid = new Payable.Account(draft);
    paid =
        byCard
            ? charged(paid, card.orElseThrow(), open)
            : paid.plus(cash.id(), TenderKind.CASH, open);
    if (paid instanceof Payable.Account(AccountDraft covered)
        && desk.receive(covered) instanceof ReceiveAnswer.Received) {
      return Optional.of(new Sold.Given(byCard ? TenderKind.CARD : TenderKind.CASH, open));
    }
    throw new IllegalStateException("not received: " + paid);
  }

  private Sold pay(OpenSale sale, Basket basket) {
    PayingSale paying = sale.beginPayment().orElseThrow();
    List<Sold.Given> given = new ArrayList<>();
    if (!paying.isPaid() && card.isPresent() && chance(5) && paying.dueMinor() > 1) {
      paying = charge(paying, paying.dueMinor() / 2, given);
    }
    if (!paying.isPaid()) {
      long due = paying.dueMinor();
      paying =
          card.isPresent() && chance(40)
              ? charge(paying, due, given)
              : inCash(paying, note(due), given);
    }
    return new Sold(completed(paying), basket, given);
  }

  private PayingSale inCash(PayingSale paying, long minor, List<Sold.Given> given) {
    given.add(new Sold.Given(TenderKind.CASH, minor));
    return paying.addTender(cash.id(), cash.kind(), minor).orElseThrow();
  }

  private PayingSale charge(PayingSale paying, long minor, List<Sold.Given> given) {
    given.add(new Sold.Given(TenderKind.CARD, minor));
    return ((Payable.Ticket) charged(new Payable.Ticket(paying), card.orElseThrow(), minor)).sale();
  }

  /// A card is held to the terminal.
  private Payable charged(Payable paying, PaymentMethod method, long minor) {
    CardAnswer answer = cards.charge(paying, method, minor);
    if (answer instanceof CardAnswer.Taken(Payable next)) {
      return next;
    }
    throw new IllegalStateException("a card was not taken: " + answer);
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
  Optional<Sold> takeBack(String saleId) {
    SoldTicket ticket = returns.ticket(saleId).orElseThrow();
    Basket basket = new Basket();
    List<Part> parts = new ArrayList<>();
    int most = habits.returnLines().next(random);
    for (ReturnableLine line : ticket.lines()) {
      long left = line.leftMilli();
      if (left > 0 && parts.size() < most) {
        long wanted = (1 + random.nextInt(MOST_RETURNED_PIECES)) * MILLI;
        parts.add(new Part(line.line().position(), Math.min(left, wanted)));
        basket.bringBack(line.line(), Math.min(left, wanted));
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
      sale = ringUpOne(sale, basket, 1);
    }
    PayingSale paying = sale.beginPayment().orElseThrow();
    if (paying.dueMinor() > 0) {
      return Optional.of(pay(sale, basket));
    }
    List<Sold.Given> given = new ArrayList<>();
    PayingSale paid = paying.isPaid() ? paying : inCash(paying, paying.dueMinor(), given);
    return Optional.of(new Sold(completed(paid), basket, given));
  }

  private CompletedSale completed(PayingSale paying) {
    PaymentAnswer answer = desk.complete(paying);
    if (answer instanceof PaymentAnswer.Paid(CompletedSale sale, _, _)) {
      return sale;
    }
    throw new IllegalStateException("not paid: " + answer);
  }

  private Optional<PaymentMethod> method(TenderKind kind) {
    return desk.paymentMethods().stream().filter(method -> method.kind() == kind).findFirst();
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
}
