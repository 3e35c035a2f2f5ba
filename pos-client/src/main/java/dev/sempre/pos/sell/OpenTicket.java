package dev.sempre.pos.sell;

import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sale on the screen, with what stands around it.
///
/// @param sale as it stands on disk
/// @param tenders what had been given for it when it was taken up; empty if nothing: goods are rung
///   up
/// @param rounding how cash is rounded: as it was when those were given, or as the shop has it now
/// @param number what the ticket will be called when it is completed
/// @param customer who buys; null for nobody in particular. His id is the sale's `customerId`
/// @param plan when what the customer owes after it is due; null if nobody has said that
/// @param last the ticket before it; null if this till has finished none, or it is not known
public record OpenTicket(
    OpenSale sale,
    List<Tender> tenders,
    CashRounding rounding,
    TicketNumber number,
    @Nullable Customer customer,
    @Nullable InstalmentPlan plan,
    @Nullable LastTicket last) {

  public OpenTicket {
    tenders = List.copyOf(tenders);
  }

  /// A ticket of which nobody has said when it is due.
  public OpenTicket(
      OpenSale sale,
      List<Tender> tenders,
      CashRounding rounding,
      TicketNumber number,
      @Nullable Customer customer,
      @Nullable LastTicket last) {
    this(sale, tenders, rounding, number, customer, null, last);
  }

  /// Its payment, as it was taken up.
  public PayingSale paying() {
    return new PayingSale(sale, tenders, rounding, plan);
  }

  /// The same ticket with its sale gone on.
  OpenTicket with(OpenSale next) {
    return new OpenTicket(next, tenders, rounding, number, customer, plan, last);
  }

  /// The same ticket for another customer.
  OpenTicket with(@Nullable Customer other) {
    return new OpenTicket(sale, tenders, rounding, number, other, plan, last);
  }
}
