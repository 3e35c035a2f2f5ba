package dev.sempre.model.sale;

/// Money that was given for a sale, or back to the customer.
///
/// @param position its number, from 1
/// @param methodId id of the [PaymentMethod]
/// @param kind its kind at the time of the sale
/// @param amountMinor what was given, minor units; change is not taken off. Negative: what was
///   given back
public record Tender(int position, String methodId, TenderKind kind, long amountMinor) {}
