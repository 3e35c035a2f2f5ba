package dev.sempre.model.sale;

/// What kind of money a tender is. Stored by name: a name never changes its meaning.
public enum TenderKind {
  /// Notes and coins. The only kind that may exceed what is due: the rest is change.
  CASH,
  CARD,
  /// Gift cards, meal vouchers, coupons that are paid by somebody else.
  VOUCHER,
  /// Bank transfer, Pix and the like.
  TRANSFER,
  /// Owed by the customer, on his account.
  ACCOUNT,
  OTHER;

  /// True if more than what is due may be given.
  public boolean givesChange() {
    return this == CASH;
  }
}
