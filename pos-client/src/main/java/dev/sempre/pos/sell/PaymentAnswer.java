package dev.sempre.pos.sell;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleRefusal;

/// What became of a payment.
public sealed interface PaymentAnswer {
  /// The sale is finished and on disk: a fact (P1).
  ///
  /// @param sale as it is stored; with other tenders than were given if an earlier attempt, whose
  ///   answer was lost, had stored it
  /// @param next the till's next, empty ticket
  /// @param nextUnread true if the disk could not be asked what comes next, so that the next ticket
  ///   begins without having looked
  record Paid(CompletedSale sale, OpenTicket next, boolean nextUnread) implements PaymentAnswer {}

  /// The sale refuses it. Nothing was taken; it is open as before.
  record Refused(SaleRefusal refusal) implements PaymentAnswer {}

  /// Something else stands in the way. Nothing was taken; the sale is open as before.
  record Blocked(Obstacle obstacle) implements PaymentAnswer {}

  /// It could not be put on disk. The sale is not paid and open as before.
  record NotSaved(Failure failure) implements PaymentAnswer {}

  /// A fault of the program stopped it, and the disk has been asked since: the sale is not paid and
  /// open as before.
  record Broken() implements PaymentAnswer {}

  /// The disk has not said whether the sale is finished. Completing it again asks again and never
  /// doubles it (I17).
  record Unknown(Failure failure) implements PaymentAnswer {}
}
