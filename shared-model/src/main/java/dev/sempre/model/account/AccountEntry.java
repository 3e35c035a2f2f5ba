package dev.sempre.model.account;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.time.BusinessTime;
import java.util.List;

/// Something by which what a customer owes has changed. A fact; what he owes is the sum of all of
/// them. Source: M4, T5.
///
/// @param id UUIDv7
/// @param customerId who owes
/// @param kind why
/// @param documentId id of the sale or payment behind it
/// @param document what people call that: its number
/// @param bookedAt when
/// @param currency currency of every amount
/// @param amountMinor by how much he owes more, minor units; negative: less. Never 0
/// @param instalments when it is due, earliest first; adds up to the amount. Empty of a credit
/// @param settlements what it is meant for, if it is a credit; of the rest nobody has said that
public record AccountEntry(
    String id,
    String customerId,
    EntryKind kind,
    String documentId,
    String document,
    BusinessTime bookedAt,
    Currency currency,
    long amountMinor,
    List<Instalment> instalments,
    List<Settlement> settlements) {
  public AccountEntry {
    instalments = List.copyOf(instalments);
    settlements = List.copyOf(settlements);
  }

  /// Whether he owes more by it.
  public boolean isDebit() {
    return amountMinor > 0;
  }
}
