package dev.sempre.model.account;

/// Why something is not done with a customer's account. Nothing has changed then.
public sealed interface AccountRefusal {
  /// Nothing, or less than nothing, would be paid.
  record NotPositive(long amountMinor) implements AccountRefusal {}

  /// More would be paid than is owed, as far as is known here.
  ///
  /// @param openMinor what is open, minor units
  record AboveOwed(long amountMinor, long openMinor) implements AccountRefusal {}

  /// More would be given than is to be paid, by something that gives no change.
  ///
  /// @param dueMinor what is still to be paid, minor units
  record AboveDue(long amountMinor, long dueMinor) implements AccountRefusal {}

  /// What is owed cannot be paid by owing it.
  record PaidByOwing() implements AccountRefusal {}

  /// Too many tenders.
  record TooManyTenders(int most) implements AccountRefusal {}

  /// Not yet covered by its tenders.
  record NotCovered(long dueMinor) implements AccountRefusal {}

  /// This till is an older or another copy of itself.
  record SetBack() implements AccountRefusal {}
}
