package dev.sempre.centre.command;

import dev.sempre.model.money.Currency;
import java.math.BigDecimal;

/// Amounts for people.
final class Amounts {
  private Amounts() {}

  /// `1234.50 EUR`
  static String text(long minor, String currency) {
    return BigDecimal.valueOf(minor, Currency.of(currency).minorDigits()).toPlainString()
        + " "
        + currency;
  }
}
