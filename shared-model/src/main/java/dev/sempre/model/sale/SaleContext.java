package dev.sempre.model.sale;

import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;

/// Where and by whom a sale is rung up, and in which money. The same from the first scan to the
/// stored ticket, but for the shift.
///
/// @param establishmentId the shop
/// @param deviceId the till
/// @param shiftId the opening of the drawer that the money goes into: settled when the sale is
///   finished, see [PayingSale#inShift]
/// @param cashierId the user who sells
/// @param currency the currency of every amount of the sale
/// @param taxMode whether its prices contain their tax
public record SaleContext(
    String establishmentId,
    String deviceId,
    String shiftId,
    String cashierId,
    Currency currency,
    TaxMode taxMode) {

  /// The same in another shift: the money of a sale goes into the drawer that is open when it is
  /// finished.
  public SaleContext inShift(String newShiftId) {
    return new SaleContext(establishmentId, deviceId, newShiftId, cashierId, currency, taxMode);
  }
}
