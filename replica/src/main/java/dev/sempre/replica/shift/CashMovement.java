package dev.sempre.replica.shift;

import dev.sempre.model.shift.CashMovementKind;

/// Money that went into or out of a drawer without a sale.
///
/// @param id UUIDv7
/// @param kind why, in one word
/// @param reason why, in the words of whoever did it
/// @param amountMinor minor units of the shift's currency, above 0
/// @param movedAtMillis when, since 1970-01-01T00:00Z
/// @param userId who did it
public record CashMovement(
    String id,
    CashMovementKind kind,
    String reason,
    long amountMinor,
    long movedAtMillis,
    String userId) {}
