package dev.sempre.replica.shift;

import dev.sempre.model.money.Currency;
import java.time.LocalDate;

/// One opening of a till's drawer.
///
/// @param id UUIDv7
/// @param establishmentId the shop
/// @param deviceId the till
/// @param number number among the till's shifts, from 1
/// @param openedAtMillis when, milliseconds since 1970-01-01T00:00Z
/// @param openedBy id of the user
/// @param businessDate the day on which it was opened by the shop's calendar
/// @param currency currency of the drawer
/// @param floatMinor money in the drawer at the start, minor units
/// @param openedBySale whether the first sale opened it, and nobody counted a float
public record Shift(
    String id,
    String establishmentId,
    String deviceId,
    int number,
    long openedAtMillis,
    String openedBy,
    LocalDate businessDate,
    Currency currency,
    long floatMinor,
    boolean openedBySale) {}
