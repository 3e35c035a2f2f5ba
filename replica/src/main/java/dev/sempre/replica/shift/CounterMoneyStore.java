package dev.sempre.replica.shift;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Money that lies before cashiers for what is not finished: no shift is closed while it does. Of a
/// cashier who will not come back somebody who may close the shift sets it aside: it is no sale and
/// no payment then, its cards are unclaimed, its cash is what the count has too much, and the
/// journal says whose it was. Source: T8.
public final class CounterMoneyStore {
  private CounterMoneyStore() {}

  /// Money for one ticket, or for what a customer owes. Amounts are negative of a refund.
  ///
  /// @param documentId id of what it was given for
  /// @param forAccount whether that is what a customer owes
  /// @param cashierId before whom it lies, or lay
  /// @param cashMinor notes and coins, minor units
  /// @param otherMinor cards, vouchers and the like
  /// @param askedMinor what a terminal was asked for and has not told of
  /// @param sinceMillis when it was touched last
  public record Money(
      String documentId,
      boolean forAccount,
      String cashierId,
      long cashMinor,
      long otherMinor,
      long askedMinor,
      long sinceMillis) {

    private long totalMinor() {
      return Math.addExact(Math.addExact(cashMinor, otherMinor), askedMinor);
    }
  }

  /// What lies before cashiers, by their ids.
  public static List<Money> lying(Handle handle) {
    List<Money> found = new ArrayList<>();
    for (CartStore.Before cart : CartStore.beforeCashiers(handle)) {
      Money money =
          money(handle, cart.id(), false, cart.cashierId(), cart.tenders(), cart.changedAtMillis());
      if (!cart.tenders().isEmpty() || money.askedMinor != 0) {
        found.add(money);
      }
    }
    for (AccountDraftStore.Before draft : AccountDraftStore.beforeCashiers(handle)) {
      found.add(money(handle, draft.draft(), draft.draft().cashierId(), draft.changedAtMillis()));
    }
    return List.copyOf(found);
  }

  /// What was set aside since a shift was opened, the oldest first.
  public static List<Money> setAsideIn(Handle handle, Shift shift) {
    return handle
        .createQuery(
            """
            select subject_id, detail from journal_event
             where device_id = :device and kind = 'MONEY_SET_ASIDE'
               and seq > (select seq from shift where id = :shift) order by seq
            """)
        .bind("device", shift.deviceId())
        .bind("shift", shift.id())
        .map((row, _) -> aside(handle, row.getString(1)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Money> aside(Handle handle, String documentId) {
    Optional<CartStore.Before> cart = CartStore.setAsideOf(handle, documentId);
    return cart.isPresent()
        ? cart.map(before ->
            money(
                handle,
                before.id(),
                false,
                before.cashierId(),
                before.tenders(),
                before.changedAtMillis()))
        : AccountDraftStore.setAsideOf(handle, documentId)
            .map(before ->
                money(
                    handle, before.draft(), before.draft().cashierId(), before.changedAtMillis()));
  }

  private static Money money(
      Handle handle, AccountDraft draft, String cashierId, long changedAtMillis) {
    return money(handle, draft.id(), true, cashierId, draft.money().tenders(), changedAtMillis);
  }

  private static Money money(
      Handle handle,
      String documentId,
      boolean forAccount,
      String cashierId,
      List<Tender> tenders,
      long changedAtMillis) {
    long cash = 0;
    long other = 0;
    for (Tender tender : tenders) {
      if (tender.kind() == TenderKind.CASH) {
        cash += tender.amountMinor();
      } else {
        other += tender.amountMinor();
      }
    }
    long asked =
        TerminalRequestStore.of(handle, documentId).stream()
            .filter(request -> request.state() == TerminalRequest.State.SENT)
            .mapToLong(TerminalRequest::amountMinor)
            .sum();
    return new Money(documentId, forAccount, cashierId, cash, other, asked, changedAtMillis);
  }

  /// Sets aside what lies before a cashier, whatever it is for.
  ///
  /// @param by id of the user
  /// @param approvedBy id of whoever gave leave; null if nobody had to
  /// @return what was set aside; empty if nothing lies there any more
  public static List<Money> setAside(
      Tx tx, String cashierId, String by, @Nullable String approvedBy) throws SQLException {
    List<Money> before =
        lying(tx.handle()).stream().filter(money -> money.cashierId.equals(cashierId)).toList();
    List<Money> set = new ArrayList<>();
    for (Money money : before) {
      boolean finished = isFinished(tx.handle(), money);
      if (money.forAccount) {
        AccountDraftStore.setAside(tx, money.documentId);
      } else {
        CartStore.setAside(tx, money.documentId);
      }
      if (!finished) {
        leaveCards(tx, money);
        note(tx, money, by, approvedBy);
        set.add(money);
      }
    }
    return List.copyOf(set);
  }

  /// The disk may have it though nobody has been told.
  private static boolean isFinished(Handle handle, Money money) {
    return money.forAccount
        ? AccountPaymentStore.byId(handle, money.documentId).isPresent()
        : SaleStore.exists(handle, money.documentId);
  }

  /// Nobody waits any more for what the terminal has not told: should it have moved money, that
  /// goes back. What it has told of stays, until somebody says what became of it.
  private static void leaveCards(Tx tx, Money money) {
    Optional<TerminalRequest> open = TerminalRequestStore.openOf(tx.handle(), money.documentId);
    open.ifPresent(request ->
        TerminalRequestStore.become(
            tx, request.id(), TerminalRequest.State.LEFT, "its money was set aside"));
  }

  private static void note(Tx tx, Money money, String by, @Nullable String approvedBy)
      throws SQLException {
    String table =
        money.forAccount ? SyncCatalogue.ACCOUNT_PAYMENT.name() : SyncCatalogue.SALE.name();
    JournalStore.note(
        tx,
        JournalEvent.by(by, EventKind.MONEY_SET_ASIDE)
            .approvedBy(approvedBy)
            .about(table, money.documentId)
            .of(money.totalMinor())
            .saying(
                "%s: cash %d, otherwise %d, asked for by card %d"
                    .formatted(
                        money.cashierId, money.cashMinor, money.otherMinor, money.askedMinor)));
  }
}
