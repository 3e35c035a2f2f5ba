package dev.sempre.pos.sell;

import dev.sempre.model.money.Money;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.time.BusinessTime;

/// The ticket that this till finished last, as an empty one shows it: whoever does not know whether
/// a sale went through reads it here instead of ringing it up again. Source: I17.
public record LastTicket(TicketNumber number, Money total, BusinessTime completedAt) {

  /// What is shown of a sale.
  public static LastTicket of(CompletedSale sale) {
    return new LastTicket(
        sale.number(),
        new Money(sale.totals().grossMinor(), sale.context().currency()),
        sale.completedAt());
  }
}
