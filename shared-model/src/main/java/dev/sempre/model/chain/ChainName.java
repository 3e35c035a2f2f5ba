package dev.sempre.model.chain;

import dev.sempre.model.sale.TicketNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a chain: the series of a till, `1-2`, and what may follow it, `1-2/journal`.
///
/// @param establishment id of the establishment
/// @param number the till's number in it, from 1 to [TicketNumber#HIGHEST_TILL]
public record ChainName(String establishment, int number) {
  /// A number has one form: `01` is none.
  private static final Pattern SERIES = Pattern.compile("(.+)-([1-9][0-9]{0,8})");

  /// Empty if no till is given such a name.
  public static Optional<ChainName> of(String chain) {
    Matcher matcher = SERIES.matcher(seriesOf(chain));
    return matcher.matches()
        ? Optional.of(new ChainName(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// The series in which a chain stands: that of a till's journal is named after it.
  public static String seriesOf(String chain) {
    int slash = chain.indexOf('/');
    return slash < 0 ? chain : chain.substring(0, slash);
  }
}
