package dev.sempre.pos.till;

import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.text.PlainText;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.ParkedCartStore;
import dev.sempre.replica.sale.ParkedCartStore.Parked;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one cashier does with whole tickets: he lets his own go, and takes up one that waits. Each
/// is one transaction, so that no ticket is lost on the way and none lies before two people; when
/// the disk does not say how a commit ended, it is looked up. Source: T6, P1.
final class Parking {
  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

  private final Replica replica;
  private final User cashier;
  private final CashierCart cart;

  Parking(Replica replica, User cashier, CashierCart cart) {
    this.replica = replica;
    this.cashier = cashier;
    this.cart = cart;
  }

  /// How a ticket is let go, inside the transaction.
  interface LetGo {
    void in(Tx tx) throws SQLException;
  }

  /// What a transaction has led to.
  private sealed interface Moved {
    /// Nothing was changed, or nothing that concerns the open ticket.
    record Not(TicketAnswer why) implements Moved {}

    /// The cashier's cart is another one.
    ///
    /// @param sale what he goes on with; null for an empty one
    /// @param parked what was parked; null if nothing was
    record To(@Nullable OpenSale sale, @Nullable Parked parked) implements Moved {}
  }

  /// The parked tickets, the one that was parked last first, and behind them what others have left
  /// open: whoever serves their customer now goes on with it.
  List<ParkedTicket> list() {
    ZoneId zone = cart.terms().establishment().zone();
    return replica.read(handle ->
        Stream.concat(
                ParkedCartStore.all(handle).stream().map(one -> shown(handle, one, false, zone)),
                ParkedCartStore.openBeforeOthers(handle, cashier.id()).stream()
                    .map(one -> shown(handle, one, true, zone)))
            .toList());
  }

  private static ParkedTicket shown(Handle handle, Parked parked, boolean isOpen, ZoneId zone) {
    List<SaleLine> lines =
        parked.cart() instanceof CartStore.Found.Open(OpenSale sale)
            ? sale.lines().stream().filter(line -> !line.voided()).toList()
            : List.of();
    boolean readable = !lines.isEmpty();
    return new ParkedTicket(
        parked.id(),
        parked.name(),
        name(handle, parked.by()),
        isOpen,
        BusinessTime.at(parked.atMillis(), zone).wallClock(),
        parked.total(),
        readable ? lines.stream().mapToLong(SaleLine::pieces).sum() : null,
        readable ? lines.getFirst().item().description() : null);
  }

  /// Names of those who have taken up what the cashier had left open, once.
  List<String> takenOver() {
    return replica.read(handle -> ParkedCartStore.isTakenFrom(handle, cashier.id()))
        ? replica.write(
            Priority.PERSON,
            tx ->
                ParkedCartStore.tellTaken(tx, cashier.id()).stream()
                    .map(taker -> name(tx.handle(), taker))
                    .toList())
        : List.of();
  }

  private static String name(Handle handle, String userId) {
    return UserStore.byId(handle, userId).map(User::displayName).orElse(userId);
  }

  /// Parks the sale that lies before the cashier.
  TicketAnswer park(OpenSale sale, @Nullable String name) {
    String wanted = name == null || name.isBlank() ? null : name.strip();
    if (sale.isEmpty()) {
      return new TicketAnswer.Refused(new SaleRefusal.NothingToPay());
    }
    return wrongText(wanted)
        .<TicketAnswer>map(TicketAnswer.Refused::new)
        .orElseGet(() -> letGo(sale, tx -> putAway(tx, sale, wanted)));
  }

