package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.UnsettledCards;
import java.time.LocalDateTime;

/// A reading of a shift, as it is printed. Source: T8.
///
/// @param shiftNumber number of the shift among those of the till
/// @param openedAt when it was opened, on the shop's wall clock
/// @param openedBy name of who opened it
/// @param bySale whether the first sale opened it, and nobody counted a float
/// @param currency currency of every amount
/// @param figures what it has come to
/// @param cards what a payment terminal was asked for and nothing accounts for
/// @param names what ways to pay and VAT rates are called
/// @param asOf when it was read, on the shop's wall clock
public record XReport(
    int shiftNumber,
    LocalDateTime openedAt,
    String openedBy,
    boolean bySale,
    Currency currency,
    ShiftFigures figures,
    UnsettledCards cards,
    ReportNames names,
    LocalDateTime asOf) {}
