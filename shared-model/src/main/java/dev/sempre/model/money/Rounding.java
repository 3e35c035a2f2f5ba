package dev.sempre.model.money;

/// The one place where amounts are rounded: to the nearest minor unit, halves away from zero, so
/// that a return rounds like its sale with the sign turned. Works on exact products; none of these
/// methods loses anything before its one rounding.
///
/// Every method throws `ArithmeticException` if the result does not fit in a `long`, which no
/// amount within the limits of a sale can cause.
///
/// Source: T10. European law leaves the method to each state (judgment C-484/06); commercial
/// rounding of halves away from zero is lawful in all that the project serves.
public final class Rounding {

  private static final long MILLI_PER_UNIT = 1_000;

  private Rounding() {}

  /// What a quantity costs at a price per unit.
  public static long extend(long unitPriceMinor, long quantityMilli) {
    return scale(unitPriceMinor, quantityMilli, MILLI_PER_UNIT);
  }

  /// A share of an amount: a discount in percent, a tax that is reckoned on the gross price.
  public static long percentOf(long amountMinor, Rate rate) {
    return scale(amountMinor, rate.basisPoints(), Rate.WHOLE_BASIS_POINTS);
  }

  /// The tax that a tax-inclusive amount contains.
  public static long taxInGross(long grossMinor, Rate rate) {
    return scale(
        grossMinor, rate.basisPoints(), Rate.WHOLE_BASIS_POINTS + (long) rate.basisPoints());
  }

  /// The tax that comes on top of a tax-exclusive amount.
  public static long taxOnNet(long netMinor, Rate rate) {
    return percentOf(netMinor, rate);
  }

  /// The part of an amount that so much of a whole bears.
  ///
  /// @param wholeMinor what the whole comes to
  /// @param part how much of it, in whatever unit
  /// @param whole all of it, in the same unit; 0 or less bears nothing
  public static long part(long wholeMinor, long part, long whole) {
    return whole <= 0 ? 0 : scale(wholeMinor, part, whole);
  }

  /// The nearest multiple of a unit: an amount as it is paid where smaller coins are missing.
  ///
  /// @param unitMinor more than 0
  public static long toMultiple(long amountMinor, long unitMinor) {
    return Math.multiplyExact(scale(amountMinor, 1, unitMinor), unitMinor);
  }

  /// `amount x numerator / denominator`, rounded.
  static long scale(long amount, long numerator, long denominator) {
    boolean negative = (amount < 0) != (numerator < 0);
    ExactQuotient exact =
        ExactQuotient.of(Math.absExact(amount), Math.absExact(numerator), denominator);
    boolean halfOrMore = exact.remainder() >= denominator - exact.remainder();
    long magnitude = halfOrMore ? Math.addExact(exact.floor(), 1) : exact.floor();
    return negative ? -magnitude : magnitude;
  }
}
