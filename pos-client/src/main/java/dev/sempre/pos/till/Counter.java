package dev.sempre.pos.till;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.sell.Payable;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is being paid, on disk.
final class Counter {
  private Counter() {}

  static Purpose purpose(Payable paying) {
    return switch (paying) {
      case Payable.Ticket _ -> Purpose.TICKET;
      case Payable.Account _ -> Purpose.ACCOUNT_PAYMENT;
    };
  }

  /// Whether no cashier goes on with it: it is finished, or was let go.
  static boolean isGone(Handle handle, Payable paying) {
    return switch (paying) {
      case Payable.Ticket(PayingSale sale) ->
          SaleStore.exists(handle, sale.id())
              || CartStore.isLetGo(handle, sale.id())
              || CartStore.isAside(handle, sale.id());
      case Payable.Account(AccountDraft draft) ->
          AccountPaymentStore.byId(handle, draft.id()).isPresent()
              || AccountDraftStore.isAside(handle, draft.id());
    };
  }

  /// Why it could not be finished with what is to be given for it: a card is not asked then. Of an
  /// account nothing is known before.
  ///
  /// @param next with the tender that is asked for
  static Optional<SaleRefusal> refusal(Tx tx, Payable next, ZoneId zone) {
    return switch (next) {
      case Payable.Ticket(PayingSale sale) ->
          SaleStore.refusalBeforeMoney(tx, sale, tx.place().series(), zone);
      case Payable.Account _ -> Optional.empty();
    };
  }

  /// Stores it as it is now. What comes in for an account is kept as long as there is something of
  /// it: a tender, or a card that the terminal has not told of.
  static void save(Tx tx, Payable paying) {
    switch (paying) {
      case Payable.Ticket(PayingSale sale) -> {
        if (sale.tenders().isEmpty()) {
          CartStore.save(tx, sale.cart());
        } else {
          CartStore.save(tx, sale);
        }
      }
      case Payable.Account(AccountDraft draft) -> {
        if (draft.money().tenders().isEmpty()
            && TerminalRequestStore.openOf(tx.handle(), draft.id()).isEmpty()) {
          AccountDraftStore.delete(tx, draft.id());
        } else {
          AccountDraftStore.save(tx, draft);
        }
      }
    }
  }

  /// The terminal has moved nothing for it: with nothing else given, nothing comes in for an
  /// account any more. A cart stands as it did.
  static void cameToNothing(Tx tx, Payable paying) {
    if (paying instanceof Payable.Account && !isGone(tx.handle(), paying)) {
      save(tx, paying);
    }
  }

  /// As it stands on disk.
  static Payable stored(Handle handle, Payable paying) {
    return switch (paying) {
      case Payable.Ticket(PayingSale sale) ->
          new Payable.Ticket(
              CartStore.find(handle, paying.cashierId())
                          instanceof CartStore.Found.Paying(PayingSale stored)
                      && stored.id().equals(sale.id())
                  ? stored
                  : new PayingSale(sale.cart(), List.of(), sale.rounding()));
      case Payable.Account(AccountDraft draft) ->
          new Payable.Account(
              AccountDraftStore.byId(handle, draft.id())
                  .orElseGet(() -> draft.with(ReceivedMoney.of(draft.money().amountMinor()))));
    };
  }
}
