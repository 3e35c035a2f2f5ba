package dev.sempre.pos.sell;

import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.Approval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Taking goods back at this till, of what is known here (T7). Steps have the open sale on disk
/// before they answer. Called away from the UI thread.
public interface TillReturns {
  /// So much of a line.
  ///
  /// @param position the line's number on its ticket
  /// @param quantityMilli thousandths of its unit, more than zero
  record Part(int position, long quantityMilli) {}

  /// The tickets here that fit, last first.
  ///
  /// @param limit the most to answer with
  List<FoundTicket> find(TicketQuery query, int limit);

  /// The ticket of a number; empty if it is not here.
  Optional<SoldTicket> ticket(TicketNumber number);

  /// A ticket that was found; empty if it can no longer be read.
  Optional<SoldTicket> ticket(String saleId);

  /// Puts what comes back of a ticket onto the open sale, all of it or nothing.
  ///
  /// @param reason name of a [dev.sempre.model.sale.ReturnReason], or any other reason
  /// @param leave who has given it to a cashier who may not take goods back; null for nobody
  StepAnswer takeBack(
      OpenSale sale, String saleId, List<Part> parts, String reason, @Nullable Approval leave);

  /// Puts one of what a code stands for onto the open sale as coming back without a ticket, or as
  /// much as a scale's label says. Of what is sold by weight and has none on a label it asks for
  /// the weight.
  StepAnswer takeBackCode(OpenSale sale, String code, String reason, @Nullable Approval leave);

  /// Puts one of an article onto the open sale as coming back without a ticket; asks for the weight
  /// as [#takeBackCode] does.
  StepAnswer takeBackProduct(
      OpenSale sale, String productId, String reason, @Nullable Approval leave);

  /// Puts an article whose weight was asked for onto the open sale as coming back without a ticket,
  /// at the price that was told with it.
  ///
  /// @param quantityMilli grams
  /// @param by where the weight comes from
  StepAnswer takeBackWeighed(
      OpenSale sale,
      LineItem item,
      long quantityMilli,
      WeighedBy by,
      String reason,
      @Nullable Approval leave);
}
