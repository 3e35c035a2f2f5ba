package dev.sempre.pos.till;

import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.NumberSeriesStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cart of one cashier: begun, taken up as it was left on disk, put aside, and what his next
/// step stands on. Used by one thread after the other. Source: T1, T6, R21.
final class CashierCart {
  private static final Logger LOG = LoggerFactory.getLogger(CashierCart.class);

  private final Replica replica;
  private final Place place;
  private final KnownShop shop;
  private final User cashier;
  private volatile ShopTerms terms;
  private volatile @Nullable OpenSale standing;
  private volatile @Nullable OpenTicket known;

  /// @throws IllegalStateException if the shop is not known
  CashierCart(Replica replica, Place place, KnownShop shop, User cashier) {
    this.replica = replica;
    this.place = place;
    this.shop = shop;
    this.cashier = cashier;
    this.terms = replica.read(handle -> ShopTerms.read(handle, place, shop, cashier));
  }

  /// On what terms the ticket is rung up.
  ShopTerms terms() {
    return terms;
  }

  /// A sale as its last step left it: what the next one is held against. That of another desk is
  /// looked for on disk.
  ///
  /// @return null if nothing of it lies before the cashier, so that nobody can say what a step does
  @Nullable OpenSale standing(String saleId) {
    OpenSale before = standing;
    if (before != null && before.id().equals(saleId)) {
      return before;
    }
    OpenSale stored =
        switch (replica.read(handle -> CartStore.find(handle, cashier.id()))) {
          case CartStore.Found.Open(OpenSale sale) -> sale;
          case CartStore.Found.Paying(PayingSale sale) -> sale.cart();
          case CartStore.Found.None _, CartStore.Found.Damaged _ -> null;
        };
    return stored != null && stored.id().equals(saleId) ? stored : null;
  }

  /// A step has been stored.
  void stands(OpenSale sale) {
    standing = sale;
  }

  /// The ticket as it stands on disk, or an empty one.
  OpenTicket current() {
    OpenSale before = standing;
    Standing found = replica.read(this::look);
    String ours = before == null ? "" : before.id();
    OpenTicket now = takeUp(found, ours, replica.read(handle -> last(handle, found.next)));
    known = now;
    return now;
  }

  /// The ticket that the cashier goes on with after another one has been parked or given up: what
  /// is on disk must be told whatever goes wrong with reading it.
  ///
  /// @param stored the sale that has been stored for him; null for an empty one
  OpenTicket goOn(@Nullable OpenSale stored) {
    OpenTicket before = known;
    standing = stored;
    try {
      return current();
    } catch (StoreFailure unread) {
      if (before == null) {
        throw unread;
      }
      LOG.error("TILL-13 The next ticket begins without looking", unread);
      OpenSale sale = stored != null ? stored : begin(before.sale().context().shiftId());
      return new OpenTicket(
          sale, List.of(), terms.cashRounding(), before.number(), null, before.last());
    }
  }

  /// The ticket after one that has been finished.
  OpenTicket after(LastTicket last) {
    OpenTicket next = takeUp(replica.read(this::look), "", last);
    known = next;
    return next;
  }

  /// As [#after(LastTicket)], without asking the disk for anything.
  OpenTicket unread(CompletedSale completed) {
    TicketNumber number = completed.number();
    return new OpenTicket(
        begin(completed.context().shiftId()),
        List.of(),
        terms.cashRounding(),
        new TicketNumber(number.series(), number.number() + 1),
        null,
        LastTicket.of(completed));
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
    OpenTicket empty =
        new OpenTicket(begin(found), List.of(), found.terms.cashRounding(), found.next, null, last);
    return switch (found.cart) {
      case CartStore.Found.None() -> empty;
      case CartStore.Found.Open(OpenSale cart) -> takeUp(found, cart, null, ours, empty);
      case CartStore.Found.Paying(PayingSale paying) ->
          takeUp(found, paying.cart(), paying, ours, empty);
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
        NumberSeriesStore.peek(handle, Places.find(handle).orElse(place).series()));
  }

  /// @param paying the cart with what has been given for it; null if nothing has
  private OpenTicket takeUp(
      Standing found, OpenSale cart, @Nullable PayingSale paying, String ours, OpenTicket empty) {
    OpenSale sale = cart.id().equals(ours) ? cart : underAnIdOfItsOwn(cart, paying);
    if (sale == null) {
      return empty;
    }
    if (replica.read(handle -> SaleStore.exists(handle, sale.id()))) {
      LOG.warn("TILL-4 The open sale {} is finished already: its cart is kept aside", sale.id());
      setAside(sale.id());
      return empty;
    }
    standing = sale;
    return new OpenTicket(
        sale,
        paying == null ? List.of() : paying.tenders(),
        paying == null ? found.terms.cashRounding() : paying.rounding(),
        found.next,
        replica.read(handle -> customer(handle, cart.customerId())),
        paying == null ? null : paying.plan(),
        empty.last());
  }

  /// A cart that was begun before this desk was may lie on another machine too, in a copy of this
  /// one's disk: each goes on with a sale of its own, or of two that are paid only one would count.
  /// One that is finished keeps its id, and so does one that the disk does not take. Source: R21,
  /// P1.
  ///
  /// @return null if it lies before the cashier no more: somebody else has taken it up meanwhile
  private @Nullable OpenSale underAnIdOfItsOwn(OpenSale cart, @Nullable PayingSale paying) {
    OpenSale own = cart.under(replica.ids().next());
    CartStore.Found stored =
        paying == null || paying.tenders().isEmpty()
            ? new CartStore.Found.Open(own)
            : new CartStore.Found.Paying(
                new PayingSale(own, paying.tenders(), paying.rounding(), paying.plan()));
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            if (SaleStore.exists(tx.handle(), cart.id())) {
              return cart;
            }
            if (CartStore.isLetGo(tx.handle(), cart.id())) {
              return null;
            }
            CartStore.delete(tx, cart.id());
            TerminalRequestStore.follow(tx, cart.id(), own.id());
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

  /// Keeps a sale out of the way, where nobody goes on with it.
  void setAside(String saleId) {
    replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.setAside(tx, saleId);
          return null;
        });
  }

  static void save(Tx tx, CartStore.Found cart) {
    switch (cart) {
      case CartStore.Found.Open(OpenSale sale) -> CartStore.save(tx, sale);
      case CartStore.Found.Paying(PayingSale sale) -> CartStore.save(tx, sale);
      case CartStore.Found.None _, CartStore.Found.Damaged _ ->
          throw new IllegalArgumentException("no cart to store: " + cart);
    }
  }

  /// Whether the cashier's cart on disk is this one; false also if the disk does not say.
  boolean isOnDisk(CartStore.Found cart) {
    try {
      return replica.read(handle -> CartStore.find(handle, cashier.id())).equals(cart);
    } catch (StoreFailure unreadable) {
      return false; // The next step stores the whole cart again, whatever is there.
    }
  }
}
