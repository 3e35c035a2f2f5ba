package dev.sempre.model.organisation;

import java.util.Locale;
import java.util.Optional;

/// What a scanner made of a badge. Source: T1.
public sealed interface BadgeScan {
  /// It was read as it is.
  record Whole(BadgeCode badge) implements BadgeScan {}

  /// It is one, and was not read rightly: nothing is known of whose it is.
  record Misread() implements BadgeScan {}

  /// By how many characters a misread badge may be shorter or longer. What begins like one and
  /// differs by more may be an article's.
  int LOST_OR_DOUBLED = 3;

  /// Understands what was scanned; empty if it is no badge. Never throws, whatever the text.
  ///
  /// @param scanned as read; blanks around it are ignored, and whether the keyboard was locked in
  ///   upper or lower case
  static Optional<BadgeScan> of(String scanned) {
    String text = scanned.strip().toUpperCase(Locale.ROOT);
    if (BadgeCode.isWhole(text)) {
      return Optional.of(new Whole(BadgeCode.of(text)));
    }
    return isLikeOne(text) ? Optional.of(new Misread()) : Optional.empty();
  }

  private static boolean isLikeOne(String text) {
    boolean twoInOne = text.lastIndexOf(BadgeCode.MARK) >= BadgeCode.LENGTH - LOST_OR_DOUBLED;
    boolean asLong = Math.abs(text.length() - BadgeCode.LENGTH) <= LOST_OR_DOUBLED;
    return text.startsWith(BadgeCode.MARK) && (asLong || twoInOne);
  }
}
