package dev.sempre.centre.tenant;

import java.util.regex.Pattern;

/// Where a centre keeps its companies. Chosen once, when the data folder is made.
sealed interface StoreChoice {
  /// One SQLite file per company, inside the data folder.
  record Sqlite() implements StoreChoice {}

  /// One schema per company in a PostgreSQL database.
  ///
  /// @param url JDBC address; may carry user and password
  record Postgres(String url) implements StoreChoice {
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    /// The address without what follows the question mark and without user and password: what says
    /// whether two addresses mean the same database, and what may be shown and logged.
    String location() {
      int options = url.indexOf('?');
      String plain = options < 0 ? url : url.substring(0, options);
      return CREDENTIALS.matcher(plain).replaceFirst("//");
    }
  }

  /// For messages and logs, without secrets.
  default String describe() {
    return switch (this) {
      case Sqlite() -> "SQLite";
      case Postgres postgres -> "PostgreSQL at " + postgres.location();
    };
  }
}