  /// Why a text that is kept with a ticket cannot be.
  static Optional<SaleRefusal> wrongText(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.length() > SaleLimits.MAX_NOTE_LENGTH) {
      return Optional.of(new SaleRefusal.NoteTooLong(text.length(), SaleLimits.MAX_NOTE_LENGTH));
    }
    return PlainText.isStorable(text)
        ? Optional.empty()
        : Optional.of(new SaleRefusal.NoteUnreadable());
  }

  private void putAway(Tx tx, OpenSale sale, @Nullable String name) {
    String customer = sale.customerId();
    String shown =
        name != null || customer == null
            ? name
            : ContactStore.byId(tx.handle(), customer).map(found -> found.name()).orElse(null);
    ParkedCartStore.park(tx, sale, shown, cashier.id());
  }

  /// The sale lies before the cashier no more, by whatever `how` does; he goes on with an empty
  /// one.
  TicketAnswer letGo(OpenSale sale, LetGo how) {
    return move(
        tx -> {
          Optional<TicketAnswer> stop = stop(tx.handle(), sale);
          if (stop.isPresent()) {
            return new Moved.Not(stop.get());
          }
          how.in(tx);
          return new Moved.To(null, parked(tx.handle(), sale.id()));
        },
        handle ->
            CartStore.isLetGo(handle, sale.id())
                ? Optional.of(new Moved.To(null, parked(handle, sale.id())))
                : Optional.empty());
  }

  /// Takes up a ticket of the list, as a sale of its own: a copy of this till's disk has the same
  /// list, and of two sales of one id only one would count. It becomes the cashier's own, in the
  /// shift that is open now. Source: R21.
  TicketAnswer recall(OpenSale own, String parkedId) {
    String id = replica.ids().next();
    return move(
        tx -> recall(tx, own, parkedId, id),
        handle ->
            CartStore.find(handle, cashier.id()) instanceof CartStore.Found.Open(OpenSale sale)
                    && sale.id().equals(id)
                ? Optional.of(new Moved.To(sale, parked(handle, own.id())))
                : Optional.empty());
  }

  private Moved recall(Tx tx, OpenSale own, String parkedId, String id) throws SQLException {
    Optional<TicketAnswer> stop = stop(tx.handle(), own);
    if (stop.isPresent()) {
      return new Moved.Not(stop.get());
    }
    return switch (ParkedCartStore.take(tx, parkedId, cashier.id())) {
      case ParkedCartStore.Taken.Cart(Parked _, OpenSale sale) -> {
        putOwnAway(tx, own);
        OpenSale taken = sale.under(id, here(tx, sale.context()));
        CartStore.save(tx, taken);
        yield new Moved.To(taken, parked(tx.handle(), own.id()));
      }
      case ParkedCartStore.Taken.ByAnother(String by) ->
          new Moved.Not(new TicketAnswer.TakenBy(name(tx.handle(), by)));
      case ParkedCartStore.Taken.Damaged(String reason) -> {
        LOG.error(
            "TILL-14 Parked ticket {} cannot be read and is kept aside: {}", parkedId, reason);
        yield new Moved.Not(new TicketAnswer.Damaged());
      }
      case ParkedCartStore.Taken.Gone() -> new Moved.Not(new TicketAnswer.Gone());
    };
  }

  /// A ticket of which every line was voided is void as a whole: the Z says so, as of one that is
  /// given up by name. Source: T4, T8.
  private void putOwnAway(Tx tx, OpenSale own) throws SQLException {
    if (!own.isEmpty()) {
      putAway(tx, own, null);
    } else if (own.lines().isEmpty()) {
      CartStore.delete(tx, own.id());
    } else {
      ShiftStore.openOrBegin(tx, cart.terms().establishment(), cashier.id());
      CartStore.giveUp(tx, own, cashier.id());
      Deed deed = Deed.voidTicket(own, "line by line");
      JournalStore.note(tx, deed.event(cashier.id(), null, own.id()));
    }
  }

  /// Where and by whom the sale is rung up from now on. Its money stays what its prices are in.
  private SaleContext here(Tx tx, SaleContext before) throws SQLException {
    String shift = ShiftStore.openOrBegin(tx, cart.terms().establishment(), cashier.id()).id();
    return new SaleContext(
        cart.terms().establishment().id(),
        tx.place().base(),
        shift,
        cashier.id(),
        before.currency(),
        before.taxMode());
  }

  /// What keeps the cashier from leaving his open ticket.
  private Optional<TicketAnswer> stop(Handle handle, OpenSale sale) {
    if (CartStore.isLetGo(handle, sale.id())
        || CartStore.isAside(handle, sale.id())
        || SaleStore.exists(handle, sale.id())) {
      return Optional.of(new TicketAnswer.NotSaved(Failure.ELSEWHERE));
    }
    if (TerminalRequestStore.openOf(handle, sale.id()).isPresent()) {
      return Optional.of(new TicketAnswer.Blocked(Obstacle.CARD_OPEN));
    }
    return CartStore.find(handle, cashier.id()) instanceof CartStore.Found.Paying(PayingSale paying)
            && paying.id().equals(sale.id())
            && !paying.tenders().isEmpty()
        ? Optional.of(
            new TicketAnswer.Refused(new SaleRefusal.MoneyTaken(paying.totals().tenderedMinor())))
        : Optional.empty();
  }

  private static @Nullable Parked parked(Handle handle, String id) {
    return ParkedCartStore.all(handle).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private interface Look {
    Optional<Moved> at(Handle handle);
  }

  private TicketAnswer move(Replica.Write<Moved> task, Look afterwards) {
    try {
      return told(replica.write(Priority.PERSON, task));
    } catch (StoreFailure failure) {
      TicketAnswer notSaved = new TicketAnswer.NotSaved(Failures.of(failure));
      return failure.outcome() == Outcome.NOT_SAVED
          ? notSaved
          : look(afterwards).map(this::told).orElse(notSaved);
    }
  }

  private Optional<Moved> look(Look afterwards) {
    try {
      return replica.read(afterwards::at);
    } catch (StoreFailure unreadable) {
      return Optional.empty();
    }
  }

  private TicketAnswer told(Moved moved) {
    return switch (moved) {
      case Moved.Not(TicketAnswer why) -> why;
      case Moved.To(OpenSale sale, Parked parked) ->
          new TicketAnswer.Next(cart.goOn(sale), parked == null ? null : shown(parked));
    };
  }

  private @Nullable ParkedTicket shown(Parked parked) {
    ZoneId zone = cart.terms().establishment().zone();
    try {
      return replica.read(handle -> shown(handle, parked, false, zone));
    } catch (StoreFailure unreadable) {
      return null; // It is parked, and only not named in the notice.
    }
  }
}
