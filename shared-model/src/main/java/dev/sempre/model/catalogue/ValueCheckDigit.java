package dev.sempre.model.catalogue;

/// The digit with which some in-store labels secure their price or weight, apart from the check
/// digit of the whole code. Source: GS1 General Specifications, 7.9 (price verifier digit for
/// fields of four and of five digits; the same rule serves measures).
final class ValueCheckDigit {

  // What each digit 0 to 9 counts for. The names are those of the standard: the factor, and whether
  // the tens of the product are added to its units or taken from them.
  private static final int[] TWO_MINUS = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
  private static final int[] THREE = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
  private static final int[] FIVE_PLUS = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
  private static final int[] FIVE_MINUS = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

  private static final int[][] WEIGHTS_OF_FOUR = {TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS};
  private static final int[][] WEIGHTS_OF_FIVE = {
    FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS
  };

  private ValueCheckDigit() {}

  static boolean isDefinedFor(int valueDigits) {
    return valueDigits == 4 || valueDigits == 5;
  }

  /// The check digit of a value.
  ///
  /// @param value four or five digits
  /// @return 0 to 9
  static int of(String value) {
    return value.length() == 4
        ? weightedSum(value, WEIGHTS_OF_FOUR) * 3 % 10
        : digitThatCounts((10 - weightedSum(value, WEIGHTS_OF_FIVE) % 10) % 10);
  }

  private static int weightedSum(String value, int[][] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i][value.charAt(i) - '0'];
    }
    return sum;
  }

  private static int digitThatCounts(int weighted) {
    int digit = 0;
    while (FIVE_MINUS[digit] != weighted) {
      digit++;
    }
    return digit;
  }
}
