package dev.sempre.model.organisation;

/// What an establishment is in its company.
public enum EstablishmentKind {
  /// The head office.
  CENTRAL,
  /// A shop, a van, a stand: works on a base of its own.
  REMOTE
}
