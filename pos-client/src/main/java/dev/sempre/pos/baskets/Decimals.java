package dev.sempre.pos.baskets;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// Decimal numbers as files write them, with a point, read exactly: never rounded, never through
/// floating point.
final class Decimals {
  /// Longest text that can be a number of ours.
  private static final int MAX_LENGTH = 24;

  private Decimals() {}

  /// A number in units of its last digit: `1.29` with 2 digits is 129.
  ///
  /// @param digits digits behind the point
  /// @return empty if it is no number, has more digits behind the point, or is too large
  static OptionalLong scaled(String text, int digits) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).movePointRight(digits).longValueExact());
    } catch (NumberFormatException noNumber) {
      return OptionalLong.empty();
    } catch (ArithmeticException notExact) {
      return OptionalLong.empty();
    }
  }
}
