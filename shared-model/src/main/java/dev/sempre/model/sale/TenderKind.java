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
  /// Anything else, also what only a newer program knows. It gives no change, as most do not.
  OTHER;

  /// The kind of a stored name; [#OTHER] if this program does not know it. Source: O2.
  public static TenderKind named(String name) {
    for (TenderKind each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return OTHER;
  }

  /// True if more than what is due may be given.
  public boolean givesChange() {
    return this == CASH;
  }
}
