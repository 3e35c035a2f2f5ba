package dev.sempre.centre.tenant;

import java.util.regex.Pattern;

/// A company on this centre.
///
/// @param name short name, part of every address: lower-case letters, digits and single hyphens
/// @param company full name
/// @param createdAtMillis when it was created
/// @param place file inside the data folder, or schema on PostgreSQL
public record Tenant(String name, String company, long createdAtMillis, String place) {
  /// Longest short name; its schema and role must fit PostgreSQL's 63 characters.
  public static final int MAX_NAME_LENGTH = 40;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /// Whether a text can be a short name.
  public static boolean isName(String text) {
    return text.length() <= MAX_NAME_LENGTH && NAME.matcher(text).matches();
  }
}
