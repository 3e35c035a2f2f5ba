package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.UnsettledCards;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How this till's shift stands.
///
/// @param currency currency of the drawer
/// @param may what the person's role allows
/// @param open the open shift; null if there is none
/// @param last the last Z; null if there is none, or none that the person may see
/// @param floats what the drawer usually begins with, minor units, the likeliest first
/// @param parked how many parked tickets wait; no Z touches them
/// @param cards what a payment terminal was asked for and no ticket accounts for
/// @param left the cards among them that lie before no cashier, the oldest first
/// @param money what lies before cashiers for what is not finished, or was set aside
/// @param names what ways to pay and VAT rates are called
/// @param asOf when it was read, on the shop's wall clock
public record ShiftNow(
    Currency currency,
    Set<Permission> may,
    @Nullable Open open,
    @Nullable ZReport last,
    List<Long> floats,
    int parked,
    UnsettledCards cards,
    List<LeftCard> left,
    CounterMoney money,
    ReportNames names,
    LocalDateTime asOf) {

  /// Whether another reading tells the same, whenever it was read.
  boolean tellsTheSameAs(ShiftNow other) {
    return new ShiftNow(
            currency, may, open, last, floats, parked, cards, left, money, names, other.asOf)
        .equals(other);
  }

  /// A card that a cashier has not waited for, or whose ticket was set aside.
  ///
  /// @param id id of the request
  /// @param amountMinor what the terminal was asked for, minor units; negative: back to the card
  /// @param at when it was asked, on the shop's wall clock
  /// @param by name of who has asked
  public record LeftCard(String id, long amountMinor, LocalDateTime at, String by) {}

  /// An open shift.
  ///
  /// @param id its id
  /// @param number its number among the till's shifts
  /// @param openedAt on the shop's wall clock
  /// @param openedBy name of who opened it
  /// @param bySale whether the first sale opened it, and nobody counted a float
  /// @param floatMinor what lay in the drawer
  /// @param figures what it has come to so far; null if the person may not see that
  /// @param moved what was moved, the newest first
  public record Open(
      String id,
      int number,
      LocalDateTime openedAt,
      String openedBy,
      boolean bySale,
      long floatMinor,
      @Nullable ShiftFigures figures,
      List<Moved> moved) {}

  /// Money that was moved.
  ///
  /// @param amountMinor above 0
  /// @param at on the shop's wall clock
  /// @param by name of who moved it
  public record Moved(
      CashMovementKind kind, String reason, long amountMinor, LocalDateTime at, String by) {}
}
