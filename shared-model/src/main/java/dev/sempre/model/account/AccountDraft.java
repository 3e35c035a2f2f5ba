package dev.sempre.model.account;

import dev.sempre.model.money.Currency;
import org.jspecify.annotations.Nullable;

/// Money that comes in for what a customer owes, before it is a payment. Immutable. Stored at every
/// tender, so that a power cut forgets none of it. Source: T5, T6.
///
/// @param id UUIDv7; the payment will have it, so that it is found again if nobody knows whether it
///   is stored
/// @param cashierId before whom it lies
/// @param customerId who pays
/// @param chosenEntryId id of the entry that he pays first; null = the oldest that is open
/// @param currency currency of every amount
/// @param money what is to be paid, and what was given so far
public record AccountDraft(
    String id,
    String cashierId,
    String customerId,
    @Nullable String chosenEntryId,
    Currency currency,
    ReceivedMoney money) {
  /// The same with other money on the counter.
  public AccountDraft with(ReceivedMoney next) {
    return new AccountDraft(id, cashierId, customerId, chosenEntryId, currency, next);
  }

  /// The same under another id.
  public AccountDraft under(String nextId) {
    return new AccountDraft(nextId, cashierId, customerId, chosenEntryId, currency, money);
  }
}
