package dev.sempre.pos.till;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.AccountStanding;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.PriceAnswer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.Salesperson;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.sell.TillSale;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One cashier at this till: what the Sell screen does, and the command that rings up files. Every
/// step is on disk before it answers. A new desk on the same database goes on with the cart that
/// the cashier left. Used by one thread after the other, one step at a time. Source: T1 to T6, P1.
public final class TillDesk implements TillSale {
  private static final Logger LOG = LoggerFactory.getLogger(TillDesk.class);

  private static final long ONE_MILLI = 1_000;

  private final Replica replica;
  private final TimeSource time;
  private final User cashier;
  private final CashierCart cart;
  private final Enquiries enquiries;
  private final Parking parking;
  private final SaleCompletion completion;
  private final Leave leave;
  private final OnAccount onAccount;
  private final AccountDesk accounts;
  private final EndedRates endedRates = new EndedRates();

  /// A sale of which the disk has not said whether it is finished; nothing may be added to it.
  private volatile @Nullable Doubt doubt;

  private record Doubt(String saleId, Failure failure) {}

  /// @param replica the database of an enrolled till
  /// @param time the machine's clock
  /// @param cashier who works here
  /// @throws IllegalStateException if the database is no till's, or does not know its shop yet
  public TillDesk(Replica replica, TimeSource time, User cashier) {
    this(replica, time, new KnownShop(), cashier);
  }

  /// A desk on a till that has been at work: what it knew of its shop stays good.
  ///
  /// @throws IllegalStateException if the database is no till's, or the shop is not known
  public TillDesk(Replica replica, TimeSource time, KnownShop shop, User cashier) {
    this.replica = replica;
    this.time = time;
    this.cashier = cashier;
    Place place =
        replica.place().orElseThrow(() -> new IllegalStateException("this is nobody's till yet"));
    this.cart = new CashierCart(replica, place, shop, cashier);
    this.enquiries = new Enquiries(replica, cart::terms, this::nowMillis);
    this.parking = new Parking(replica, cashier, cart);
    this.completion = new SaleCompletion(replica);
    this.leave = new Leave(replica, place, cashier);
    this.onAccount = new OnAccount(replica, leave, cart, cashier.id());
    this.accounts = new AccountDesk(replica, cart, cashier.id(), this::nowMillis);
  }

  /// Who works here.
  public User cashier() {
    return cashier;
  }

  @Override
  public OpenTicket current() {
    OpenTicket ticket = cart.current();
    onAccount.found(ticket);
    return ticket;
  }

  @Override
  public List<ParkedTicket> parked() {
    return parking.list();
  }

  @Override
  public List<String> takenOver() {
    return parking.takenOver();
  }

  @Override
  public TicketAnswer park(OpenSale sale, @Nullable String name) {
    return mayLetGo(sale).orElseGet(() -> parking.park(sale, name));
  }

  @Override
  public TicketAnswer recall(OpenSale sale, String parkedId) {
    return mayLetGo(sale).orElseGet(() -> parking.recall(sale, parkedId));
  }

  @Override
  public TicketAnswer voidTicket(OpenSale sale, String reason, @Nullable Approval approval) {
    Optional<TicketAnswer> stop = mayLetGo(sale);
    if (stop.isPresent()) {
      return stop.get();
    }
    if (sale.lines().isEmpty()) {
      return new TicketAnswer.Refused(new SaleRefusal.NothingToPay());
    }
    Optional<SaleRefusal> unreadable = Parking.wrongText(reason);
    if (unreadable.isPresent()) {
      return new TicketAnswer.Refused(unreadable.get());
    }
    Set<Permission> needed = EnumSet.of(Permission.VOID_TICKET);
    ShopTerms terms = cart.terms();
    if (!terms.allow(Permission.VOID_TICKET) && !leave.isGood(approval, needed)) {
      return new TicketAnswer.NeedsApproval(needed);
    }
    List<JournalEvent> events =
        leave.trace(List.of(Deed.voidTicket(sale, reason)), terms, approval, sale.id());
    return parking.letGo(
        sale,
        tx -> {
          // It is one of the figures of a Z, so a shift is open for it.
          ShiftStore.openOrBegin(tx, terms.establishment(), cashier.id());
          CartStore.giveUp(tx, sale, cashier.id());
          note(tx, events);
        });
  }

