package dev.sempre.model.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.time.BusinessTime;
import org.jspecify.annotations.Nullable;

/// A closing: the Z of a shift, or that of a day, month or year, which is made of those beneath it.
/// A fact that nothing changes any more, also not what arrives late at the centre. Source: T8, R37.
///
/// @param id UUIDv7
/// @param kind what is closed
/// @param number number among the till's closings of this kind, from 1 without a gap
/// @param period the day, month or year, see [ClosingKind#period]
/// @param establishmentId the shop
/// @param deviceId the till
/// @param shiftId the shift; null for the others
/// @param beneath the closings that it is made of; null for a shift's
/// @param openedAtMillis beginning of the shift, or of the first of them, since 1970-01-01T00:00Z
/// @param closedAt when, and for which day it counts: that on which the shift was opened
/// @param closedBy id of the user
/// @param currency currency of every amount
/// @param openedBySale whether the first sale opened the shift, and nobody counted a float
/// @param figures what was sold and what went through the drawer
/// @param reckoning what was counted; null for the others, whose drawers were counted by shift
/// @param differenceMinor what was there beyond what had to be, minor units
public record Closing(
    String id,
    ClosingKind kind,
    long number,
    String period,
    String establishmentId,
    String deviceId,
    @Nullable String shiftId,
    @Nullable Range beneath,
    long openedAtMillis,
    BusinessTime closedAt,
    String closedBy,
    Currency currency,
    boolean openedBySale,
    ShiftFigures figures,
    @Nullable Reckoning reckoning,
    long differenceMinor) {

  /// Numbers without a gap.
  ///
  /// @param first the first, from 1
  /// @param last the last
  public record Range(long first, long last) {}
}
