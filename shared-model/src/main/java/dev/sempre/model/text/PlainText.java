package dev.sempre.model.text;

/// Which texts every place can keep and carry.
public final class PlainText {
  private PlainText() {}

  /// False for a text with a NUL, which PostgreSQL cannot store, or with half of a surrogate pair,
  /// which has no UTF-8 form.
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