  private Optional<TicketAnswer> mayLetGo(OpenSale sale) {
    return cart.terms().allow(Permission.SELL)
        ? doubtAbout(sale).map(TicketAnswer.NotSaved::new)
        : Optional.of(new TicketAnswer.Blocked(Obstacle.NOT_PERMITTED));
  }

  private Optional<Failure> doubtAbout(OpenSale sale) {
    return Optional.ofNullable(doubt)
        .filter(open -> open.saleId.equals(sale.id()))
        .map(Doubt::failure);
  }

  /// Keeps the open sale out of the way, where nobody goes on with it, and begins a new one.
  public OpenTicket startAnew(OpenSale sale) {
    cart.setAside(sale.id());
    return current();
  }

  @Override
  public StepAnswer ringUp(OpenSale sale, String code) {
    return add(sale, code, null, null, goods -> goods.byCode(code, null));
  }

  /// Rings up so much of what a code stands for; a label that says how much there is decides
  /// itself.
  ///
  /// @param quantityMilli thousandths of the product's unit
  /// @param typedPriceMinor price of one unit that holds if the product has none here today, minor
  ///   units; null = none
  public StepAnswer ringUp(
      OpenSale sale, String code, long quantityMilli, @Nullable Long typedPriceMinor) {
    return add(sale, code, quantityMilli, null, goods -> goods.byCode(code, typedPriceMinor));
  }

  @Override
  public StepAnswer ringUpProduct(OpenSale sale, String productId) {
    return add(sale, productId, null, null, goods -> goods.byId(productId, null));
  }

  /// Rings up so much of a product.
  ///
  /// @param quantityMilli thousandths of the product's unit
  /// @param typedPriceMinor price of one unit that holds if the product has none here today, minor
  ///   units; null = none
  public StepAnswer ringUpProduct(
      OpenSale sale, String productId, long quantityMilli, @Nullable Long typedPriceMinor) {
    return add(
        sale, productId, quantityMilli, null, goods -> goods.byId(productId, typedPriceMinor));
  }

  @Override
  public StepAnswer ringUpWeighed(OpenSale sale, LineItem item, long quantityMilli, WeighedBy by) {
    return add(sale, item.description(), quantityMilli, by, goods -> goods.asTold(item));
  }

  /// Rings up something that is not in the catalogue.
  ///
  /// @param description what the ticket says
  /// @param priceMinor price of one piece, minor units
  /// @param quantityMilli thousandths of a piece
  public StepAnswer ringUpOpenPriced(
      OpenSale sale, String description, long priceMinor, long quantityMilli) {
    return add(
        sale, description, quantityMilli, null, goods -> goods.openPriced(description, priceMinor));
  }

  @Override
  public PriceAnswer priceOf(String code) {
    return enquiries.priceOf(code);
  }

  @Override
  public PriceAnswer priceOfProduct(String productId) {
    return enquiries.priceOfProduct(productId);
  }

  @Override
  public List<Salesperson> salespeople() {
    return enquiries.salespeople();
  }

