package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.Tender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finished ticket of which something comes back.
///
/// @param lines on which goods were sold, each with what has come back of it
/// @param tenders how it was paid
/// @param owner who owes it, or has owed it; null if it was not sold on account. He is the customer
///   of the ticket that takes it back, so that what he owes becomes less
public record SoldTicket(
    FoundTicket found, List<ReturnableLine> lines, List<Tender> tenders, @Nullable Customer owner) {
  public SoldTicket {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
  }
}
