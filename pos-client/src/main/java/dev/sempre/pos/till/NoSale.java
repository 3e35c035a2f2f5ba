package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.replica.db.Replica;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The drawer is to be opened without a sale. Source: T1, R39.
final class NoSale {
  private static final Set<Permission> NEEDED = Set.of(Permission.OPEN_DRAWER);

  private final Replica replica;
  private final User cashier;
  private final Leave leave;

  NoSale(Replica replica, User cashier, Leave leave) {
    this.replica = replica;
    this.cashier = cashier;
    this.leave = leave;
  }

  /// Notes who opens it. Before it is open: what cannot be noted does not happen.
  NoSaleAnswer note(ShopTerms terms, @Nullable Approval approval) {
    boolean alone = terms.allow(Permission.OPEN_DRAWER);
    if (!alone && !leave.isGood(approval, NEEDED)) {
      return new NoSaleAnswer.NeedsApproval(NEEDED);
    }
    String approver = alone || approval == null ? null : approval.by();
    JournalEvent event =
        JournalEvent.by(cashier.id(), EventKind.DRAWER_OPENED).approvedBy(approver);
    return EventNote.of(replica, event)
        .<NoSaleAnswer>map(NoSaleAnswer.NotSaved::new)
        .orElseGet(NoSaleAnswer.Noted::new);
  }
}
