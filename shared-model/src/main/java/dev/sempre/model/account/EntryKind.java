package dev.sempre.model.account;

/// Why what a customer owes has changed. Stored by name: a name never changes its meaning.
public enum EntryKind {
  /// He has bought on account.
  SALE,
  /// Goods came back and were credited to him.
  REFUND,
  /// He has paid.
  PAYMENT,
  /// Anything else, also what only a newer program knows.
  OTHER;

  /// The kind of a stored name; [#OTHER] if this program does not know it. Source: O2.
  public static EntryKind named(String name) {
    for (EntryKind each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return OTHER;
  }
}
