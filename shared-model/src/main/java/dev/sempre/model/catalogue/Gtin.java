package dev.sempre.model.catalogue;

import java.util.Optional;

/// A Global Trade Item Number with a right check digit. GTIN-8, -12, -13 and -14 are the same
/// number with more or fewer zeros in front, so an article that is scanned as UPC-A here and as
/// EAN-13 there is equal to itself. Source: T2; GS1 General Specifications, 7.9 (check digit).
///
/// @param gtin14 all 14 digits, zeros in front: the form to store and to compare
public record Gtin(String gtin14) {

  private static final int DIGITS = 14;

  /// For texts that are known to be right, such as stored ones; all others go through [#parse].
  ///
  /// @throws IllegalArgumentException if it is not 14 digits with a right check digit
  public Gtin {
    if (gtin14.length() != DIGITS || fault(gtin14).isPresent()) {
      throw new IllegalArgumentException("Not a GTIN in 14 digits: '" + gtin14 + "'");
    }
  }

  /// Reads 8, 12, 13 or 14 digits, or says why it cannot. Nothing around the digits is forgiven:
  /// [ScanCode#parse] strips what surrounds them.
  public static GtinParse parse(String text) {
    Optional<GtinParse.Invalid> fault = fault(text);
    return fault.isPresent()
        ? fault.get()
        : new GtinParse.Valid(new Gtin("0".repeat(DIGITS - text.length()) + text));
  }

  /// The digit that completes other digits to a number with a right check digit.
  ///
  /// @param digits what stands before the check digit, 0 to 9 only
  /// @return 0 to 9
  public static int checkDigit(CharSequence digits) {
    int sum = 0;
    int weight = 3;
    for (int i = digits.length() - 1; i >= 0; i--) {
      sum += weight * (digits.charAt(i) - '0');
      weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
  }

  /// As it is printed on most packages: zeros in front left out, down to 12 digits or 8.
  public String shortest() {
    int zeros = 0;
    while (gtin14.charAt(zeros) == '0') {
      zeros++;
    }
    int significant = DIGITS - zeros;
    int length = significant <= 8 ? 8 : Math.max(significant, 12);
    return gtin14.substring(DIGITS - length);
  }

  /// As [#shortest].
  @Override
  public String toString() {
    return shortest();
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static boolean isGtinLength(int length) {
    return length == 8 || (length >= 12 && length <= DIGITS);
  }

  private static Optional<GtinParse.Invalid> fault(String text) {
    if (!isDigits(text)) {
      return Optional.of(new GtinParse.NotDigits());
    }
    if (!isGtinLength(text.length())) {
      return Optional.of(new GtinParse.WrongLength(text.length()));
    }
    int last = text.length() - 1;
    int expected = checkDigit(text.substring(0, last));
    int found = text.charAt(last) - '0';
    if (expected != found) {
      return Optional.of(new GtinParse.WrongCheckDigit(expected, found));
    }
    return text.chars().allMatch(c -> c == '0')
        ? Optional.of(new GtinParse.AllZeros())
        : Optional.empty();
  }
}
