package dev.sempre.model.shift;

/// Why money goes into or out of the drawer without a sale. Stored by name: a name never changes
/// its meaning. Source: T8.
public enum CashMovementKind {
  /// Change from the bank, a float that is raised.
  CASH_IN(1),
  /// A supplier who is paid in cash, an expense.
  CASH_OUT(-1),
  /// Notes that are taken to the safe, so that less lies in the drawer.
  SAFE_DROP(-1);

  private final int sign;

  CashMovementKind(int sign) {
    this.sign = sign;
  }

  /// What an amount of this kind does to the drawer, minor units.
  public long inDrawerMinor(long amountMinor) {
    return sign * amountMinor;
  }
}
