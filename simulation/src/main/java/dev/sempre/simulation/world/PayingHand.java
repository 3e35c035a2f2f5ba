package dev.sempre.simulation.world;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.AccountStanding;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sale.ReturnStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.simulation.world.CartBook.Cart;
import java.util.Optional;

/// Takes money for a sale or gives it back, and tells the customer what the till says.
final class PayingHand {
  /// The smallest note, minor units.
  private static final long NOTE_MINOR = 1_000;

  /// What a voucher is worth, minor units.
  private static final long VOUCHER_MINOR = 500;

  private final SimTill till;
  private final Setting setting;
  private final String who;
  private final SaleHand hand;
  private final TillDesk desk;
  private final PlantedTill planted;
  private final boolean patient;

  /// @param patient false if she does not wait for a terminal that has not answered
  PayingHand(
      SimTill till,
      Setting setting,
      String who,
      SaleHand hand,
      PlantedTill planted,
      boolean patient) {
    this.till = till;
    this.setting = setting;
    this.who = who;
    this.hand = hand;
    this.desk = hand.desk();
    this.planted = planted;
    this.patient = patient;
  }

  private CartBook cart() {
    return setting.oracle().book(till.name()).cart(who);
  }

  Optional<CompletedSale> pay(Shopper.Purse purse) {
    return pay(hand.sale().beginPayment(hand.found().rounding()).orElseThrow(), purse);
  }

  /// Goes on with a payment that was begun before: what is left of it is paid in cash.
  Optional<CompletedSale> goOn(PayingSale paying) {
    return pay(paying, Shopper.Purse.EXACT);
  }

  private Optional<CompletedSale> pay(PayingSale begun, Shopper.Purse purse) {
    long due = begun.dueMinor();
    Optional<PayingSale> first =
        switch (purse) {
          case EXACT, NOTE -> Optional.of(begun);
          case CARD -> byCard(begun, due);
          case SPLIT -> byCard(begun, due / 2);
          case CHANGES_HER_MIND -> byCard(begun, due / 2).flatMap(this::backFromCard);
          case ON_ACCOUNT -> onAccount(begun, due);
          case HALF_ON_ACCOUNT -> onAccount(begun, due / 2);
          case VOUCHER -> byVoucher(begun, Math.min(due, VOUCHER_MINOR));
        };
    return first.flatMap(paying -> {
      PayingSale paid = paying.isPaid() ? paying : inCash(paying, purse);
      return told(complete(paid), paid);
    });
  }

  private PayingSale inCash(PayingSale paying, Shopper.Purse purse) {
    PaymentMethod cash = desk.cash();
    long due = paying.dueMinor(cash.kind());
    boolean note = purse == Shopper.Purse.NOTE && due > 0;
    long given = note ? Math.ceilDiv(due, NOTE_MINOR) * NOTE_MINOR : due;
    return paying.addTender(cash.id(), cash.kind(), given).orElseThrow();
  }

  private Optional<PaymentMethod> method(TenderKind kind) {
    return desk.paymentMethods().stream().filter(method -> method.kind() == kind).findFirst();
  }

  private CardHand cards() {
    return new CardHand(till, setting, who, cart(), planted.cards());
  }

  /// What a card does not come to is still to be paid.
  private Optional<PayingSale> byCard(PayingSale paying, long minor) {
    Optional<PaymentMethod> card = method(TenderKind.CARD);
    return minor == 0 || card.isEmpty()
        ? Optional.of(paying)
        : cards()
            .charge(new Payable.Ticket(paying), card.get(), minor, patient)
            .map(PayingHand::sale);
  }

  private Optional<PayingSale> backFromCard(PayingSale paying) {
    return paying.tenders().isEmpty()
        ? Optional.of(paying)
        : backFromCard(paying, paying.tenders().getLast());
  }

  private Optional<PayingSale> backFromCard(PayingSale paying, Tender tender) {
    return cards().takeBack(new Payable.Ticket(paying), tender).map(PayingHand::sale);
  }

