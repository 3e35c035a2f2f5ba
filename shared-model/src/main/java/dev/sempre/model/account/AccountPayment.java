package dev.sempre.model.account;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.time.BusinessTime;
import java.util.List;

/// Money that a customer has given for what he owes. A fact, numbered and sealed in the chain of
/// the till's tickets; no part of what was sold. Source: T5, M7.
///
/// @param id UUIDv7
/// @param establishmentId the shop
/// @param deviceId the till
/// @param shiftId the shift in whose drawer its cash is
/// @param series the series of the till's tickets
/// @param number number among the payments of the series, from 1 without a gap
/// @param customerId who has paid
/// @param userId who has taken it
/// @param receivedAt when
/// @param currency currency of every amount
/// @param amountMinor what was paid, minor units, above 0
/// @param changeMinor what was given back of the cash
/// @param tenders what was given
/// @param items what it was paid for
public record AccountPayment(
    String id,
    String establishmentId,
    String deviceId,
    String shiftId,
    String series,
    long number,
    String customerId,
    String userId,
    BusinessTime receivedAt,
    Currency currency,
    long amountMinor,
    long changeMinor,
    List<Tender> tenders,
    List<Item> items) {
  private static final int DIGITS = 5;

  public AccountPayment {
    tenders = List.copyOf(tenders);
    items = List.copyOf(items);
  }

  /// What of it was paid for one of the entries.
  ///
  /// @param entryId id of the entry
  /// @param document what people call the ticket behind that
  /// @param amountMinor minor units, above 0
  public record Item(String entryId, String document, long amountMinor) {}

  /// The number as people read it: `1-2-P00012`.
  public String printed() {
    return printed(series, number);
  }

  /// As [#printed()].
  public static String printed(String series, long number) {
    String digits = Long.toString(number);
    return series + "-P" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
