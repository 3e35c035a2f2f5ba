package dev.sempre.pos.sell;

import dev.sempre.model.sale.Tender;

/// Money that a payment terminal was asked to move for a sale.
///
/// @param methodId id of the way to pay
/// @param amountMinor minor units; negative: back to the customer
public record CardCharge(String methodId, long amountMinor) {
  /// What a tender says.
  public static CardCharge of(Tender tender) {
    return new CardCharge(tender.methodId(), tender.amountMinor());
  }
}
