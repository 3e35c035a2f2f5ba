package dev.sempre.model.tax;

import dev.sempre.model.money.Rate;

/// Something that is taxed: what a line comes to after all discounts.
///
/// @param vatRateId id of its [VatRate]
/// @param rate the percentage of that rate when the line was rung up
/// @param amountMinor gross where prices are tax-inclusive, else net; minor units, any sign
public record TaxableAmount(String vatRateId, Rate rate, long amountMinor) {}
