package dev.sempre.pos.sell;

import java.util.OptionalLong;

/// What a finished ticket is looked for by.
///
/// @param text what was typed or scanned: a number, a day, a customer, an article; stripped. Empty
///   for the last tickets
/// @param amountMinor what it reads as if it is an amount; empty if it is none
public record TicketQuery(String text, OptionalLong amountMinor) {}
