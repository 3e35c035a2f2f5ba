package dev.sempre.replica.db;

import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What differs between the two databases in words; everything else is the same SQL.
public enum Dialect {
  SQLITE {
    @Override
    public String idIn(String column) {
      return column + " in (select value from json_each(?))";
    }

    @Override
    public @Nullable String walkAlongIndexes() {
      return null;
    }

    @Override
    String ddl(String sql) {
      return sql;
    }

    @Override
    Kind kindOf(SQLException e) {
      int code =
          e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
      return SqliteErrors.kind(code & 0xff);
    }
  },

  POSTGRES {
    @Override
    public String idIn(String column) {
      return column + " = any(?)";
    }

    @Override
    public String walkAlongIndexes() {
      return """
      set local enable_seqscan = off; set local enable_bitmapscan = off;
      set local enable_sort = off; set local enable_hashjoin = off;
      set local enable_mergejoin = off\
      """;
    }

    @Override
    String ddl(String sql) {
      return sql.replaceAll("(?m)\\)\\s*strict(, without rowid)?;", ");")
          .replaceAll("\\binteger\\b", "bigint");
    }

    @Override
    Kind kindOf(SQLException e) {
      if (e instanceof SQLTransientConnectionException) {
        return Kind.UNREACHABLE; // The pool has none to give: they are all in use, or none opens.
      }
      String state = e.getSQLState();
      if (state == null || state.length() != 5) {
        return Kind.OTHER;
      }
      return switch (state.substring(0, 2)) {
        case "08", "57" -> Kind.UNREACHABLE;
        case "22", "23" -> Kind.CONSTRAINT;
        case "40" -> Kind.BUSY;
        case "53" -> state.equals("53100") ? Kind.DISK_FULL : Kind.UNREACHABLE;
        case "58" -> Kind.DISK;
        case "25" -> Kind.READ_ONLY;
        case "XX" -> Kind.DAMAGED;
        case "55" -> Kind.BUSY;
        default -> Kind.OTHER;
      };
    }
  };

  /// Condition that a column is one of many ids, with one parameter: a JSON array on SQLite, an
  /// array on PostgreSQL.
  public abstract String idIn(String column);

  /// What to say before a table is read page by page, or null. PostgreSQL plans by statistics: for
  /// a table that was filled a moment ago it has none, and for each page sorts all that is left of
  /// the table; with them it reads all children for each page. Both make a first download
  /// quadratic.
  public abstract @Nullable String walkAlongIndexes();

  /// A migration in the words of this database.
  abstract String ddl(String sql);

  abstract Kind kindOf(SQLException e);

  /// The one place where a database error becomes a [StoreFailure].
  ///
  /// @param failure what was caught; SQL errors may be wrapped
  public StoreFailure failure(Throwable failure, Outcome outcome) {
    if (failure instanceof StoreFailure known) {
      return known.outcome() == outcome ? known : known.withOutcome(outcome);
    }
    SQLException sql = sqlCause(failure);
    Kind kind = sql == null ? Kind.OTHER : kindOf(sql);
    String message = sql == null ? String.valueOf(failure.getMessage()) : sql.getMessage();
    return new StoreFailure(kind, outcome, kind + ": " + oneLine(message), failure);
  }

  /// What a driver says may quote a damaged file.
  private static String oneLine(@Nullable String message) {
    String line = String.valueOf(message).replaceAll("[\\p{Cntrl}\\uFFFD\\s]+", " ");
    return line.length() <= MOST_TOLD ? line : line.substring(0, MOST_TOLD) + "…";
  }

  static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /// Characters of a driver's message that are told.
  private static final int MOST_TOLD = 500;

  private static final class SqliteErrors {
    static Kind kind(int primaryCode) {
      if (primaryCode == SQLiteErrorCode.SQLITE_FULL.code) {
        return Kind.DISK_FULL;
      }
      if (primaryCode == SQLiteErrorCode.SQLITE_BUSY.code
          || primaryCode == SQLiteErrorCode.SQLITE_LOCKED.code) {
        return Kind.BUSY;
      }
      if (primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code
          || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code) {
        return Kind.DAMAGED;
      }
      if (primaryCode == SQLiteErrorCode.SQLITE_READONLY.code
          || primaryCode == SQLiteErrorCode.SQLITE_CANTOPEN.code
          || primaryCode == SQLiteErrorCode.SQLITE_PERM.code) {
        return Kind.READ_ONLY;
      }
      if (primaryCode == SQLiteErrorCode.SQLITE_IOERR.code
          || primaryCode == SQLiteErrorCode.SQLITE_NOMEM.code
          || primaryCode == SQLiteErrorCode.SQLITE_PROTOCOL.code) {
        return Kind.DISK;
      }
      if (primaryCode == SQLiteErrorCode.SQLITE_CONSTRAINT.code
          || primaryCode == SQLiteErrorCode.SQLITE_MISMATCH.code
          || primaryCode == SQLiteErrorCode.SQLITE_TOOBIG.code) {
        return Kind.CONSTRAINT;
      }
      return Kind.OTHER;
    }
  }
}
