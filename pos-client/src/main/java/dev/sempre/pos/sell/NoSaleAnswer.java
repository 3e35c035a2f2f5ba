package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import java.util.Set;

/// Whether the drawer may be opened without a sale.
public sealed interface NoSaleAnswer {
  /// It may, and the journal says who does it.
  record Noted() implements NoSaleAnswer {}

  /// The cashier may not without the leave of somebody who may.
  record NeedsApproval(Set<Permission> needed) implements NoSaleAnswer {
    public NeedsApproval {
      needed = Set.copyOf(needed);
    }
  }

  /// It could not be noted, so it stays closed.
  record NotSaved(Failure failure) implements NoSaleAnswer {}
}
