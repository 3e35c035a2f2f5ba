package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleRefusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of parking, recalling or voiding a whole ticket.
public sealed interface TicketAnswer {
  /// It is done and on disk, and the till goes on with `next`.
  ///
  /// @param parked what was parked in doing so; null if nothing was
  record Next(OpenTicket next, @Nullable ParkedTicket parked) implements TicketAnswer {}

  /// Somebody was faster. The open ticket is as before.
  ///
  /// @param by name of who has it
  record TakenBy(String by) implements TicketAnswer {}

  /// It is not in the list any more. The open ticket is as before.
  record Gone() implements TicketAnswer {}

  /// It cannot be read any more, and is kept for support. The open ticket is as before.
  record Damaged() implements TicketAnswer {}

  /// The sale refuses it, and is as before.
  record Refused(SaleRefusal refusal) implements TicketAnswer {}

  /// The cashier may not do it alone. Somebody who may can give leave; then it is asked for again.
  record NeedsApproval(Set<Permission> needed) implements TicketAnswer {
    public NeedsApproval {
      needed = Set.copyOf(needed);
    }
  }

  /// Something else stands in the way. The open ticket is as before.
  record Blocked(Obstacle obstacle) implements TicketAnswer {}

  /// It could not be put on disk. The open ticket is as before.
  record NotSaved(Failure failure) implements TicketAnswer {}
}
