package dev.sempre.model.sale;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number of a ticket. Numbers of a series run from 1 without a gap. Source: T10, R34.
///
/// @param series establishment and till: `1-2`
/// @param number number in the series, from 1
public record TicketNumber(String series, long number) {
  /// Establishment, till, number. So many digits fit into a `long`.
  private static final Pattern PRINTED = Pattern.compile("(\\S+-[1-9]\\d{0,8})-0*([1-9]\\d{0,17})");

  /// The highest number of a till whose tickets can be read again.
  public static final int HIGHEST_TILL = 999_999_999;

  /// The series of a till.
  ///
  /// @param establishmentId code of the establishment
  /// @param deviceNumber number of the till in it
  public static String seriesOf(String establishmentId, int deviceNumber) {
    return establishmentId + "-" + deviceNumber;
  }

  /// As it is printed and told on the telephone: `1-2-00458`. Longer numbers get the digits that
  /// they need.
  public String printed() {
    return String.format(Locale.ROOT, "%s-%05d", series, number);
  }

  /// The number that was typed, or read from the code on a receipt: that code is [#printed]. Digits
  /// in front of the number may be fewer or more than are printed. Nothing else that a shop scans
  /// has this form, except perhaps a code of the company's own: whoever does not know what was
  /// scanned looks for an article first.
  ///
  /// @return empty if it is none
  public static Optional<TicketNumber> parse(String text) {
    Matcher matcher = PRINTED.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new TicketNumber(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /// As [#printed].
  @Override
  public String toString() {
    return printed();
  }
}
