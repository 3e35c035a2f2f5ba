package dev.sempre.replica.db;

/// Who goes first when several threads want to write. Source: H1, architecture section 6.
public enum Priority {
  /// A person waits: a sale, a cart, a saved form.
  PERSON,
  /// Synchronisation, imports, maintenance.
  BACKGROUND
}
