package dev.sempre.pos.till;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.sell.Failure;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a paid sale a fact, and never says anything of it that is not so: when the disk fails in
/// the middle of the commit, it looks. May be repeated with the same sale as often as one likes; it
/// is stored once. Source: P1, R01, R03, I17.
final class SaleCompletion {
  private static final Logger LOG = LoggerFactory.getLogger(SaleCompletion.class);

  private final Replica replica;

  SaleCompletion(Replica replica) {
    this.replica = replica;
  }

  /// What became of it.
  sealed interface Result {
    /// It is on disk, with its number; now, or since an attempt whose answer was lost.
    record Saved(CompletedSale sale) implements Result {}

    /// The sale itself says no; nothing was stored.
    record Refused(SaleRefusal refusal) implements Result {}

    /// The till gives out no number, since it is set back, or the sale is of the time before it
    /// was; nothing was stored.
    record SetBack() implements Result {}

    /// The payment terminal has to be asked about a card first, or has moved money that no tender
    /// says; nothing was stored.
    record CardOpen() implements Result {}

    /// It is not on disk, and its cart is as before. Trying again helps once the cause is gone.
    record NotSaved(Failure failure) implements Result {}

    /// A fault of the program stopped it; it is not on disk, and its cart is as before.
    record Broken() implements Result {}

    /// The disk answers neither yes nor no. Trying again looks again; until then the customer must
    /// not be told that he has paid, nor that he has not.
    record StillUnknown(Failure failure) implements Result {}
  }

  /// @param shop where this till stands
  Result complete(PayingSale paying, Establishment shop) {
    try {
      return write(paying, shop);
    } catch (RuntimeException bug) {
      return afterBug(paying, bug);
    }
  }

  private Result write(PayingSale paying, Establishment shop) {
    try {
      return replica.write(Priority.PERSON, tx -> complete(tx, paying, shop));
    } catch (StoreFailure failure) {
      return switch (failure.outcome()) {
        case NOT_SAVED -> new Result.NotSaved(Failures.of(failure));
        case UNKNOWN -> look(paying, failure);
      };
    }
  }

  /// Nothing failed but the program, so the disk can be believed: what was thrown before the commit
  /// left nothing there, what was thrown after it left everything.
  private Result afterBug(PayingSale paying, RuntimeException bug) {
    LOG.error("TILL-7 The completion of sale {} broke off", paying.id(), bug);
    try {
      return replica
          .read(handle -> SaleStore.byId(handle, paying.id()))
          .<Result>map(Result.Saved::new)
          .orElseGet(Result.Broken::new);
    } catch (StoreFailure unreadable) {
      return new Result.StillUnknown(Failures.of(unreadable));
    }
  }

  /// The money goes into the drawer of the shift that is open now: the one in which the sale was
  /// begun may have been closed since, and its Z stays as it is. None is opened for a sale that
  /// says no. Source: T8.
  private static Result complete(Tx tx, PayingSale paying, Establishment shop) throws SQLException {
    Optional<CompletedSale> earlier = SaleStore.byId(tx.handle(), paying.id());
    if (earlier.isPresent()) {
      return new Result.Saved(earlier.get());
    }
    if (CartStore.isLetGo(tx.handle(), paying.id())) {
      return new Result.NotSaved(Failure.ELSEWHERE);
    }
    if (SetBack.is(tx.handle()) || CartStore.isAside(tx.handle(), paying.id())) {
      return new Result.SetBack();
    }
    if (TerminalRequestStore.openOf(tx.handle(), paying.id()).isPresent()
        || !TerminalRequestStore.tells(tx.handle(), paying.id(), paying.tenders())) {
      return new Result.CardOpen();
    }
    String series = tx.place().series();
    if (ShiftStore.openOf(tx.handle(), tx.place()).isEmpty()) {
      Optional<SaleRefusal> no = SaleStore.refusal(tx, paying, series, shop.zone());
      if (no.isPresent()) {
        return refused(paying, no.get());
      }
    }
    Shift shift = ShiftStore.openOrBegin(tx, shop, paying.context().cashierId());
    PayingSale settled = paying.inShift(shift.id());
    return switch (SaleStore.complete(tx, settled, series, shop.zone())) {
      case SaleResult.Done<CompletedSale>(CompletedSale sale) -> new Result.Saved(sale);
      case SaleResult.Refused<CompletedSale>(SaleRefusal refusal) -> refused(paying, refusal);
    };
  }

  private static Result refused(PayingSale paying, SaleRefusal refusal) {
    if (refusal instanceof SaleRefusal.TicketUnacceptable(String field, String code)) {
      LOG.error("TILL-8 The centre would refuse sale {}: {} {}", paying.id(), field, code);
    }
    return new Result.Refused(refusal);
  }

  /// The commit failed; the connection it failed on is gone. A transaction that looks *and writes*
  /// on a new one settles the matter: what the failed commit may have left behind in the log, valid
  /// but not counted, is overwritten by it and cannot come back after a restart.
  private Result look(PayingSale paying, StoreFailure cause) {
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            Optional<CompletedSale> stored = SaleStore.byId(tx.handle(), paying.id());
            if (stored.isPresent()) {
              return new Result.Saved(stored.get());
            }
            keepWithoutLast(tx, paying);
            return new Result.NotSaved(Failures.of(cause));
          });
    } catch (StoreFailure again) {
      return lookOnly(paying, cause, again);
    }
  }

  /// The tender that completed the sale was never stored without it; those before it were. Only
  /// what a card was charged was stored at once, and stays.
  private static void keepWithoutLast(Tx tx, PayingSale paying) {
    int count = paying.tenders().size();
    List<Tender> before = paying.tenders().subList(0, Math.max(0, count - 1));
    if (!TerminalRequestStore.tells(tx.handle(), paying.id(), before)) {
      CartStore.save(tx, paying);
    } else if (count <= 1) {
      CartStore.save(tx, paying.cart());
    } else {
      CartStore.save(tx, paying.removeTender(count).orElseThrow());
    }
  }

  /// Nothing can be written any more, so nothing keeps what the failed commit may have left behind
  /// from coming back. Only its own cause can say that there is nothing: with a full disk the log
  /// was not written to its end. That the disk is full by now says nothing of that commit.
  private Result lookOnly(PayingSale paying, StoreFailure first, StoreFailure again) {
    try {
      Optional<CompletedSale> stored = replica.read(handle -> SaleStore.byId(handle, paying.id()));
      if (stored.isPresent()) {
        return new Result.Saved(stored.get());
      }
      return first.kind() == Kind.DISK_FULL
          ? new Result.NotSaved(Failures.of(first))
          : new Result.StillUnknown(Failures.of(again));
    } catch (StoreFailure unreadable) {
      return new Result.StillUnknown(Failures.of(unreadable));
    }
  }
}
