package dev.sempre.pos.till;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day as people type it: `28/5`, `28.05.26`, `28-5-2026`, day first as in all four languages; or
/// `2026-05-28`.
final class TypedDay {
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})(?:[./-](\\d{4}|\\d{2}))?");

  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final int CENTURY = 2_000;

  private TypedDay() {}

  /// The day that was meant; empty if it is none.
  ///
  /// @param today a day without its year is the last one that has been
  static Optional<LocalDate> read(String text, LocalDate today) {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (!dayFirst.matches()) {
      return Optional.empty();
    }
    int day = number(dayFirst, 1);
    int month = number(dayFirst, 2);
    if (dayFirst.group(3) != null) {
      int year = number(dayFirst, 3);
      return day(year < 100 ? CENTURY + year : year, month, day);
    }
    return day(today.getYear(), month, day)
        .filter(found -> !found.isAfter(today))
        .or(() -> day(today.getYear() - 1, month, day));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
