package dev.sempre.pos.sell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day as people type it: `28/5`, `28.05.26`, `28-5-2026`, day first as in all four languages; or
/// `2026-05-28`.
public final class TypedDay {
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})(?:[./-](\\d{4}|\\d{2}))?");

  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern AHEAD = Pattern.compile("\\+ ?(\\d{1,4})");
  private static final int CENTURY = 2_000;

  private TypedDay() {}

  /// A day that has been; empty if the text is none.
  ///
  /// @param today a day without its year is the last one until it
  public static Optional<LocalDate> past(String text, LocalDate today) {
    return read(text, today.getYear())
        .filter(day -> isWithYear(text) || !day.isAfter(today))
        .or(() -> isWithYear(text) ? Optional.empty() : read(text, today.getYear() - 1));
  }

  /// A day to come; empty if the text is none. Typed by itself, it may also be `31 1`, or `+30` for
  /// so many days from today.
  ///
  /// @param today a day without its year is the next one from it on
  static Optional<LocalDate> toCome(String typed, LocalDate today) {
    String text = typed.strip();
    Matcher ahead = AHEAD.matcher(text);
    if (ahead.matches()) {
      return Optional.of(today.plusDays(number(ahead, 1)));
    }
    String day = text.replace(' ', '/').replaceFirst("\\.$", "");
    return read(day, today.getYear())
        .filter(found -> isWithYear(day) || !found.isBefore(today))
        .or(() -> isWithYear(day) ? Optional.empty() : read(day, today.getYear() + 1));
  }

  private static boolean isWithYear(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    return !dayFirst.matches() || dayFirst.group(3) != null;
  }

  /// @param year of a day without one
  private static Optional<LocalDate> read(String text, int year) {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (!dayFirst.matches()) {
      return Optional.empty();
    }
    int typed = dayFirst.group(3) == null ? year : number(dayFirst, 3);
    return day(typed < 100 ? CENTURY + typed : typed, number(dayFirst, 2), number(dayFirst, 1));
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
