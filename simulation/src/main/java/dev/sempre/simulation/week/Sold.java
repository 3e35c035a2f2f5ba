package dev.sempre.simulation.week;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TenderKind;
import java.util.List;

/// A ticket of which "paid" stood on the screen, and what was written down of it beside the till.
///
/// @param given what the customer has given for it, or was given back
record Sold(CompletedSale sale, Basket basket, List<Given> given) {
  Sold {
    given = List.copyOf(given);
  }

  /// @param minor minor units; negative: back to the customer
  record Given(TenderKind kind, long minor) {}
}
