package dev.sempre.pos.sell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day to come, as people type it: `31/1`, `31.1.27`, `2027-01-31`, or `+30` for so many days
/// from today.
final class DueDay {
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./ -](\\d{1,2})(?:[./ -](\\d{2}|\\d{4}))?\\.?");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern AHEAD = Pattern.compile("\\+ ?(\\d{1,4})");
  private static final int CENTURY = 2_000;

  private DueDay() {}

  /// The day that was meant; empty if it is none.
  ///
  /// @param today a day without its year is the next one that comes
  static Optional<LocalDate> read(String typed, LocalDate today) {
    String text = typed.strip();
    Matcher ahead = AHEAD.matcher(text);
    if (ahead.matches()) {
      return Optional.of(today.plusDays(number(ahead, 1)));
    }
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
        .filter(found -> !found.isBefore(today))
        .or(() -> day(today.getYear() + 1, month, day));
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
