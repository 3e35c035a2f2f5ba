package dev.sempre.model.sale;

import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;

/// Where and by whom a sale is rung up, and in which money. The same from the first scan to the
/// stored ticket.
///
/// @param establishmentId the shop
/// @param deviceId the till
/// @param shiftId the opening of the drawer that the money goes into
/// @param cashierId the user who sells
/// @param currency the currency of every amount of the sale
/// @param taxMode whether its prices contain their tax
public record SaleContext(
    String establishmentId,
    String deviceId,
    String shiftId,
    String cashierId,
    Currency currency,
    TaxMode taxMode) {}
