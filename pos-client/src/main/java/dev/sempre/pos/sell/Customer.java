package dev.sempre.pos.sell;

import org.jspecify.annotations.Nullable;

/// Who buys, as the Sell screen shows it.
///
/// @param id the contact's id
/// @param balanceMinor his account in the till's currency: negative when he owes; null if he has
///   none
public record Customer(String id, String name, @Nullable Long balanceMinor) {}
