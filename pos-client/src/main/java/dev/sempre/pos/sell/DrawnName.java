package dev.sempre.pos.sell;

import java.util.regex.Pattern;

/// The name of an article as it is drawn: a figure keeps the short unit behind it, which would
/// stand alone on the next line. What is spoken and stored has the name as it is.
final class DrawnName {
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final Pattern BEFORE_UNIT =
      Pattern.compile("(?<=\\d) (?=\\p{L}{1,4}(?![\\p{L}\\d]))");

  private DrawnName() {}

  static String of(String name) {
    return BEFORE_UNIT.matcher(name).replaceAll(String.valueOf(NO_BREAK_SPACE));
  }
}
