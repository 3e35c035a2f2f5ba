package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.party.Contact;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.party.ContactStore;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether a customer may owe what he buys: somebody who may has to say so, and somebody who may
/// more where it passes his credit limit, as far as is known here. What is credited to him takes no
/// leave beside that for the refund itself. Used by one thread after the other. Source: T1, T5.
final class OnAccount {
  private final Replica replica;
  private final Leave leave;
  private final CashierCart cart;
  private final String cashierId;

  /// What has been granted for a sale, minor units.
  private volatile Grant grant = new Grant("", 0);

  private record Grant(String saleId, long minor) {}

  OnAccount(Replica replica, Leave leave, CashierCart cart, String cashierId) {
    this.replica = replica;
    this.leave = leave;
    this.cart = cart;
    this.cashierId = cashierId;
  }

  /// What lies on disk was granted when it was put there.
  void found(OpenTicket ticket) {
    if (!ticket.tenders().isEmpty()) {
      PayingSale paying = ticket.paying();
      grant = new Grant(paying.id(), paying.onAccountMinor());
    }
  }

  /// Grants it, with leave if it takes any, and notes in the journal who has.
  ///
  /// @throws StoreFailure if the customer cannot be looked up
  AccountAnswer ask(PayingSale sale, long amountMinor, @Nullable Approval approval) {
    ShopTerms terms = cart.terms();
    long minor = sale.onAccountMinor() + amountMinor;
    Set<Permission> needed = replica.read(handle -> needed(handle, sale, minor));
    Set<Permission> missing = EnumSet.noneOf(Permission.class);
    needed.stream().filter(one -> !terms.allow(one)).forEach(missing::add);
    if (!missing.isEmpty() && !leave.isGood(approval, missing)) {
      return new AccountAnswer.NeedsApproval(missing);
    }
    if (!needed.isEmpty()) {
      String approver = missing.isEmpty() || approval == null ? null : approval.by();
      Optional<Failure> unsaved = note(sale, amountMinor, needed, approver);
      if (unsaved.isPresent()) {
        return new AccountAnswer.NotSaved(unsaved.get());
      }
    }
    grant = new Grant(sale.id(), minor);
    return new AccountAnswer.Granted();
  }

  private Optional<Failure> note(
      PayingSale sale, long amountMinor, Set<Permission> needed, @Nullable String approver) {
    boolean above = needed.contains(Permission.SELL_ABOVE_CREDIT_LIMIT);
    JournalEvent event =
        JournalEvent.by(cashierId, EventKind.SOLD_ON_ACCOUNT)
            .approvedBy(approver)
            .about(SyncCatalogue.SALE.name(), sale.id())
            .of(amountMinor)
            .saying(sale.customerId() + (above ? ", above the credit limit" : ""));
    return EventNote.of(replica, event);
  }

  /// Whether all that is tendered on account was granted, or needs nobody's leave.
  boolean isGranted(PayingSale sale) {
    long minor = sale.onAccountMinor();
    Grant granted = grant;
    if (minor <= 0 || (granted.saleId.equals(sale.id()) && granted.minor >= minor)) {
      return true;
    }
    ShopTerms terms = cart.terms();
    return replica.read(handle -> needed(handle, sale, minor)).stream().allMatch(terms::allow);
  }

  private static Set<Permission> needed(Handle handle, PayingSale sale, long minor) {
    Set<Permission> needed = EnumSet.noneOf(Permission.class);
    if (minor > 0) {
      needed.add(Permission.SELL_ON_ACCOUNT);
      if (isAboveLimit(handle, sale, minor)) {
        needed.add(Permission.SELL_ABOVE_CREDIT_LIMIT);
      }
    }
    return needed;
  }

  private static boolean isAboveLimit(Handle handle, PayingSale sale, long minor) {
    String customer = sale.customerId();
    Long limit =
        customer == null
            ? null
            : ContactStore.byId(handle, customer).map(Contact::creditLimitMinor).orElse(null);
    return customer != null
        && limit != null
        && AccountEntryStore.owedMinor(handle, customer, sale.context().currency()) + minor > limit;
  }
}
