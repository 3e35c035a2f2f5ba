package dev.sempre.pos.sell;

import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.Tender;
import java.util.List;

/// A finished ticket of which something comes back.
///
/// @param lines on which goods were sold, each with what has come back of it
/// @param tenders how it was paid
public record SoldTicket(FoundTicket found, List<ReturnableLine> lines, List<Tender> tenders) {
  public SoldTicket {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
  }
}
