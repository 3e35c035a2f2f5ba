package dev.sempre.model.money;

import java.math.BigDecimal;

/// An amount of one currency. Arithmetic is exact; mixing currencies is a bug and throws.
///
/// @param minor amount in the currency's minor unit (cents for EUR), any sign
/// @param currency its currency
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /// Nothing, in a currency.
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /// Both amounts together.
  ///
  /// @throws ArithmeticException if the sum does not fit in a `long`
  /// @throws IllegalArgumentException if the currencies differ
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /// This amount less the other.
  ///
  /// @throws ArithmeticException if the difference does not fit in a `long`
  /// @throws IllegalArgumentException if the currencies differ
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /// The same amount with the sign turned.
  ///
  /// @throws ArithmeticException for the one amount that has no opposite, `Long.MIN_VALUE`
  public Money negate() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  /// Orders amounts of one currency.
  ///
  /// @throws IllegalArgumentException if the currencies differ: amounts of two currencies have no
  ///   order
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  /// For logs and test output, `12.50 EUR`. Screens format by the person's language.
  @Override
  public String toString() {
    return BigDecimal.valueOf(minor, currency.minorDigits()).toPlainString() + " " + currency;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Mixed currencies: " + this + " and " + other);
    }
    return other;
  }
}