  static PayingSale sale(Payable paying) {
    return ((Payable.Ticket) paying).sale();
  }

  /// What is put on the customer's account is on disk before the rest is given. Of a refund that is
  /// what is still owed for the goods.
  private Optional<PayingSale> onAccount(PayingSale paying, long minor) {
    Optional<PaymentMethod> account = method(TenderKind.ACCOUNT);
    long most =
        minor >= 0
            ? minor
            : -Math.min(
                -minor, desk.accountFor(paying).map(AccountStanding::toCreditMinor).orElse(0L));
    if (most == 0 || account.isEmpty() || paying.customerId() == null || !granted(paying, most)) {
      return Optional.of(paying);
    }
    PayingSale next =
        paying.addTender(account.get().id(), account.get().kind(), most).orElseThrow();
    setting.note(till.name(), "puts %d on the account of %s".formatted(most, paying.customerId()));
    return next.isPaid() ? Optional.of(next) : kept(next);
  }

  private boolean granted(PayingSale paying, long minor) {
    JournalBook journal = setting.oracle().book(till.name()).journal();
    JournalBook.Entry entry =
        JournalBook.Entry.now(till, EventKind.SOLD_ON_ACCOUNT, who, paying.id());
    int times = minor > 0 ? 1 : 0;
    int failedCommits = till.disk().failedCommits();
    journal.begins(entry, times);
    AccountAnswer answer = desk.onAccount(paying, minor, null);
    switch (answer) {
      case AccountAnswer.Granted() -> journal.done(entry, times);
      case AccountAnswer.NotSaved _ -> {
        if (till.disk().failedCommits() == failedCommits) {
          journal.isNotDone(entry, times);
        }
      }
      case AccountAnswer.NeedsApproval needed ->
          throw new Broken("T1", till.name() + " does not let a manager: " + needed);
    }
    return answer instanceof AccountAnswer.Granted;
  }

  /// A voucher never gives change, and nobody gets one for what comes back.
  private Optional<PayingSale> byVoucher(PayingSale paying, long minor) {
    Optional<PaymentMethod> voucher = method(TenderKind.VOUCHER);
    if (minor <= 0 || voucher.isEmpty()) {
      return Optional.of(paying);
    }
    PayingSale next =
        paying.addTender(voucher.get().id(), voucher.get().kind(), minor).orElseThrow();
    setting.note(till.name(), "takes a voucher over " + minor);
    return next.isPaid() ? Optional.of(next) : kept(next);
  }

  private Optional<PayingSale> kept(PayingSale next) {
    cart().begins(Cart.of(next.cart(), next.tenders()));
    if (desk.keepPayment(next).isPresent()) {
      cart().isAsBefore();
      return Optional.empty();
    }
    cart().done(Cart.of(next.cart(), next.tenders()));
    return Optional.of(next);
  }

