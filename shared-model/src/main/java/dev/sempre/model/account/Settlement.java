package dev.sempre.model.account;

/// What of a credit is meant for one of the entries by which a customer owes.
///
/// @param entryId id of that entry
/// @param amountMinor minor units, above 0
public record Settlement(String entryId, long amountMinor) {}
