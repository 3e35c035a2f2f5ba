package dev.sempre.model.stock;

import org.jspecify.annotations.Nullable;

/// Goods that came or went: an entry of the ledger, never changed. The stock of a product in an
/// establishment is the sum of its movements less what the lines of completed sales took, and may
/// be below zero.
///
/// @param id UUIDv7
/// @param productId what moved
/// @param quantityMilli how much, thousandths of the product's unit; positive = came, negative =
///   went
/// @param reason why
/// @param movedAtMillis when, milliseconds since 1970-01-01T00:00Z
/// @param establishmentId whose stock
/// @param documentId id of the document that caused it; null if none did
/// @param note null if none
public record StockMovement(
    String id,
    String productId,
    long quantityMilli,
    StockReason reason,
    long movedAtMillis,
    String establishmentId,
    @Nullable String documentId,
    @Nullable String note) {}
