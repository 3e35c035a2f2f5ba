package dev.sempre.pos.till;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.party.Contact;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.sell.AccountStanding;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.account.SoldOnAccount;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.StoreFailure.Outcome;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Customers' accounts at this till: how they stand, and money that comes in for them. Safe to call
/// from any thread. Source: T5, M7.
final class AccountDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);

  private final Replica replica;
  private final CashierCart cart;
  private final String cashierId;
  private final LongSupplier nowMillis;

  /// @param nowMillis the wall clock, corrected by what is known of its error
  AccountDesk(Replica replica, CashierCart cart, String cashierId, LongSupplier nowMillis) {
    this.replica = replica;
    this.cart = cart;
    this.cashierId = cashierId;
    this.nowMillis = nowMillis;
  }

  AccountStanding account(Customer customer) {
    Currency currency = cart.terms().establishment().currency();
    return replica.read(handle ->
        standing(
            handle, customer, AccountEntryStore.accountOf(handle, customer.id(), currency), 0));
  }

  Optional<AccountStanding> accountFor(PayingSale sale) {
    String id = sale.customerId();
    return id == null
        ? Optional.empty()
        : Optional.of(replica.read(handle -> accountFor(handle, sale, id)));
  }

  private AccountStanding accountFor(Handle handle, PayingSale sale, String customerId) {
    String name = ContactStore.byId(handle, customerId).map(Contact::name).orElse(customerId);
    CustomerAccount account =
        AccountEntryStore.accountOf(handle, customerId, sale.context().currency());
    long toCredit =
        sale.isRefund()
            ? Math.min(
                -sale.totals().grossMinor(),
                account.openOfSalesMinor(SoldOnAccount.broughtBack(sale.lines())))
            : 0;
    return standing(handle, new Customer(customerId, name), account, toCredit);
  }

  private AccountStanding standing(
      Handle handle, Customer customer, CustomerAccount account, long toCreditMinor) {
    Establishment shop = cart.terms().establishment();
    LocalDate today = BusinessTime.at(nowMillis.getAsLong(), shop.zone()).businessDate();
    return new AccountStanding(
        customer,
        shop.currency(),
        account,
        ContactStore.byId(handle, customer.id()).map(Contact::creditLimitMinor).orElse(null),
        toCreditMinor,
        today,
        InstalmentPlan.usual(today).firstDue());
  }

  AccountDraft begin(Customer customer, @Nullable String chosenEntryId, long amountMinor) {
    return new AccountDraft(
        replica.ids().next(),
        cashierId,
        customer.id(),
        chosenEntryId,
        cart.terms().establishment().currency(),
        ReceivedMoney.of(amountMinor));
  }

  /// What lies before the cashier, as it was left.
  Optional<Receiving> takeUp() {
    return replica
        .read(handle -> AccountDraftStore.of(handle, cashierId))
        .map(this::underAnIdOfItsOwn)
        .filter(this::isSomething)
        .map(draft -> replica.read(handle -> new Receiving(customer(handle, draft), draft)));
  }

  /// Whether money lies for it, or the terminal was asked for some.
  private boolean isSomething(AccountDraft draft) {
    return !draft.money().tenders().isEmpty()
        || replica.read(handle -> TerminalRequestStore.openOf(handle, draft.id())).isPresent();
  }

  /// One that was begun before this desk was may lie on another machine too, in a copy of this
  /// one's disk: each goes on with one of its own. One that the disk does not take keeps its id.
  /// Source: R21.
  private AccountDraft underAnIdOfItsOwn(AccountDraft found) {
    AccountDraft own = found.under(replica.ids().next());
    try {
      return replica.write(
          Priority.PERSON,
          tx -> {
            AccountDraftStore.delete(tx, found.id());
            TerminalRequestStore.follow(tx, found.id(), own.id());
            AccountDraftStore.save(tx, own);
            return own;
          });
    } catch (StoreFailure failure) {
      if (failure.outcome() != Outcome.NOT_SAVED && isKept(own)) {
        return own;
      }
      LOG.warn("TILL-25 Money for an account keeps its id: {}", failure.getMessage());
      return found;
    }
  }

  private static Customer customer(Handle handle, AccountDraft draft) {
    String id = draft.customerId();
    return new Customer(id, ContactStore.byId(handle, id).map(Contact::name).orElse(id));
  }

  /// Puts what was given so far on disk; see [dev.sempre.pos.sell.TillAccounts#keepReceiving].
  Optional<Failure> keep(AccountDraft draft) {
    try {
      return replica.write(Priority.PERSON, tx -> keep(tx, draft));
    } catch (StoreFailure failure) {
      return failure.outcome() == Outcome.NOT_SAVED || !isKept(draft)
          ? Optional.of(Failures.of(failure))
          : Optional.empty();
    }
  }

  /// Of one without money there is nothing on disk.
  private boolean isKept(AccountDraft draft) {
    Payable paying = new Payable.Account(draft);
    try {
      return replica.read(handle ->
          !Counter.isGone(handle, paying) && Counter.stored(handle, paying).equals(paying));
    } catch (StoreFailure unreadable) {
      return false; // The next tender stores all of them again, whatever is there.
    }
  }

  private static Optional<Failure> keep(Tx tx, AccountDraft draft) {
    if (Counter.isGone(tx.handle(), new Payable.Account(draft))) {
      return Optional.of(Failure.ELSEWHERE);
    }
    if (isBoundByCard(tx.handle(), draft)) {
      throw new IllegalStateException("money that a card was charged is missing: " + draft.id());
    }
    Counter.save(tx, new Payable.Account(draft));
    return Optional.empty();
  }

  /// Whether it would forget what a payment terminal has moved, or was asked to.
  private static boolean isBoundByCard(Handle handle, AccountDraft draft) {
    return TerminalRequestStore.openOf(handle, draft.id()).isPresent()
        || !TerminalRequestStore.tells(handle, draft.id(), draft.money().tenders());
  }

  /// Takes money; see [dev.sempre.pos.sell.TillAccounts#receive].
  ReceiveAnswer receive(AccountDraft draft) {
    if (!cart.terms().allow(Permission.SELL)) {
      return new ReceiveAnswer.Blocked(Obstacle.NOT_PERMITTED);
    }
    try {
      return replica.write(Priority.PERSON, tx -> receive(tx, draft));
    } catch (StoreFailure failure) {
      return failure.outcome() == Outcome.NOT_SAVED
          ? new ReceiveAnswer.NotSaved(Failures.of(failure))
          : settle(draft, failure);
    }
  }

  private ReceiveAnswer receive(Tx tx, AccountDraft draft) throws SQLException {
    Optional<ReceiveAnswer> before = find(tx.handle(), draft.id());
    if (before.isPresent()) {
      return before.get();
    }
    if (SetBack.is(tx.handle()) || AccountDraftStore.isAside(tx.handle(), draft.id())) {
      return new ReceiveAnswer.Refused(new AccountRefusal.SetBack());
    }
    if (isBoundByCard(tx.handle(), draft)) {
      return new ReceiveAnswer.Blocked(Obstacle.CARD_OPEN);
    }
    // No shift is opened for what is not taken.
    Optional<AccountRefusal> no = AccountPaymentStore.refusal(tx.handle(), draft);
    if (no.isPresent()) {
      return new ReceiveAnswer.Refused(no.get());
    }
    Establishment shop = cart.terms().establishment();
    Shift shift = ShiftStore.openOrBegin(tx, shop, cashierId);
    return switch (AccountPaymentStore.add(tx, shop, shift.id(), draft)) {
      case AccountPaymentStore.Result.Done(AccountPayment payment) ->
          received(tx.handle(), payment);
      case AccountPaymentStore.Result.Refused(AccountRefusal refusal) ->
          new ReceiveAnswer.Refused(refusal);
    };
  }

  private static Optional<ReceiveAnswer> find(Handle handle, String id) {
    return AccountPaymentStore.byId(handle, id).map(payment -> received(handle, payment));
  }

  private static ReceiveAnswer received(Handle handle, AccountPayment payment) {
    return new ReceiveAnswer.Received(
        payment, AccountEntryStore.owedMinor(handle, payment.customerId(), payment.currency()));
  }

  /// The commit failed; what it may have left behind, valid but not counted, is overwritten by a
  /// transaction that looks and writes, and cannot come back after a restart. Source: R03.
  private ReceiveAnswer settle(AccountDraft draft, StoreFailure cause) {
    try {
      return replica
          .write(
              Priority.PERSON,
              tx -> {
                long _ = tx.stamp();
                return find(tx.handle(), draft.id());
              })
          .orElseGet(() -> new ReceiveAnswer.NotSaved(Failures.of(cause)));
    } catch (StoreFailure again) {
      return new ReceiveAnswer.Unknown(Failures.of(again));
    }
  }
}
