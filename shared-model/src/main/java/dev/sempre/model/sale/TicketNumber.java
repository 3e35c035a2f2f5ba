package dev.sempre.model.sale;

import java.util.Locale;

/// The number of a ticket. Numbers of a series run from 1 without a gap. Source: T10, R34.
///
/// @param series establishment and till: `1-2`
/// @param number number in the series, from 1
public record TicketNumber(String series, long number) {

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

  /// As [#printed].
  @Override
  public String toString() {
    return printed();
  }
}
