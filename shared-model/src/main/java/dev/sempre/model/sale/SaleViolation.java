package dev.sempre.model.sale;

/// Something in a completed sale that does not add up.
///
/// @param code what
/// @param field where: a column of the ticket (`gross_minor`) or of one of its rows by position
///   from 1 (`sale_line[2].net_minor`), as stored and sent
public record SaleViolation(Code code, String field) {

  /// What does not add up. The names go over the wire and are keys of messages.
  public enum Code {
    /// Beyond [SaleLimits], of the wrong sign, or impossible in itself.
    OUT_OF_RANGE,
    /// A line takes goods back and does not say why.
    RETURN_UNCLEAR,
    /// Positions are not 1, 2, 3, ...
    WRONG_POSITION,
    /// No line counts.
    NOTHING_SOLD,
    /// Quantity times price less discounts is not what the line comes to.
    LINE_AMOUNT,
    /// The line's net and tax do not make its gross, or its tax is not that of its rate.
    LINE_TAX,
    /// A voided line comes to something.
    VOIDED_LINE_COUNTS,
    /// A rate of the lines is missing among the taxes, stands there twice, or belongs to no line.
    TAX_RATES,
    /// What a rate comes to is not the sum of its lines.
    TAX_SUM,
    /// The tax of a rate is not what its percentage makes.
    TAX_ROUNDING,
    /// A total is not the sum of the lines.
    TOTAL_SUM,
    /// What was tendered is not the sum of the tenders.
    TENDER_SUM,
    /// What was tendered less the change is not what was owed, rounded.
    CHANGE,
    /// More change was given than cash was taken.
    CHANGE_ABOVE_CASH,
    /// Something was rounded though no cash was given, or more than any coin makes necessary.
    ROUNDING
  }
}
