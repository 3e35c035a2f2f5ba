package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountDraft;
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

  /// Money for what a customer owes is about to come in: nothing has been given, and nothing is on
  /// disk.
  ///
  /// @param chosenEntryId id of the entry that he pays first; null = the oldest
  /// @param amountMinor what he pays, minor units
  AccountDraft beginReceiving(Customer customer, @Nullable String chosenEntryId, long amountMinor);

  /// What an earlier run, or the cashier before he left, has taken and not stored as a payment;
  /// empty if nothing lies before him.
  Optional<Receiving> takeUpReceiving();

  /// Puts what has been given so far on disk, so that no power cut forgets it; drops it there once
  /// all was given back. What covers itself is stored as a payment instead.
  ///
  /// @return why it could not be put on disk; empty once it is
  Optional<Failure> keepReceiving(AccountDraft draft);

  /// Stores what was given as a payment. May be repeated with the same as often as one likes; it is
  /// stored once.
  ///
  /// @param draft covered by its tenders
  ReceiveAnswer receive(AccountDraft draft);

  /// Money that comes in for what a customer owes.
  ///
  /// @param customer who pays
  record Receiving(Customer customer, AccountDraft draft) {
    ReceivedMoney money() {
      return draft.money();
    }

    Receiving with(ReceivedMoney next) {
      return new Receiving(customer, draft.with(next));
    }
  }
}
