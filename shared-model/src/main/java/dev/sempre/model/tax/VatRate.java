package dev.sempre.model.tax;

import dev.sempre.model.money.Rate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A VAT rate as the company's settings know it. Two of them may have the same percentage and still
/// be told apart on every ticket (exempt and out of scope are both 0 %).
///
/// @param id stable id that products and stored lines refer to
/// @param label what people read, for example `IVA 10%`
/// @param rate its percentage
/// @param validFrom first business day on which it holds; null = since ever
/// @param validTo last business day, included, as laws state it; null = until further notice
public record VatRate(
    String id,
    String label,
    Rate rate,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /// True if it holds on a business day. What has no rate of its own gets only one that does; an
  /// article's own rate is used beyond it too, and told: nothing keeps it from being sold. Stored
  /// sales keep theirs for ever.
  public boolean isValidOn(LocalDate businessDate) {
    return (validFrom == null || !businessDate.isBefore(validFrom))
        && (validTo == null || !businessDate.isAfter(validTo));
  }
}
