package dev.sempre.centre.organisation;

import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;
import java.time.ZoneId;

/// What a new company is.
///
/// @param name short name, see `Tenant#isName`
/// @param company full name
/// @param market where its central establishment is
/// @param adminPin PIN of its administrator, digits
public record NewCompany(String name, String company, Market market, String adminPin) {

  /// What goes with a place: how it sells and how it speaks.
  ///
  /// @param currency what it sells in
  /// @param country ISO 3166-1 code of two capital letters
  /// @param language language of its receipts as a BCP 47 tag
  /// @param zone time zone of its wall clock
  /// @param taxMode whether its prices contain their tax
  public record Market(
      Currency currency, String country, String language, ZoneId zone, TaxMode taxMode) {}
}
