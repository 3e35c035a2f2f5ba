package dev.sempre.simulation.world;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.PriceAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.simulation.world.CartBook.Cart;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one person does with her open sale at the desk of a till, up to the payment. Of every step
/// the books know what the till has said; a step that broke off is in doubt there.
final class SaleHand {
  private static final long MILLI = 1_000;

  /// What a cashier may take off without more ado, hundredths of a percent.
  private static final long USUAL_LIMIT = 1_000;

  private static final long DEARER_MINOR = 10;

  /// A tenth of a unit, thousandths of it.
  private static final long TENTH = 100;

  private static final Rate LITTLE = Rate.ofPercent(5);
  private static final Rate MUCH = Rate.ofPercent(30);

  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final TillDesk desk;
  private final OpenTicket found;
  private OpenSale sale;

  /// Takes up what she has left open.
  ///
  /// @throws Broken if that is not what the till has told her
  SaleHand(SimTill till, Setting setting, String who, TillDesk desk) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.desk = desk;
    OpenTicket ticket = desk.current();
    setting
        .oracle()
        .book(till.name())
        .foundParked(
            till.name(),
            desk.parked().stream()
                .filter(one -> !one.isOpen())
                .map(ParkedTicket::id)
                .collect(toUnmodifiableSet()));
    this.sale = ticket.sale();
    isNotFinished(Cart.of(sale, ticket.tenders()));
    cart().found(till.name(), Cart.of(sale, ticket.tenders()));
    this.found = ticket;
  }

  /// What has become a ticket does not lie before her as well: she would be paid for it once more.
  /// Source: I17, T6.
  private void isNotFinished(Cart found) {
    String finishing = cart().finishing();
    boolean paid =
        finishing != null
            && till.looking(
                () -> till.replica().<Boolean>read(handle -> SaleStore.exists(handle, finishing)));
    if (paid && !found.isEmpty()) {
      throw new Broken("I17", till.name() + " has the ticket " + finishing + " and shows " + found);
    }
  }

  private CartBook cart() {
    return setting.oracle().book(till.name()).cart(who);
  }

  private JournalBook journal() {
    return setting.oracle().book(till.name()).journal();
  }

  OpenSale sale() {
    return sale;
  }

  /// Another ticket lies before her.
  void goesOn(OpenSale next) {
    sale = next;
  }

  TillDesk desk() {
    return desk;
  }

  /// Her sale as she found it, with what had been given for it.
  OpenTicket found() {
    return found;
  }

  /// Rings up a customer's things, and does what she asks for.
  void ringUp(Shopper shopper) {
    for (int place = 0; place < shopper.products().size(); place++) {
      int product = shopper.products().get(place);
      if (Founding.isWeighed(product)) {
        weigh(Founding.sku(product), shopper.weightMilli(place));
      } else {
        ringUp(Founding.sku(product));
      }
    }
    if (!sale.isEmpty()) {
      indulge(shopper.whim());
    }
    if (!sale.isEmpty() && shopper.purse().isOnAccount()) {
      OpenSale hers = sale.withCustomer(shopper.customerId());
      boolean _ = keep(SaleResult.done(hers), EventKind.SOLD_ON_ACCOUNT, 0);
    }
  }

  void ringUp(String code) {
    cart().beginsToAdd(1);
    boolean _ = step(() -> rungUp(code));
  }

  /// Of what asks for its weight, a kilogram.
  private StepAnswer rungUp(String code) {
    StepAnswer answer = desk.ringUp(sale, code);
    return answer instanceof StepAnswer.NeedsWeight(LineItem item, var _)
        ? desk.ringUpWeighed(sale, item, MILLI, WeighedBy.SCALE)
        : answer;
  }

  /// What lies on the scale is on the ticket to the gram, whether the scale tells it or a person.
  /// Source: T2, T4.
  private void weigh(String code, long grams) {
    if (!(desk.priceOf(code) instanceof PriceAnswer.Found(LineItem item, var _))) {
      return;
    }
    WeighedBy by = grams % 2 == 0 ? WeighedBy.SCALE : WeighedBy.HAND;
    long told = setting.has(Planted.WEIGHT_ROUNDED) ? grams - grams % TENTH : grams;
    cart().beginsToAdd(1);
    if (step(() -> desk.ringUpWeighed(sale, item, told, by))) {
      SaleLine line = sale.lines().getLast();
      if (line.quantityMilli() != grams || line.weighedBy() != by) {
        throw new Broken("T4", "%s weighs %d and shows %s".formatted(till.name(), grams, line));
      }
      setting.note(till.name(), "weighs " + grams + " of " + code);
    }
  }

  private void indulge(Shopper.Whim whim) {
    SaleLine last = sale.lines().getLast();
    int position = last.position();
    boolean sold = !last.voided() && !last.isReturn();
    boolean atItsPrice =
        sold
            && last.discount().equals(Discount.none())
            && sale.ticketDiscount().equals(Discount.none());
    switch (whim) {
      case NONE -> {
        // As most people.
      }
      case PUTS_ONE_BACK -> {
        if (!last.voided()) {
          boolean _ = keep(sale.voidLine(position), EventKind.LINE_VOIDED, 1);
        }
      }
      case GIVES_UP -> giveUp();
      case OTHER_PRICE -> {
        if (atItsPrice) {
          boolean _ =
              keep(
                  sale.changePrice(position, last.unitPriceMinor() + DEARER_MINOR),
                  EventKind.PRICE_OVERRIDE,
                  1);
        }
      }
      case LITTLE_OFF -> discount(atItsPrice, last, LITTLE);
      case MUCH_OFF -> discount(atItsPrice, last, MUCH);
      case OFF_THE_TICKET -> {
        if (sale.lines().stream().allMatch(SaleHand::isSoldAtItsPrice)) {
          boolean _ = keep(sale.discountTicket(Discount.percent(LITTLE)), EventKind.DISCOUNT, 0);
        }
      }
      case FEWER -> {
        if (atItsPrice) {
          fewer(last);
        }
      }
      case ONE_MORE -> {
        if (atItsPrice) {
          boolean _ =
              keep(
                  sale.changeQuantity(position, last.quantityMilli() + MILLI),
                  EventKind.DISCOUNT,
                  0);
        }
      }
    }
  }

  /// What she takes less of after all stays on the ticket as a line that is void. Source: T4, R38.
  private void fewer(SaleLine last) {
    int position = last.position();
    boolean more =
        last.quantityMilli() > MILLI
            || keep(
                sale.changeQuantity(position, last.quantityMilli() + 2 * MILLI),
                EventKind.DISCOUNT,
                0);
    if (!more) {
      return;
    }
    OpenSale before = sale;
    long milli = before.lines().get(position - 1).quantityMilli();
    long left = last.item().unit().isDivisible() ? milli / 2 : MILLI;
    if (keep(traced(sale.changeQuantity(position, left)), EventKind.LINE_VOIDED, 1)) {
      SaleLine trace = sale.lines().getLast();
      boolean right =
          sale.lines().size() == before.lines().size() + 1
              && sale.lines().get(position - 1).quantityMilli() == left
              && trace.voided()
              && trace.quantityMilli() == milli - left
              && trace.item().equals(last.item());
      if (!right) {
        throw new Broken(
            "R38",
            "%s had %s, sells %d of it and shows %s".formatted(till.name(), last, left, sale));
      }
      setting.note(till.name(), "sells " + left + " of " + milli);
    }
  }

  private SaleResult<OpenSale> traced(SaleResult<OpenSale> fewer) {
    return setting.has(Planted.LESS_LEAVES_NO_TRACE)
            && fewer instanceof SaleResult.Done<OpenSale>(OpenSale next)
        ? SaleResult.done(
            new OpenSale(
                next.id(),
                next.context(),
                next.lines().subList(0, next.lines().size() - 1),
                next.ticketDiscount(),
                next.customerId(),
                next.note(),
                next.sold()))
        : fewer;
  }

  /// She goes without anything: the whole ticket is void.
  private void giveUp() {
    JournalBook.Entry entry = beginsToVoid();
    cart().begins(Cart.EMPTY);
    if (desk.voidTicket(sale, "she has left", null)
        instanceof TicketAnswer.Next(OpenTicket next, var _)) {
      isVoid(entry);
      cart().done(Cart.EMPTY);
      setting.note(till.name(), "voids a ticket of " + sale.lines().size() + " lines");
      goesOn(next.sale());
    } else {
      isNotVoid(entry);
      cart().isAsBefore();
      setting.note(till.name(), "does not void a ticket");
    }
  }

  /// The ticket is about to be void as a whole.
  JournalBook.Entry beginsToVoid() {
    JournalBook.Entry entry = JournalBook.Entry.now(till, EventKind.TICKET_VOIDED, who, sale.id());
    journal().begins(entry, 1);
    drawer().voids().begins();
    return entry;
  }

  void isVoid(JournalBook.Entry entry) {
    journal().done(entry, 1);
    drawer().voids().done(openShift());
  }

  void isNotVoid(JournalBook.Entry entry) {
    journal().isNotDone(entry, 1);
    drawer().voids().isNotDone();
  }

  /// She opens the drawer without a sale. Where nobody can tell what has become of the line in the
  /// journal the drawer stays closed.
  ///
  /// @return true if it may be open
  boolean openDrawer() {
    JournalBook.Entry entry = JournalBook.Entry.now(till, EventKind.DRAWER_OPENED, who, "");
    Tally openings = drawer().openings();
    int failedCommits = till.disk().failedCommits();
    journal().begins(entry, 1);
    openings.begins();
    NoSaleAnswer answer = desk.noSale(null);
    switch (answer) {
      case NoSaleAnswer.Noted() -> {
        journal().done(entry, 1);
        openings.done(openShift());
        setting.note(till.name(), "opens the drawer");
      }
      case NoSaleAnswer.NotSaved _ -> {
        if (till.disk().failedCommits() == failedCommits) {
          journal().isNotDone(entry, 1);
          openings.isNotDone();
        }
        setting.note(till.name(), "does not open the drawer");
      }
      case NoSaleAnswer.NeedsApproval needed ->
          throw new Broken("T1", till.name() + " does not let a manager: " + needed);
    }
    return answer instanceof NoSaleAnswer.Noted;
  }

  private DrawerBook drawer() {
    return setting.oracle().book(till.name()).drawer();
  }

  private @Nullable String openShift() {
    return till.looking(() ->
        till.replica()
            .read(handle -> ShiftStore.openOf(handle, Places.find(handle).orElseThrow()))
            .map(Shift::id)
            .orElse(null));
  }

  private static boolean isSoldAtItsPrice(SaleLine line) {
    return !line.voided() && !line.isReturn() && line.discount().equals(Discount.none());
  }

  /// More than a tenth, and than a cent that is rounded, is in the journal.
  private void discount(boolean may, SaleLine line, Rate rate) {
    if (may) {
      SaleResult<OpenSale> wanted = sale.discountLine(line.position(), Discount.percent(rate));
      long off =
          wanted instanceof SaleResult.Done<OpenSale>(OpenSale next)
              ? next.lines().get(line.position() - 1).amounts().discountMinor()
              : 0;
      boolean noted = (off - 1) * 10_000 > line.extendedMinor() * USUAL_LIMIT;
      boolean _ = keep(wanted, EventKind.DISCOUNT, noted ? 1 : 0);
    }
  }

  /// Puts a step on disk that needs nothing but the sale.
  ///
  /// @param kind what the journal will have of it
  /// @param times how often
  private boolean keep(SaleResult<OpenSale> wanted, EventKind kind, int times) {
    if (!(wanted instanceof SaleResult.Done<OpenSale>(OpenSale next))) {
      return false;
    }
    cart().begins(Cart.of(next, List.of()));
    return noted(kind, times, () -> desk.keep(next));
  }

  /// Takes every line off that takes goods back.
  ///
  /// @return false if one is still there
  boolean voidReturns() {
    for (SaleLine line : sale.lines()) {
      if (line.isReturn()
          && !line.voided()
          && !keep(sale.voidLine(line.position()), EventKind.LINE_VOIDED, 1)) {
        return false;
      }
    }
    return true;
  }

  /// A step that adds lines which take goods back.
  boolean takeBack(int lines, Supplier<StepAnswer> step) {
    cart().beginsToAdd(lines);
    return noted(EventKind.REFUND, lines, step);
  }

  private boolean noted(EventKind kind, int times, Supplier<StepAnswer> step) {
    JournalBook.Entry entry = JournalBook.Entry.now(till, kind, who, sale.id());
    JournalBook journal = journal();
    journal.begins(entry, times);
    boolean done = step(step);
    if (done) {
      journal.done(entry, times);
    } else {
      journal.isNotDone(entry, times);
    }
    return done;
  }

  private boolean step(Supplier<StepAnswer> step) {
    StepAnswer answer = step.get();
    if (answer instanceof StepAnswer.Done(OpenSale next, var _)) {
      sale = next;
      cart().done(Cart.of(next, List.of()));
      return true;
    }
    cart().isAsBefore();
    if (answer instanceof StepAnswer.NeedsApproval) {
      throw new Broken("T1", till.name() + " does not let a manager do what he may: " + answer);
    }
    return false;
  }
}
