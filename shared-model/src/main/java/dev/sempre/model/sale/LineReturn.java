package dev.sempre.model.sale;

import org.jspecify.annotations.Nullable;

/// That a line takes goods back instead of selling them, and why. Source: T7.
///
/// @param of the line that it takes back; null if the goods came back without a ticket that is here
/// @param reason why: the name of a [ReturnReason], or what was typed; not blank, at most
///   [SaleLimits#MAX_REASON_LENGTH]
public record LineReturn(@Nullable Origin of, String reason) {
  /// A line of a finished ticket.
  ///
  /// @param saleId id of the ticket
  /// @param position the line's number on it
  public record Origin(String saleId, int position) {}

  /// The whole of what was sold on such a line: what comes back is worth its part of it.
  ///
  /// @param quantityMilli what was sold, thousandths of its unit, more than zero
  /// @param amounts what it came to
  /// @param backMilli how much of it has come back with other tickets, thousandths of its unit, 0
  ///   or more
  public record Sold(long quantityMilli, LineAmounts amounts, long backMilli) {}
}
