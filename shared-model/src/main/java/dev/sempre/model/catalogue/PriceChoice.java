package dev.sempre.model.catalogue;

import dev.sempre.model.money.Currency;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The question which of a product's prices holds: here, now, for this customer. The more specific
/// price wins: one of the customer's price list before one for everybody, then one of this
/// establishment before one for all. Among equally specific prices the one that began last wins (a
/// promotion over the standing price), then the one with the greatest id, which for UUIDv7 is the
/// one entered last. The same answer on every base, in any order of arrival.
///
/// @param establishmentId where it is sold
/// @param priceListId the customer's price list; null = prices for everybody only
/// @param currency the sale's currency; prices in another one do not count
/// @param atMillis the moment, milliseconds since 1970-01-01T00:00Z
public record PriceChoice(
    String establishmentId, @Nullable String priceListId, Currency currency, long atMillis) {

  private static final Comparator<Price> MORE_SPECIFIC_IS_GREATER =
      Comparator.comparing((Price price) -> price.priceListId() != null)
          .thenComparing(price -> price.establishmentId() != null)
          .thenComparingLong(price -> price.validity().beginsAtMillis())
          .thenComparing(Price::id);

  /// The price that holds.
  ///
  /// @param prices all prices of one product
  /// @return empty if none holds: the product cannot be sold without a price typed in
  public Optional<Price> among(Collection<Price> prices) {
    return prices.stream().filter(this::holds).max(MORE_SPECIFIC_IS_GREATER);
  }

  private boolean holds(Price price) {
    return price.currency().equals(currency)
        && price.validity().includes(atMillis)
        && isNullOr(price.establishmentId(), establishmentId)
        && isNullOr(price.priceListId(), priceListId);
  }

  private static boolean isNullOr(@Nullable String restriction, @Nullable String actual) {
    return restriction == null || restriction.equals(actual);
  }
}
