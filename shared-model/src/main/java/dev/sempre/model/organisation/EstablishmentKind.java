package dev.sempre.model.organisation;

/// What an establishment is in its company.
public enum EstablishmentKind {
  /// The head office.
  CENTRAL,
  /// A shop, a van, a stand: works on a base of its own.
  REMOTE;

  /// The kind of a stored name. One that only a newer program knows is a place like any other.
  /// Source: O2.
  public static EstablishmentKind named(String name) {
    for (EstablishmentKind each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return REMOTE;
  }
}
