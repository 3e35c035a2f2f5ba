package dev.sempre.model.sale;

import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finished sale: the ticket, with everything that is stored of it. A fact that nothing changes
/// any more. Source: P1, R38.
///
/// What is stored speaks for itself: sums are kept, not reckoned again on reading. The constructor
/// checks nothing, so that a base can look at a ticket of another base that does not add up;
/// [SaleCheck] says whether it does.
///
/// @param id UUIDv7
/// @param context where, by whom and in which money
/// @param number series and number
/// @param completedAt when
/// @param customerId id of the customer; null if nobody in particular
/// @param note note on the ticket; null if none
/// @param lines lines in the order of their positions, voided ones included
/// @param tenders what was given
/// @param taxes what each VAT rate comes to, lowest percentage first
/// @param totals what it all comes to
public record CompletedSale(
    String id,
    SaleContext context,
    TicketNumber number,
    BusinessTime completedAt,
    @Nullable String customerId,
    @Nullable String note,
    List<SaleLine> lines,
    List<Tender> tenders,
    List<TaxLine> taxes,
    SaleTotals totals)
    implements Sale {

  public CompletedSale {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
    taxes = List.copyOf(taxes);
  }
}
