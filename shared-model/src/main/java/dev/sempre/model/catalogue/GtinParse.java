package dev.sempre.model.catalogue;

/// What came of reading a text as a GTIN.
public sealed interface GtinParse {

  /// It is one.
  ///
  /// @param gtin the number
  record Valid(Gtin gtin) implements GtinParse {}

  /// It is none, and why.
  sealed interface Invalid extends GtinParse {}

  /// Something else than the digits 0 to 9 is in it, or nothing at all.
  record NotDigits() implements Invalid {}

  /// Not 8, 12, 13 or 14 digits.
  ///
  /// @param length how many there are
  record WrongLength(int length) implements Invalid {}

  /// The last digit does not fit the others: misread or mistyped.
  ///
  /// @param expected the digit that would fit, 0 to 9
  /// @param found the digit that is there
  record WrongCheckDigit(int expected, int found) implements Invalid {}

  /// Nothing but zeros, which the check digit cannot refuse.
  record AllZeros() implements Invalid {}
}
