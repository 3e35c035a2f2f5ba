package dev.sempre.model.tax;

import dev.sempre.model.money.Rate;

/// What one VAT rate comes to on a ticket.
///
/// @param vatRateId id of the [VatRate]
/// @param rate its percentage at the time of the sale
/// @param netMinor without tax, minor units
/// @param taxMinor the tax
/// @param grossMinor with tax
public record TaxLine(String vatRateId, Rate rate, long netMinor, long taxMinor, long grossMinor) {

  /// Its three amounts.
  public TaxAmounts amounts() {
    return new TaxAmounts(netMinor, taxMinor, grossMinor);
  }
}
