package dev.sempre.model.sync;

/// What a column holds. The kind decides how the value is stored (text or 64-bit integer), checked
/// at the centre and shown in a correction.
public enum ColumnKind {
  /// Free text, stored as it is.
  TEXT(false),
  /// A short code or id, no control characters.
  CODE(false),
  /// A JSON object or array, kept in canonical form (keys sorted, no spaces).
  JSON(false),
  /// ISO 8601 calendar date, `2026-11-21`.
  DATE(false),
  /// ISO 4217 code, three capital letters.
  CURRENCY(false),
  /// Whole number.
  INTEGER(true),
  /// 0 or 1.
  BOOLEAN(true),
  /// Amount in the minor unit of the record's currency.
  MONEY_MINOR(true),
  /// Quantity in thousandths of its unit.
  QUANTITY_MILLI(true),
  /// Rate in hundredths of a percent, 0 to 100 000.
  BASIS_POINTS(true),
  /// Milliseconds since 1970-01-01T00:00Z.
  INSTANT_MILLIS(true);

  private final boolean integer;

  ColumnKind(boolean integer) {
    this.integer = integer;
  }

  /// True if values are `Long`, false if they are `String`.
  public boolean isInteger() {
    return integer;
  }
}
