package dev.sempre.model.sale;

import java.time.LocalDate;

/// A part of what is owed.
///
/// @param due the day on which it is to be paid
/// @param amountMinor minor units, above 0
public record Instalment(LocalDate due, long amountMinor) {}
