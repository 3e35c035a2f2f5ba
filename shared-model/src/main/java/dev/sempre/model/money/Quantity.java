package dev.sempre.model.money;

import java.math.BigDecimal;

/// A quantity of pieces, kilograms, litres, ... in thousandths.
///
/// @param milli thousandths of the unit, any sign: 1 piece = 1 000, 482 g = 482
public record Quantity(long milli) implements Comparable<Quantity> {

  private static final long MILLI_PER_UNIT = 1_000;

  public static final Quantity ZERO = new Quantity(0);
  public static final Quantity ONE = new Quantity(MILLI_PER_UNIT);

  /// So many whole units.
  ///
  /// @throws ArithmeticException if the thousandths do not fit in a `long`
  public static Quantity ofUnits(long units) {
    return new Quantity(Math.multiplyExact(units, MILLI_PER_UNIT));
  }

  /// Both quantities together.
  ///
  /// @throws ArithmeticException if the sum does not fit in a `long`
  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(milli, other.milli));
  }

  /// The same quantity with the sign turned.
  ///
  /// @throws ArithmeticException for the one quantity that has no opposite, `Long.MIN_VALUE`
  public Quantity negate() {
    return new Quantity(Math.negateExact(milli));
  }

  /// True if nothing stands behind the decimal point.
  public boolean isWhole() {
    return milli % MILLI_PER_UNIT == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(milli, other.milli);
  }

  /// For logs and test output, `0.482` or `2`. Screens format by the person's language.
  @Override
  public String toString() {
    BigDecimal exact = BigDecimal.valueOf(milli, 3);
    return (isWhole() ? exact.setScale(0) : exact.stripTrailingZeros()).toPlainString();
  }
}
