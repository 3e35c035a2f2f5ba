package dev.sempre.model.sync;

/// Why the form of a record is refused.
///
/// @param code short code, also the key of its message in four languages
/// @param field column that is wrong, `child[position].column` inside a child
/// @param detail the offending value or the limit, shortened, for support
public record Violation(String code, String field, String detail) {
  public static final String MISSING = "FIELD_MISSING";
  public static final String WRONG_TYPE = "FIELD_TYPE";
  public static final String TOO_LONG = "FIELD_TOO_LONG";
  public static final String BAD_VALUE = "FIELD_VALUE";
}
