package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleRefusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of a step.
public sealed interface StepAnswer {
  /// It is done and on disk.
  ///
  /// @param endedRate what the VAT rate is called that it was sold under though that has run out;
  ///   null if nothing has to be said
  record Done(OpenSale sale, @Nullable String endedRate) implements StepAnswer {
    /// It is done, and there is nothing more to say about it.
    public Done(OpenSale sale) {
      this(sale, null);
    }
  }

  /// Nothing in this shop answers to the code. The sale is as before.
  record UnknownCode(String code) implements StepAnswer {}

  /// The sale refuses it, and is as before.
  record Refused(SaleRefusal refusal) implements StepAnswer {}

  /// The cashier may not do it without the leave of somebody who may. The sale is as before.
  record NeedsApproval(Set<Permission> needed) implements StepAnswer {
    public NeedsApproval {
      needed = Set.copyOf(needed);
    }
  }

  /// It is sold by weight, and the scale or a person has to say how much there is. The sale is as
  /// before.
  ///
  /// @param item what it is and costs now, for when its weight is there
  /// @param comesBack why it comes back; null if it is sold
  record NeedsWeight(LineItem item, @Nullable String comesBack) implements StepAnswer {
    /// Of goods that are sold.
    public NeedsWeight(LineItem item) {
      this(item, null);
    }
  }

  /// Something else stands in the way. The sale is as before.
  record Blocked(Obstacle obstacle) implements StepAnswer {}

  /// It could not be put on disk. The sale is as before.
  record NotSaved(Failure failure) implements StepAnswer {}
}
