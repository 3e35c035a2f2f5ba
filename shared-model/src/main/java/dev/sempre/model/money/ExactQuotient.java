package dev.sempre.model.money;

import java.math.BigInteger;

/// The quotient `a x b / divisor` with nothing lost: what it is rounded down to, and what is left.
/// The product may be as wide as 128 bits.
///
/// @param floor the quotient rounded towards minus infinity
/// @param remainder what is left over, 0 to `divisor - 1`
record ExactQuotient(long floor, long remainder) {

  /// @param divisor 1 or more
  /// @throws ArithmeticException if the quotient does not fit in a `long`
  static ExactQuotient of(long a, long b, long divisor) {
    if (divisor <= 0) {
      throw new IllegalArgumentException("Divisor must be positive, not " + divisor);
    }
    long low = a * b;
    boolean fitsInLong = Math.multiplyHigh(a, b) == low >> 63;
    return fitsInLong
        ? new ExactQuotient(Math.floorDiv(low, divisor), Math.floorMod(low, divisor))
        : wide(a, b, divisor);
  }

  private static ExactQuotient wide(long a, long b, long divisor) {
    BigInteger[] parts =
        BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(b))
            .divideAndRemainder(BigInteger.valueOf(divisor));
    long truncated = parts[0].longValueExact();
    long rest = parts[1].longValueExact();
    return rest < 0
        ? new ExactQuotient(Math.subtractExact(truncated, 1), rest + divisor)
        : new ExactQuotient(truncated, rest);
  }
}
