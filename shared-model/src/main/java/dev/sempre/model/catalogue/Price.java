package dev.sempre.model.catalogue;

import dev.sempre.model.money.Currency;
import dev.sempre.model.time.Validity;
import org.jspecify.annotations.Nullable;

/// What one unit of a product costs, when, where and for whom.
///
/// @param id UUIDv7
/// @param productId id of the product
/// @param unitPriceMinor price of one unit, minor units of the currency, 0 or more; with or without
///   tax as the establishment's tax mode says
/// @param currency its currency
/// @param validity when it holds
/// @param priceListId the price list that it belongs to; null = for everybody
/// @param establishmentId the only establishment where it holds; null = everywhere
public record Price(
    String id,
    String productId,
    long unitPriceMinor,
    Currency currency,
    Validity validity,
    @Nullable String priceListId,
    @Nullable String establishmentId) {}
