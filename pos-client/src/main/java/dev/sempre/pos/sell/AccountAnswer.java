package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import java.util.Set;

/// Whether a customer may owe what he buys.
public sealed interface AccountAnswer {
  /// He may; where it took leave the journal says whose.
  record Granted() implements AccountAnswer {}

  /// The cashier may not grant it alone.
  record NeedsApproval(Set<Permission> needed) implements AccountAnswer {
    public NeedsApproval {
      needed = Set.copyOf(needed);
    }
  }

  /// The leave could not be noted, so it does not count. Trying again helps once the cause is gone.
  record NotSaved(Failure failure) implements AccountAnswer {}
}