  private PaymentAnswer complete(PayingSale paying) {
    cart().finishes(paying.id());
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

  private Optional<CompletedSale> told(PaymentAnswer answer, PayingSale paying) {
    return switch (answer) {
      case PaymentAnswer.Paid(CompletedSale completed, var _, var _) -> {
        asRungUp(paying.cart(), completed);
        isRoundedRight(completed);
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
      case PaymentAnswer.Refused(var refusal) -> refused(refusal, paying);
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
  private Optional<CompletedSale> refused(SaleRefusal refusal, PayingSale paying) {
    boolean meanwhile =
        refusal instanceof SaleRefusal.MoreThanSold
            || refusal instanceof SaleRefusal.ReturnedMeanwhile
            || refusal instanceof SaleRefusal.TicketNotHere;
    boolean returns = paying.lines().stream().anyMatch(line -> line.returnedLine() != null);
    if (!meanwhile || !returns) {
      throw new Broken("I16", till.name() + " refuses a payment: " + refusal);
    }
    if (refusal instanceof SaleRefusal.ReturnedMeanwhile(int position)) {
      mustHaveComeBackMeanwhile(paying.cart(), position);
    }
    cart().isAsBefore();
    setting.note(till.name(), "takes nothing back: " + refusal.getClass().getSimpleName());
    return takenOff(paying) && hand.voidReturns() && !hand.sale().isEmpty()
        ? pay(Shopper.Purse.EXACT)
        : Optional.empty();
  }

  /// Whatever lines were voided: what is on the ticket is worth its part, unless another ticket has
  /// taken back of the same.
  private void mustHaveComeBackMeanwhile(OpenSale sale, int position) {
    LineReturn.Origin origin = sale.lines().get(position - 1).returnedLine();
    LineReturn.Sold known = origin == null ? null : sale.sold().get(origin);
    if (origin == null || known == null) {
      throw new Broken("I16", till.name() + " knows nothing of what line " + position + " takes");
    }
    if (backMilli(origin) == known.backMilli()) {
      throw new Broken("I16", till.name() + " refuses its own price for line " + position);
    }
  }

  private long backMilli(LineReturn.Origin origin) {
    return till.looking(() ->
        till.replica()
            .read(handle ->
                SaleStore.byId(handle, origin.saleId()).stream()
                    .flatMap(sold -> ReturnStore.linesOf(handle, sold).stream())
                    .filter(line -> line.origin().equals(origin))
                    .map(ReturnableLine::backMilli)
                    .findFirst()
                    .orElse(0L)));
  }

  /// Takes off what was given before that is on disk: by card, or on account.
  ///
  /// @return false if something stays
  private boolean takenOff(PayingSale paying) {
    PayingSale left = paying;
    while (!left.tenders().isEmpty()) {
      Tender last = left.tenders().getLast();
      PayingSale without = left.removeTender(last.position()).orElseThrow();
      Optional<PayingSale> next =
          switch (last.kind()) {
            case CARD -> backFromCard(left, last);
            case CASH -> Optional.of(without);
            case ACCOUNT, VOUCHER, TRANSFER, OTHER -> kept(without);
          };
      if (next.isEmpty() || next.get().tenders().size() == left.tenders().size()) {
        return false;
      }
      left = next.get();
    }
    return true;
  }

  /// What was on the screen is what is on the ticket, whatever has come down since. Source: F26.
  private void asRungUp(OpenSale told, CompletedSale completed) {
    boolean same =
        told.lines().equals(completed.lines())
            && told.totals().grossMinor() == completed.totals().grossMinor();
    if (!same) {
      throw new Broken("I4", completed.number().printed() + " is not what was rung up");
    }
    completed.lines().forEach(line -> isWorthIt(completed, line));
  }

  /// Only cash is rounded, to the nearest coin there is; a whole ticket never to nothing. Who pays
  /// in notes has the rest back.
  private void isRoundedRight(CompletedSale completed) {
    long unit = Firm.cashUnitMinor(till.place());
    long others = 0;
    for (Tender tender : completed.tenders()) {
      others += tender.kind() == TenderKind.CASH ? 0 : tender.amountMinor();
    }
    long exact = completed.totals().grossMinor() - others;
    long off = Math.floorMod(exact, unit);
    long nearest = 2 * off < unit ? exact - off : exact - off + unit;
    long due = nearest == 0 && others == 0 ? 0 : nearest - exact;
    if (completed.totals().roundingMinor() != due) {
      throw new Broken(
          "T5",
          "%s rounds %d by %d, due is %d"
              .formatted(
                  completed.number().printed(), exact, completed.totals().roundingMinor(), due));
    }
    if (due != 0) {
      setting.note(till.name(), "rounds cash by " + due);
    }
  }

  /// What nothing was taken off costs so much times its price.
  private static void isWorthIt(CompletedSale completed, SaleLine line) {
    LineAmounts amounts = line.amounts();
    boolean whole =
        !line.voided()
            && !line.isReturn()
            && amounts.discountMinor() + amounts.ticketDiscountMinor() == 0;
    if (whole && amounts.grossMinor() != DrawerSums.worthMinor(line)) {
      throw new Broken("I4", "%s: %s".formatted(completed.number().printed(), line));
    }
  }
}
