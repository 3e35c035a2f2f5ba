package dev.sempre.model.sale;

import dev.sempre.model.money.Rate;
import dev.sempre.model.money.Rounding;

/// A discount on a line or a ticket, as it was given.
public sealed interface Discount {

  /// No discount.
  record None() implements Discount {}

  /// A percentage of the price; follows it when the quantity or the price changes.
  ///
  /// @param rate how much of the price is taken off; more than 100 % is refused by the sale
  record Percent(Rate rate) implements Discount {}

  /// A fixed amount; stays when the quantity or the price changes.
  ///
  /// @param amountMinor what is taken off, minor units; negative or more than the price is refused
  ///   by the sale
  record Amount(long amountMinor) implements Discount {}

  static Discount none() {
    return new None();
  }

  static Discount percent(Rate rate) {
    return new Percent(rate);
  }

  static Discount amount(long amountMinor) {
    return new Amount(amountMinor);
  }

  /// What is taken off a price, minor units, rounded once.
  ///
  /// @param priceMinor what it would come to without the discount
  default long takenOffMinor(long priceMinor) {
    return switch (this) {
      case None() -> 0;
      case Percent(Rate rate) -> Rounding.percentOf(priceMinor, rate);
      case Amount(long amountMinor) -> amountMinor;
    };
  }
}
