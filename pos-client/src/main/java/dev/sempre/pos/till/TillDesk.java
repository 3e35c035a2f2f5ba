package dev.sempre.pos.till;

import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TillSale;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.NumberSeriesStore;
import dev.sempre.replica.sale.PaymentMethodStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.SetBack;
import java.time.DateTimeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One cashier at this till: what the Sell screen does, and the command that rings up files. Every
/// step is on disk before it answers. A new desk on the same database goes on with the cart that
/// the cashier left. Used by one thread after the other, one step at a time. Source: T1 to T6, P1.
public final class TillDesk implements TillSale {
  private static final Logger LOG = LoggerFactory.getLogger(TillDesk.class);

  private static final long ONE_MILLI = 1_000;

  /// What can be paid with where the company has said nothing: there is always cash.
  private static final PaymentMethod CASH =
      new PaymentMethod("cash", TenderKind.CASH, Label.of("Cash"), 0, true);

  private final Replica replica;
  private final TimeSource time;
  private final Place place;
  private final KnownShop shop;
  private final User cashier;
  private final SaleCompletion completion;
  private final Leave leave;
  private volatile ShopTerms terms;
  private volatile @Nullable OpenSale standing;

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
    this.shop = shop;
    this.place =
        replica.place().orElseThrow(() -> new IllegalStateException("this is nobody's till yet"));
    this.cashier = cashier;
    this.completion = new SaleCompletion(replica);
    this.leave = new Leave(replica, place, cashier);
    this.terms = replica.read(handle -> ShopTerms.read(handle, place, shop, cashier));
  }

  /// Who works here.
  public User cashier() {
    return cashier;
  }

  @Override
  public OpenTicket current() {
    OpenSale before = standing;
    Standing found = replica.read(this::look);
    String ours = before == null ? "" : before.id();
    return takeUp(found, ours, replica.read(handle -> last(handle, found.next)));
  }

  /// The ticket before `next`, as far as it is here and can be read: it is only shown, and a
  /// damaged one must not keep the next from being sold.
  private static @Nullable LastTicket last(Handle handle, TicketNumber next) {
    if (next.number() == 1) {
      return null;
    }
    TicketNumber before = new TicketNumber(next.series(), next.number() - 1);
    try {
      return SaleStore.byNumber(handle, before).map(LastTicket::of).orElse(null);
    } catch (IllegalArgumentException | DateTimeException damaged) {
      LOG.error("TILL-10 Ticket {} cannot be read", before.printed(), damaged);
      return null;
    }
  }

  /// @param ours id of the sale that this desk has begun or taken up
  private OpenTicket takeUp(Standing found, String ours, @Nullable LastTicket last) {
    OpenTicket empty = new OpenTicket(begin(found), List.of(), found.next, null, last);
    return switch (found.cart) {
      case CartStore.Found.None() -> empty;
      case CartStore.Found.Open(OpenSale cart) -> takeUp(found, cart, List.of(), ours, empty);
      case CartStore.Found.Paying(PayingSale paying) ->
          takeUp(found, paying.cart(), paying.tenders(), ours, empty);
      case CartStore.Found.Damaged(String id, String reason) -> {
        LOG.error("TILL-3 The open sale {} cannot be read and is kept aside: {}", id, reason);
        setAside(id);
        yield empty;
      }
    };
  }

  /// What is on disk between two steps.
  private record Standing(
      ShopTerms terms, CartStore.Found cart, Optional<Shift> shift, TicketNumber next) {}

  private Standing look(Handle handle) {
    return new Standing(
        ShopTerms.read(handle, place, shop, cashier),
        CartStore.find(handle, cashier.id()),
        ShiftStore.openOf(handle, Places.find(handle).orElse(place)),
        NumberSeriesStore.peek(handle, Places.find(handle).orElse(place).series()).number());
  }

  private OpenTicket takeUp(
      Standing found, OpenSale cart, List<Tender> tenders, String ours, OpenTicket empty) {
    OpenSale sale = cart.id().equals(ours) ? cart : underAnIdOfItsOwn(cart, tenders);
    if (replica.read(handle -> SaleStore.exists(handle, sale.id()))) {
      LOG.warn("TILL-4 The open sale {} is finished already: its cart is kept aside", sale.id());
      setAside(sale.id());
      return empty;
    }
    standing = sale;
    return new OpenTicket(
        sale,
        tenders,
        found.next,
        replica.read(handle -> customer(handle, cart.customerId())),
        empty.last());
  }

  /// A cart that was begun before this desk was may lie on another machine too, in a copy of this
  /// one's disk: each goes on with a sale of its own, or of two that are paid only one would count.
  /// One that is finished keeps its id, and so does one that the disk does not take. Source: R21,
  /// P1.
  private OpenSale underAnIdOfItsOwn(OpenSale cart, List<Tender> tenders) {
    OpenSale own = cart.under(replica.ids().next());
    CartStore.Found stored =
        tenders.isEmpty()
            ? new CartStore.Found.Open(own)
            : new CartStore.Found.Paying(new PayingSale(own, tenders));
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            if (SaleStore.exists(tx.handle(), cart.id())) {
              return cart;
            }
            CartStore.delete(tx, cart.id());
            save(tx, stored);
            return own;
          });
    } catch (StoreFailure failure) {
      if (failure.outcome() != Outcome.NOT_SAVED && isOnDisk(stored)) {
        return own;
      }
      LOG.warn("TILL-11 The open sale {} keeps its id: {}", cart.id(), failure.getMessage());
      return cart;
    }
  }

  private OpenSale begin(Standing found) {
    terms = found.terms;
    return begin(found.shift.map(Shift::id).orElseGet(() -> replica.ids().next()));
  }

  private OpenSale begin(String shiftId) {
    OpenSale sale =
        OpenSale.begin(
            replica.ids().next(),
            new SaleContext(
                terms.establishment().id(),
                place.base(),
                shiftId,
                cashier.id(),
                terms.establishment().currency(),
                terms.establishment().taxMode()));
    standing = sale;
    return sale;
  }

  private static @Nullable Customer customer(Handle handle, @Nullable String id) {
    return id == null
        ? null
        : ContactStore.byId(handle, id)
            .map(found -> new Customer(id, found.name()))
            // A customer who is still on his way here has bought all the same.
            .orElseGet(() -> new Customer(id, id));
  }

  /// Keeps the open sale out of the way, where nobody goes on with it, and begins a new one.
  public OpenTicket startAnew(OpenSale cart) {
    setAside(cart.id());
    return current();
  }

  private void setAside(String saleId) {
    replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.setAside(tx, saleId);
          return null;
        });
  }

  @Override
  public StepAnswer ringUp(OpenSale sale, String code) {
    return ringUp(sale, code, ONE_MILLI, null);
  }

  /// Rings up so much of what a code stands for; a label that says how much there is decides
  /// itself.
  ///
  /// @param quantityMilli thousandths of the product's unit
  /// @param typedPriceMinor price of one unit that holds if the product has none here today, minor
  ///   units; null = none
  public StepAnswer ringUp(
      OpenSale sale, String code, long quantityMilli, @Nullable Long typedPriceMinor) {
    return add(sale, code, quantityMilli, goods -> goods.byCode(code, typedPriceMinor));
  }

  @Override
  public StepAnswer ringUpProduct(OpenSale sale, String productId) {
    return ringUpProduct(sale, productId, ONE_MILLI, null);
  }

  /// Rings up so much of a product.
  ///
  /// @param quantityMilli thousandths of the product's unit
  /// @param typedPriceMinor price of one unit that holds if the product has none here today, minor
  ///   units; null = none
  public StepAnswer ringUpProduct(
      OpenSale sale, String productId, long quantityMilli, @Nullable Long typedPriceMinor) {
    return add(sale, productId, quantityMilli, goods -> goods.byId(productId, typedPriceMinor));
  }

  /// Rings up something that is not in the catalogue.
  ///
  /// @param description what the ticket says
  /// @param priceMinor price of one piece, minor units
  /// @param quantityMilli thousandths of a piece
  public StepAnswer ringUpOpenPriced(
      OpenSale sale, String description, long priceMinor, long quantityMilli) {
    return add(
        sale, description, quantityMilli, goods -> goods.openPriced(description, priceMinor));
  }

  private StepAnswer add(
      OpenSale sale, String asked, long quantityMilli, Function<Goods, Goods.Found> look) {
    if (!terms.allow(Permission.SELL)) {
      return new StepAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    Goods.Found found;
    try {
      found =
          replica.read(handle ->
              SetBack.is(handle)
                  ? new Goods.Found.Blocked(Obstacle.SET_BACK)
                  : look.apply(new Goods(handle, terms, nowMillis())));
    } catch (StoreFailure failure) {
      return new StepAnswer.NotSaved(Failures.of(failure));
    }
    return switch (found) {
      case Goods.Found.Unknown() -> new StepAnswer.UnknownCode(asked);
      case Goods.Found.Blocked(Obstacle obstacle) -> new StepAnswer.Blocked(obstacle);
      case Goods.Found.Item(LineItem item, Long labelMilli) ->
          saved(sale.addLine(item, labelMilli != null ? labelMilli : quantityMilli));
    };
  }

  private StepAnswer saved(SaleResult<OpenSale> result) {
    return switch (result) {
      case SaleResult.Done<OpenSale>(OpenSale next) -> save(next, List.of());
      case SaleResult.Refused<OpenSale>(SaleRefusal refusal) -> new StepAnswer.Refused(refusal);
    };
  }

  /// The wall clock, corrected by what is known of its error.
  private long nowMillis() {
    return time.epochMillis() + replica.place().map(Place::clockOffsetMillis).orElse(0L);
  }

  @Override
  public StepAnswer keep(OpenSale sale, @Nullable Approval approval) {
    if (!terms.allow(Permission.SELL)) {
      return new StepAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    OpenSale before = standing;
    List<Deed> deeds =
        before != null && before.id().equals(sale.id())
            ? Deed.between(before, sale, terms.discountLimitBasisPoints())
            : List.of();
    Set<Permission> missing = EnumSet.noneOf(Permission.class);
    deeds.stream().map(Deed::permission).filter(one -> !terms.allow(one)).forEach(missing::add);
    if (!missing.isEmpty() && !leave.isGood(approval, missing)) {
      return new StepAnswer.NeedsApproval(missing);
    }
    return save(sale, leave.trace(deeds, terms, approval, sale.id()));
  }

  private StepAnswer save(OpenSale sale, List<JournalEvent> events) {
    Failure failure = store(sale, new CartStore.Found.Open(sale), events);
    if (failure != null) {
      return new StepAnswer.NotSaved(failure);
    }
    standing = sale;
    return new StepAnswer.Done(sale);
  }

  @Override
  public Optional<Failure> keepPayment(PayingSale sale) {
    CartStore.Found cart =
        sale.tenders().isEmpty()
            ? new CartStore.Found.Open(sale.cart())
            : new CartStore.Found.Paying(sale);
    return Optional.ofNullable(store(sale.cart(), cart, List.of()));
  }

  /// @return why `cart` could not be put on disk; null once it is
  private @Nullable Failure store(OpenSale sale, CartStore.Found cart, List<JournalEvent> events) {
    Doubt open = doubt;
    if (open != null && open.saleId.equals(sale.id())) {
      return open.failure;
    }
    try {
      replica.write(
          Priority.PERSON,
          tx -> {
            // The first step of the first sale opens a shift. Which one a sale belongs to is
            // settled when it is finished: another may be open by then.
            ShiftStore.openOrBegin(tx, terms.establishment(), cashier.id());
            save(tx, cart);
            for (JournalEvent event : events) {
              JournalStore.note(tx, event);
            }
            return null;
          });
    } catch (StoreFailure failure) {
      if (failure.outcome() == Outcome.NOT_SAVED || !isOnDisk(cart)) {
        return Failures.of(failure);
      }
    }
    return null;
  }

  private static void save(Tx tx, CartStore.Found cart) {
    switch (cart) {
      case CartStore.Found.Open(OpenSale sale) -> CartStore.save(tx, sale);
      case CartStore.Found.Paying(PayingSale sale) -> CartStore.save(tx, sale);
      case CartStore.Found.None _, CartStore.Found.Damaged _ ->
          throw new IllegalArgumentException("no cart to store: " + cart);
    }
  }

  private boolean isOnDisk(CartStore.Found cart) {
    try {
      return replica.read(handle -> CartStore.find(handle, cashier.id())).equals(cart);
    } catch (StoreFailure unreadable) {
      return false; // The next step stores the whole cart again, whatever is there.
    }
  }

  @Override
  public List<PaymentMethod> paymentMethods() {
    List<PaymentMethod> methods = replica.read(PaymentMethodStore::active);
    return methods.isEmpty() ? List.of(CASH) : methods;
  }

  /// How cash is taken here: the first of [#paymentMethods] that is cash.
  public PaymentMethod cash() {
    return paymentMethods().stream()
        .filter(method -> method.kind() == TenderKind.CASH)
        .findFirst()
        .orElse(CASH);
  }

  @Override
  public PaymentAnswer complete(PayingSale sale) {
    if (!terms.allow(Permission.SELL)) {
      return new PaymentAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    SaleCompletion.Result result = completion.complete(sale, terms.establishment());
    doubt =
        result instanceof SaleCompletion.Result.StillUnknown(Failure failure)
            ? new Doubt(sale.id(), failure)
            : null;
    return switch (result) {
      case SaleCompletion.Result.Saved(CompletedSale completed) -> paid(completed);
      case SaleCompletion.Result.Refused(SaleRefusal refusal) -> new PaymentAnswer.Refused(refusal);
      case SaleCompletion.Result.SetBack() -> new PaymentAnswer.Blocked(Obstacle.SET_BACK);
      case SaleCompletion.Result.NotSaved(Failure failure) -> new PaymentAnswer.NotSaved(failure);
      case SaleCompletion.Result.Broken() -> new PaymentAnswer.Broken();
      case SaleCompletion.Result.StillUnknown(Failure failure) ->
          new PaymentAnswer.Unknown(failure);
    };
  }

  /// The sale is on disk, and that must be told whatever goes wrong with the next ticket.
  private PaymentAnswer paid(CompletedSale completed) {
    LastTicket last = LastTicket.of(completed);
    try {
      return new PaymentAnswer.Paid(completed, takeUp(replica.read(this::look), "", last), false);
    } catch (RuntimeException unread) {
      LOG.error("TILL-5 The next ticket begins without looking", unread);
      TicketNumber number = completed.number();
      OpenTicket next =
          new OpenTicket(
              begin(completed.context().shiftId()),
              List.of(),
              new TicketNumber(number.series(), number.number() + 1),
              null,
              last);
      return new PaymentAnswer.Paid(completed, next, true);
    }
  }
}
