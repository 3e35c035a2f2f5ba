package dev.sempre.model.tax;

import dev.sempre.model.money.Rate;
import java.util.Comparator;

/// A VAT rate as what is added up by rate tells it from others: two of one percentage may differ.
///
/// @param id id of the rate
public record RateKey(String id, Rate rate) {
  /// Lowest percentage first, then by id.
  public static final Comparator<RateKey> ORDER =
      Comparator.comparing(RateKey::rate).thenComparing(RateKey::id);
}
