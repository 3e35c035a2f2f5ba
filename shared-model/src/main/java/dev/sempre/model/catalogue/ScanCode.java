package dev.sempre.model.catalogue;

/// What a scanner delivered or a person typed, understood as far as is possible without the
/// catalogue of products. Source: T2.
public sealed interface ScanCode {

  /// Longest code that is looked up. Longer ones are QR codes of other people or two scans in one.
  int MAX_LENGTH = 64;

  /// A code that stands for a product as a whole.
  sealed interface ProductCode extends ScanCode {

    /// What to look for among the barcodes of products.
    String lookupKey();
  }

  /// A trade item number.
  ///
  /// @param gtin the number
  record GtinCode(Gtin gtin) implements ProductCode {

    /// The number in 14 digits.
    @Override
    public String lookupKey() {
      return gtin.gtin14();
    }
  }

  /// Any other code: letters, or digits of a length that no GTIN has.
  ///
  /// @param code the text without blanks around it, case as read
  record PlainCode(String code) implements ProductCode {

    /// The text itself.
    @Override
    public String lookupKey() {
      return code;
    }
  }

  /// A label that says what the customer pays.
  ///
  /// @param itemCode the product's code, zeros in front kept
  /// @param priceMinor price of what is in the bag, minor units, 0 or more
  record PriceEmbedded(String itemCode, long priceMinor) implements ScanCode {}

  /// A label that says how much is in the bag.
  ///
  /// @param itemCode the product's code, zeros in front kept
  /// @param quantityMilli grams, 0 or more
  record WeightEmbedded(String itemCode, long quantityMilli) implements ScanCode {}

  /// Nothing to ring up. Shown quietly; the next scan works.
  ///
  /// @param text what was read, without blanks around it; cut to [#MAX_LENGTH] if it was longer.
  ///   Where the check digit is wrong, a company that numbers its goods with 8 or 12 to 14 digits
  ///   of its own may still have a product of exactly this code
  /// @param reason why
  record Invalid(String text, Reason reason) implements ScanCode {}

  /// Why a code is invalid.
  enum Reason {
    EMPTY,
    /// Longer than [ScanCode#MAX_LENGTH].
    TOO_LONG,
    /// Not printable: noise, or several fields of a format that is not a product code.
    CONTROL_CHARACTER,
    /// 8, 12, 13 or 14 digits of which the last is wrong: misread or mistyped.
    WRONG_CHECK_DIGIT,
    /// The price or weight on a label was misread.
    WRONG_VALUE_CHECK_DIGIT,
    ALL_ZEROS
  }

  /// Understands a code. Never throws, whatever the text.
  ///
  /// @param text as read; blanks and line ends around it are ignored
  /// @param rules which in-store codes carry a value
  static ScanCode parse(String text, EmbeddedCodeRules rules) {
    String code = text.strip();
    if (code.isEmpty()) {
      return new Invalid(code, Reason.EMPTY);
    }
    if (code.length() > MAX_LENGTH) {
      return new Invalid(code.substring(0, MAX_LENGTH), Reason.TOO_LONG);
    }
    if (code.chars().anyMatch(Character::isISOControl)) {
      return new Invalid(code, Reason.CONTROL_CHARACTER);
    }
    return switch (Gtin.parse(code)) {
      case GtinParse.Valid(Gtin gtin) -> withRules(code, gtin, rules);
      case GtinParse.NotDigits() -> new PlainCode(code);
      case GtinParse.WrongLength(_) -> new PlainCode(code);
      case GtinParse.WrongCheckDigit(_, _) -> new Invalid(code, Reason.WRONG_CHECK_DIGIT);
      case GtinParse.AllZeros() -> new Invalid(code, Reason.ALL_ZEROS);
    };
  }

  private static ScanCode withRules(String code, Gtin gtin, EmbeddedCodeRules rules) {
    boolean ean13 = code.length() == 13;
    return rules
        .ruleFor(code)
        .filter(_ -> ean13)
        .map(rule -> rule.decode(code))
        .orElseGet(() -> new GtinCode(gtin));
  }
}
