package dev.sempre.pos.sell;

import dev.sempre.model.money.Money;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.time.BusinessTime;
import org.jspecify.annotations.Nullable;

/// A finished ticket, as the list shows it.
///
/// @param customer name of the customer; null if nobody in particular
public record FoundTicket(
    String saleId,
    TicketNumber number,
    BusinessTime completedAt,
    Money total,
    @Nullable String customer) {}
