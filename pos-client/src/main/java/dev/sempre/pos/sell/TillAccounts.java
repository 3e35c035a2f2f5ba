package dev.sempre.pos.sell;

import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.approval.Approval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Customers' accounts at this till. Works whatever happens to the line. Called away from the UI
/// thread.
public interface TillAccounts {
  /// How the account of a customer stands.
  AccountStanding account(Customer customer);

  /// How the account of whoever buys stands; empty if nobody in particular does.
  Optional<AccountStanding> accountFor(PayingSale sale);

  /// Whether the customer of a sale may owe so much of it. To be asked before that is tendered;
  /// what was not granted is neither kept nor completed.
  ///
  /// @param amountMinor what he would owe beyond what is tendered so already, minor units; negative
  ///   if it is credited to him
  /// @param approval leave that somebody has given for it; null for nobody's
  AccountAnswer onAccount(PayingSale sale, long amountMinor, @Nullable Approval approval);

  /// An id for a payment that is about to be taken.
  String newPaymentId();

  /// Takes money for what a customer owes. May be repeated with the same wish as often as one
  /// likes; it is stored once.
  ReceiveAnswer receive(ReceiveWish wish);

  /// What a customer pays.
  ///
  /// @param id from [#newPaymentId]
  /// @param chosenEntryId id of the entry that he pays first; null = the oldest
  /// @param money covered by its tenders
  record ReceiveWish(
      String id, Customer customer, @Nullable String chosenEntryId, ReceivedMoney money) {}
}
