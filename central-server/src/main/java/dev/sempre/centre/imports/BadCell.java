package dev.sempre.centre.imports;

import org.jspecify.annotations.Nullable;

/// A cell that does not say what its column needs. Ends the reading of its line only.
final class BadCell extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String column;

  /// @param column column at fault, or null if it is the whole line
  /// @param reason what is wrong with it, in words
  BadCell(@Nullable String column, String reason) {
    super(reason);
    this.column = column;
  }

  @Nullable String column() {
    return column;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
