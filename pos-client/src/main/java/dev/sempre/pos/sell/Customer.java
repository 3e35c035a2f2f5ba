package dev.sempre.pos.sell;

/// Who buys, as the Sell screen shows it.
///
/// @param id the contact's id
public record Customer(String id, String name) {}
