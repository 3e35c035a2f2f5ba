package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.TicketNumber;
import org.jspecify.annotations.Nullable;

/// The sale on the screen, with the names that stand around it.
///
/// @param sale as it stands on disk
/// @param number what the ticket will be called when it is completed
/// @param customer who buys; null for nobody in particular. His id is the sale's `customerId`
public record OpenTicket(OpenSale sale, TicketNumber number, @Nullable Customer customer) {

  /// The same ticket with its sale gone on.
  OpenTicket with(OpenSale next) {
    return new OpenTicket(next, number, customer);
  }
}
