package dev.sempre.centre.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Texts that people read aloud and type: 32 letters and digits, none of which looks like another.
/// Source: Douglas Crockford, "Base 32".
final class Crockford {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Crockford() {}

  /// @param length letters, 5 bits each
  static String random(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /// What was meant by a typed text: letter case, hyphens and blanks do not matter, O is a zero, I
  /// and L are a one. Empty if it cannot be a text of that length.
  static Optional<String> read(String typed, int length) {
    if (typed.length() > 8 * length) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(length);
    for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      char letter =
          switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> c;
          };
      if (LETTERS.indexOf(letter) >= 0) {
        text.append(letter);
      } else if (letter != '-' && !Character.isWhitespace(letter)) {
        return Optional.empty();
      }
    }
    return text.length() == length ? Optional.of(text.toString()) : Optional.empty();
  }
}
