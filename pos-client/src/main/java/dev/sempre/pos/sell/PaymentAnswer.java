package dev.sempre.pos.sell;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleRefusal;

/// What became of a payment.
public sealed interface PaymentAnswer {
  /// The sale is finished and on disk: a fact (P1).
  ///
  /// @param next the till's next, empty ticket
  record Paid(CompletedSale sale, OpenTicket next) implements PaymentAnswer {}

  /// The sale refuses it. Nothing was taken; it is open as before.
  record Refused(SaleRefusal refusal) implements PaymentAnswer {}

  /// Something else stands in the way. Nothing was taken; the sale is open as before.
  record Blocked(Obstacle obstacle) implements PaymentAnswer {}

  /// It could not be put on disk. The sale is not paid and open as before.
  record NotSaved(Failure failure) implements PaymentAnswer {}

  /// The disk has not said whether the sale is finished. Completing it again asks again and never
  /// doubles it (I17).
  record Unknown(Failure failure) implements PaymentAnswer {}
}
