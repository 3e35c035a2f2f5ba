package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;

/// What came of money that a customer has given for what he owes.
public sealed interface ReceiveAnswer {
  /// It is on disk, with its number.
  ///
  /// @param owedMinor what he owes after it, minor units
  record Received(AccountPayment payment, long owedMinor) implements ReceiveAnswer {}

  /// Nothing was stored, and trying again does not help.
  record Refused(AccountRefusal refusal) implements ReceiveAnswer {}

  /// Something stands in the way: the cashier may not take money, or a card is open at the
  /// terminal. Nothing was stored.
  record Blocked(Obstacle obstacle) implements ReceiveAnswer {}

  /// Nothing was stored. Trying again helps once the cause is gone.
  record NotSaved(Failure failure) implements ReceiveAnswer {}

  /// The disk answers neither yes nor no. Trying again with the same id looks again.
  record Unknown(Failure failure) implements ReceiveAnswer {}
}
