package dev.sempre.model.money;

import java.util.Map;

/// A currency of ISO 4217: its code and how many digits its minor unit has. Made by [#of] only with
/// what the standard says; equal by code and digits.
///
/// @param code three capital letters, for example `EUR`
/// @param minorDigits digits of the minor unit, 0 to 4: 2 for EUR, 0 for JPY, 3 for KWD. Never the
///   digits of the smallest coin, which is a matter of cash rounding.
public record Currency(String code, int minorDigits) {

  /// Codes of the standard that the JDK does not list. Source: ISO 4217 list one, 2024-06-25.
  private static final Map<String, Integer> DIGITS_MISSING_IN_JDK = Map.of("UYW", 4);

  private static final int MAX_MINOR_DIGITS = 4;

  /// @throws IllegalArgumentException if the code is not three capital letters or the digits are
  ///   out of range
  public Currency {
    if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException("Not a currency code of three capitals: '" + code + "'");
    }
    if (minorDigits < 0 || minorDigits > MAX_MINOR_DIGITS) {
      throw new IllegalArgumentException(code + " cannot have " + minorDigits + " minor digits");
    }
  }

  /// The currency of a code.
  ///
  /// @throws IllegalArgumentException naming the code, if ISO 4217 has no such currency or if it
  ///   has no minor unit (gold, `XXX`); trying again does not help
  public static Currency of(String code) {
    Integer missingInJdk = DIGITS_MISSING_IN_JDK.get(code);
    int digits = missingInJdk != null ? missingInJdk : digitsInJdk(code);
    if (digits < 0) {
      throw new IllegalArgumentException("Not a currency that one can pay with: '" + code + "'");
    }
    return new Currency(code, digits);
  }

  private static int digitsInJdk(String code) {
    try {
      return java.util.Currency.getInstance(code).getDefaultFractionDigits();
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("Unknown currency code: '" + code + "'", unknown);
    }
  }

  /// The code.
  @Override
  public String toString() {
    return code;
  }
}