  /// @param saidMilli how much of it, unless its label says; null = one, and of what is sold by
  ///   weight somebody has to say first
  private StepAnswer add(
      OpenSale sale,
      String asked,
      @Nullable Long saidMilli,
      @Nullable WeighedBy by,
      Function<Goods, Goods.Found> look) {
    if (!cart.terms().allow(Permission.SELL)) {
      return new StepAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    Goods.Found found;
    try {
      found =
          replica.read(handle ->
              SetBack.is(handle)
                  ? new Goods.Found.Blocked(Obstacle.SET_BACK)
                  : look.apply(new Goods(handle, cart.terms(), nowMillis())));
    } catch (StoreFailure failure) {
      return new StepAnswer.NotSaved(Failures.of(failure));
    }
    return switch (found) {
      case Goods.Found.Unknown() -> new StepAnswer.UnknownCode(asked);
      case Goods.Found.Blocked(Obstacle obstacle) -> new StepAnswer.Blocked(obstacle);
      case Goods.Found.Item one when saidMilli == null && one.needsWeight() ->
          new StepAnswer.NeedsWeight(one.item());
      case Goods.Found.Item(LineItem item, Long labelMilli, VatRate rate) ->
          saved(
              rate,
              sale.addLine(
                  item,
                  labelMilli != null ? labelMilli : saidMilli != null ? saidMilli : ONE_MILLI,
                  by));
    };
  }

  private StepAnswer saved(@Nullable VatRate rate, SaleResult<OpenSale> result) {
    return switch (result) {
      case SaleResult.Done<OpenSale>(OpenSale next) -> saved(rate, next);
      case SaleResult.Refused<OpenSale>(SaleRefusal refusal) -> new StepAnswer.Refused(refusal);
    };
  }

  /// What is sold under a rate that has run out is told once: nothing keeps it from being sold.
  private StepAnswer saved(@Nullable VatRate rate, OpenSale next) {
    EndedRates.Ended ended = endedRates.look(rate, nowMillis(), cart.terms()).orElse(null);
    if (ended == null) {
      return save(next, List.of());
    }
    StepAnswer answer = save(next, List.of(ended.event(cashier.id(), next.id())));
    if (answer instanceof StepAnswer.Done(OpenSale done, var _)) {
      endedRates.told(ended);
      return new StepAnswer.Done(done, ended.rate().label());
    }
    return answer;
  }

  /// The wall clock, corrected by what is known of its error.
  private long nowMillis() {
    return time.epochMillis() + replica.place().map(Place::clockOffsetMillis).orElse(0L);
  }

  @Override
  public StepAnswer keep(OpenSale sale, @Nullable Approval approval) {
    ShopTerms terms = cart.terms();
    if (!terms.allow(Permission.SELL)) {
      return new StepAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    OpenSale before;
    try {
      before = cart.standing(sale.id());
    } catch (StoreFailure failure) {
      return new StepAnswer.NotSaved(Failures.of(failure));
    }
    if (before == null) {
      return new StepAnswer.NotSaved(Failure.ELSEWHERE);
    }
    List<Deed> deeds = Deed.between(before, sale, terms.discountLimitBasisPoints());
    Set<Permission> missing = EnumSet.noneOf(Permission.class);
    deeds.stream().map(Deed::permission).filter(one -> !terms.allow(one)).forEach(missing::add);
    if (!missing.isEmpty() && !leave.isGood(approval, missing)) {
      return new StepAnswer.NeedsApproval(missing);
    }
    return save(sale, leave.trace(deeds, terms, approval, sale.id()));
  }

  private StepAnswer save(OpenSale sale, List<JournalEvent> events) {
    return switch (store(sale, new CartStore.Found.Open(sale), events)) {
      case Stored.Not(Failure failure) -> new StepAnswer.NotSaved(failure);
      case Stored.CardOpen() -> new StepAnswer.Blocked(Obstacle.CARD_OPEN);
      case Stored.Done() -> {
        cart.stands(sale);
        yield new StepAnswer.Done(sale);
      }
    };
  }

  @Override
  public NoSaleAnswer noSale(@Nullable Approval approval) {
    return new NoSale(replica, cashier, leave).note(cart.terms(), approval);
  }

  @Override
  public AccountAnswer onAccount(PayingSale sale, long amountMinor, @Nullable Approval approval) {
    return onAccount.ask(sale, amountMinor, approval);
  }

  @Override
  public AccountStanding account(Customer customer) {
    return accounts.account(customer);
  }

  @Override
  public Optional<AccountStanding> accountFor(PayingSale sale) {
    return accounts.accountFor(sale);
  }

  @Override
  public AccountDraft beginReceiving(
      Customer customer, @Nullable String chosenEntryId, long amountMinor) {
    return accounts.begin(customer, chosenEntryId, amountMinor);
  }

  @Override
  public Optional<Receiving> takeUpReceiving() {
    return accounts.takeUp();
  }

  @Override
  public Optional<Failure> keepReceiving(AccountDraft draft) {
    return accounts.keep(draft);
  }

  @Override
  public ReceiveAnswer receive(AccountDraft draft) {
    return accounts.receive(draft);
  }

  @Override
  public Optional<Failure> keepPayment(PayingSale sale) {
    if (!onAccount.isGranted(sale)) {
      throw new IllegalStateException("nobody has granted what sale " + sale.id() + " owes");
    }
    CartStore.Found stored =
        sale.tenders().isEmpty()
            ? new CartStore.Found.Open(sale.cart())
            : new CartStore.Found.Paying(sale);
    return switch (store(sale.cart(), stored, List.of())) {
      case Stored.Done() -> Optional.empty();
      case Stored.Not(Failure failure) -> Optional.of(failure);
      case Stored.CardOpen() ->
          throw new IllegalStateException("money that a card was charged is missing: " + sale.id());
    };
  }

  /// What came of putting something on disk.
  private sealed interface Stored {
    record Done() implements Stored {}

    record Not(Failure failure) implements Stored {}

    /// It would forget what a payment terminal has moved, or was asked to.
    record CardOpen() implements Stored {}
  }

  private Stored store(OpenSale sale, CartStore.Found stored, List<JournalEvent> events) {
    Optional<Failure> open = doubtAbout(sale);
    if (open.isPresent()) {
      return new Stored.Not(open.get());
    }
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            if (CartStore.isLetGo(tx.handle(), sale.id())
                || CartStore.isAside(tx.handle(), sale.id())) {
              return new Stored.Not(Failure.ELSEWHERE);
            }
            if (isBoundByCard(tx, stored)) {
              return new Stored.CardOpen();
            }
            // The first step of the first sale opens a shift. Which one a sale belongs to is
            // settled when it is finished: another may be open by then.
            ShiftStore.openOrBegin(tx, cart.terms().establishment(), cashier.id());
            CashierCart.save(tx, stored);
            note(tx, events);
            return new Stored.Done();
          });
    } catch (StoreFailure failure) {
      return failure.outcome() == Outcome.NOT_SAVED || !cart.isOnDisk(stored)
          ? new Stored.Not(Failures.of(failure))
          : new Stored.Done();
    }
  }

  private static boolean isBoundByCard(Tx tx, CartStore.Found stored) {
    return switch (stored) {
      case CartStore.Found.Open(OpenSale sale) -> isBoundByCard(tx, sale.id(), List.of());
      case CartStore.Found.Paying(PayingSale sale) -> isBoundByCard(tx, sale.id(), sale.tenders());
      case CartStore.Found.None _, CartStore.Found.Damaged _ -> false;
    };
  }

  private static boolean isBoundByCard(Tx tx, String saleId, List<Tender> tenders) {
    return TerminalRequestStore.openOf(tx.handle(), saleId).isPresent()
        || !TerminalRequestStore.tells(tx.handle(), saleId, tenders);
  }

  private static void note(Tx tx, List<JournalEvent> events) throws SQLException {
    for (JournalEvent event : events) {
      JournalStore.note(tx, event);
    }
  }

  @Override
  public List<PaymentMethod> paymentMethods() {
    return enquiries.paymentMethods();
  }

  /// How cash is taken here: the first of [#paymentMethods] that is cash.
  public PaymentMethod cash() {
    return enquiries.cash();
  }

  @Override
  public PaymentAnswer complete(PayingSale sale) {
    if (!cart.terms().allow(Permission.SELL) || !onAccount.isGranted(sale)) {
      return new PaymentAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    SaleCompletion.Result result = completion.complete(sale, cart.terms().establishment());
    doubt =
        result instanceof SaleCompletion.Result.StillUnknown(Failure failure)
            ? new Doubt(sale.id(), failure)
            : null;
    return switch (result) {
      case SaleCompletion.Result.Saved(CompletedSale completed) -> paid(completed);
      case SaleCompletion.Result.Refused(SaleRefusal refusal) -> new PaymentAnswer.Refused(refusal);
      case SaleCompletion.Result.SetBack() -> new PaymentAnswer.Blocked(Obstacle.SET_BACK);
      case SaleCompletion.Result.CardOpen() -> new PaymentAnswer.Blocked(Obstacle.CARD_OPEN);
      case SaleCompletion.Result.NotSaved(Failure failure) -> new PaymentAnswer.NotSaved(failure);
      case SaleCompletion.Result.Broken() -> new PaymentAnswer.Broken();
      case SaleCompletion.Result.StillUnknown(Failure failure) ->
          new PaymentAnswer.Unknown(failure);
    };
  }

  /// The sale is on disk, and that must be told whatever goes wrong with the next ticket.
  private PaymentAnswer paid(CompletedSale completed) {
    try {
      return new PaymentAnswer.Paid(completed, cart.after(LastTicket.of(completed)), false);
    } catch (RuntimeException unread) {
      LOG.error("TILL-5 The next ticket begins without looking", unread);
      return new PaymentAnswer.Paid(completed, cart.unread(completed), true);
    }
  }
}
