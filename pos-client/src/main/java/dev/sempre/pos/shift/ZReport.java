package dev.sempre.pos.shift;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.UnsettledCards;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Z as it is shown, or the closing of a day, month or year.
///
/// @param closing the closing itself
/// @param shiftNumber number of the shift that it closes; 0 of the others
/// @param openedAt when that was opened, or the first shift of the period, on the shop's wall clock
/// @param closedBy name of who closed it
/// @param seal how it is sealed; null if it is not
/// @param periods the days, months and years that were closed behind it, before the next Z
/// @param cards what no ticket accounted for when it was made
/// @param names what ways to pay and VAT rates are called
public record ZReport(
    Closing closing,
    int shiftNumber,
    LocalDateTime openedAt,
    String closedBy,
    @Nullable Sealed seal,
    List<Closing> periods,
    UnsettledCards cards,
    ReportNames names) {

  /// How a closing lies in the chain of its till.
  ///
  /// @param chain name of the chain: the till's series
  /// @param place its place there
  /// @param hash its hash, 64 hex digits
  /// @param perpetualMinor what the till has ever sold
  /// @param signed whether the till has signed it
  /// @param atHeadOffice whether head office has acknowledged it
  public record Sealed(
      String chain,
      long place,
      String hash,
      long perpetualMinor,
      boolean signed,
      boolean atHeadOffice) {}
}
