package dev.sempre.model.organisation;

import java.util.Locale;
import java.util.Optional;

/// What a scanner made of a badge. Source: T1.
public sealed interface BadgeScan {
  /// It was read as it is.
  record Whole(BadgeCode badge) implements BadgeScan {}

  /// It is one, and was not read rightly: nothing is known of whose it is.
  record Misread() implements BadgeScan {}

  /// Shorter texts with the same beginning may be an article's.
  int SHORTEST_MISREAD = 12;

  /// Understands what was scanned; empty if it is no badge. Never throws, whatever the text.
  ///
  /// @param scanned as read; blanks around it are ignored, and whether the keyboard was locked in
  ///   upper or lower case
  static Optional<BadgeScan> of(String scanned) {
    String text = scanned.strip().toUpperCase(Locale.ROOT);
    if (BadgeCode.isWhole(text)) {
      return Optional.of(new Whole(BadgeCode.of(text)));
    }
    return text.startsWith(BadgeCode.MARK) && text.length() >= SHORTEST_MISREAD
        ? Optional.of(new Misread())
        : Optional.empty();
  }
}
