package dev.sempre.pos.display;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleLine;

/// Where a sale stands, as far as its customer wants to know. Source: T9.
public sealed interface Moment {
  /// Nobody is being served.
  record Idle() implements Moment {}

  /// Goods are rung up.
  ///
  /// @param line the line that was rung up last, or that is chosen to be changed
  /// @param totalMinor what the ticket comes to so far, minor units
  record RungUp(SaleLine line, long totalMinor, Currency currency) implements Moment {}

  /// Money is handed over, in either direction.
  ///
  /// @param totalMinor what the ticket comes to; negative if money goes back
  /// @param paidMinor what has been given for it so far
  /// @param dueMinor what is still to be given
  record Paying(long totalMinor, long paidMinor, long dueMinor, Currency currency)
      implements Moment {}

  /// The ticket is finished; stands until the next scan.
  ///
  /// @param paidMinor what was given for it; negative if it was given back
  /// @param changeMinor what the customer gets back of that
  record Paid(long totalMinor, long paidMinor, long changeMinor, Currency currency)
      implements Moment {}
}
