package dev.sempre.model.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How one kind of in-store EAN-13 carries a price or a weight, as scales print it.
///
/// Written as a pattern of the 13 digits: the prefix in digits, then `I` per digit of the item
/// code, `V` for a value check digit if there is one, `P` per digit of a price or `W` per digit of
/// a weight, and `C` for the check digit of the whole: `21IIIIIWWWWWC`, `22IIIIVPPPPPC`. The last
/// digit of the value means one minor unit of the currency or one gram, unless `*10`, `*100` or
/// `*1000` follows (`24IIIIIPPPPPC*100` in a currency whose prices have no minor units in
/// practice).
///
/// Source: T2; GS1 leaves EAN-13 beginning with 2 to shops and their countries, so nothing but a
/// setting can tell what such a code means.
///
/// @param prefix digits that the code begins with, the first of them 2
/// @param kind what the value is
/// @param itemDigits digits of the item code, 1 or more
/// @param valueCheckDigit true if a check digit of its own stands before the value
/// @param valueDigits digits of the value; 4 or 5 if it has a check digit
/// @param step minor units or grams per unit of the last digit: 1, 10, 100 or 1000
public record EmbeddedCodeRule(
    String prefix, Kind kind, int itemDigits, boolean valueCheckDigit, int valueDigits, int step) {

  /// What a label carries.
  public enum Kind {
    /// What the customer pays for what is in the bag.
    PRICE('P'),
    /// How much is in the bag.
    WEIGHT('W');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private static final Pattern SYNTAX =
      Pattern.compile("(2[0-9]*)(I+)(V?)(P+|W+)C(?:\\*(1|10|100|1000))?");
  private static final int CODE_DIGITS = 13;

  /// @throws IllegalArgumentException if the digits do not add up to 13 or a part is impossible
  public EmbeddedCodeRule {
    boolean possible =
        Gtin.isDigits(prefix)
            && prefix.startsWith("2")
            && itemDigits >= 1
            && valueDigits >= 1
            && prefix.length() + itemDigits + (valueCheckDigit ? 1 : 0) + valueDigits + 1
                == CODE_DIGITS
            && (!valueCheckDigit || ValueCheckDigit.isDefinedFor(valueDigits))
            && (step == 1 || step == 10 || step == 100 || step == 1000);
    if (!possible) {
      throw new IllegalArgumentException(
          "Impossible embedded code: prefix '%s', %d item digits, %d value digits%s, step %d"
              .formatted(
                  prefix,
                  itemDigits,
                  valueDigits,
                  valueCheckDigit ? " with check digit" : "",
                  step));
    }
  }

  /// Reads a rule as [#pattern] writes it.
  ///
  /// @throws IllegalArgumentException naming the pattern, if it is none or impossible
  public static EmbeddedCodeRule of(String pattern) {
    Matcher parts = SYNTAX.matcher(pattern);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Not a pattern such as 21IIIIIWWWWWC or 22IIIIVPPPPPC*10: '" + pattern + "'");
    }
    String value = parts.group(4);
    String step = parts.group(5);
    return new EmbeddedCodeRule(
        parts.group(1),
        value.charAt(0) == Kind.PRICE.letter ? Kind.PRICE : Kind.WEIGHT,
        parts.group(2).length(),
        !parts.group(3).isEmpty(),
        value.length(),
        step == null ? 1 : Integer.parseInt(step));
  }

  /// The rule as text, for settings; [#of] reads it again.
  public String pattern() {
    return prefix
        + "I".repeat(itemDigits)
        + (valueCheckDigit ? "V" : "")
        + String.valueOf(kind.letter).repeat(valueDigits)
        + "C"
        + (step == 1 ? "" : "*" + step);
  }

  /// Reads 13 digits that begin with the prefix and whose last digit is right.
  ScanCode decode(String code) {
    int itemEnd = prefix.length() + itemDigits;
    int valueStart = itemEnd + (valueCheckDigit ? 1 : 0);
    String itemCode = code.substring(prefix.length(), itemEnd);
    String value = code.substring(valueStart, valueStart + valueDigits);
    if (valueCheckDigit && code.charAt(itemEnd) - '0' != ValueCheckDigit.of(value)) {
      return new ScanCode.Invalid(code, ScanCode.Reason.WRONG_VALUE_CHECK_DIGIT);
    }
    long minorOrMilli = Long.parseLong(value) * step;
    return switch (kind) {
      case PRICE -> new ScanCode.PriceEmbedded(itemCode, minorOrMilli);
      case WEIGHT -> new ScanCode.WeightEmbedded(itemCode, minorOrMilli);
    };
  }
}
