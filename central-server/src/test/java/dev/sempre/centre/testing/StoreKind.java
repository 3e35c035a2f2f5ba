package dev.sempre.centre.testing;

import org.jspecify.annotations.Nullable;

/// The two stores that a centre can have.
public enum StoreKind {
  SQLITE,
  POSTGRES;

  /// Address of a new store, null for files.
  public @Nullable String newUrl() {
    return switch (this) {
      case SQLITE -> null;
      case POSTGRES -> Postgres.newDatabase();
    };
  }
}
