package dev.sempre.replica.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/// A connection that keeps what SQLite has made of its statements: a till runs the same few all
/// day, and compiling one costs more than running it. The driver itself compiles each anew.
///
/// Belongs to one thread at a time, like its statements.
final class SqliteConnection extends JDBC4Connection {
  /// Statements that rest, more than any place uses; beyond them the one that has rested longest
  /// goes.
  private static final int MOST_KEPT = 200;

  private final Map<String, Kept> resting = new LinkedHashMap<>();

  SqliteConnection(String file, Properties properties) throws SQLException {
    super("jdbc:sqlite:" + file, file, properties);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    Kept rested = resting.remove(sql);
    return lend(sql, rested != null ? rested : new Kept(sql));
  }

  /// Each user gets an object of his own, so that one who closes his twice does not close
  /// another's.
  private PreparedStatement lend(String sql, Kept kept) {
    Lent lent = new Lent(sql, kept);
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SqliteConnection.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (_, method, arguments) -> lent.invoke(method, arguments));
  }

  private void takeBack(String sql, Kept kept) throws SQLException {
    try {
      kept.rest();
    } catch (SQLException e) {
      kept.close();
      throw e;
    }
    Kept other = resting.putIfAbsent(sql, kept);
    if (other != null) {
      kept.close();
    }
    if (resting.size() > MOST_KEPT) {
      var oldest = resting.entrySet().iterator();
      Kept first = oldest.next().getValue();
      oldest.remove();
      first.close();
    }
  }

  /// A statement as SQLite has compiled it.
  private final class Kept extends JDBC4PreparedStatement {
    Kept(String sql) throws SQLException {
      super(SqliteConnection.this, sql);
    }

    /// Forgets rows and values: until then it would keep its snapshot, and what is in it.
    void rest() throws SQLException {
      rs.close();
      pointer.safeRunInt(DB::reset);
      resultsWaiting = false;
      clearBatch();
      clearParameters();
    }
  }

  /// A statement in somebody's hands. One that has failed is not kept.
  private final class Lent {
    private final String sql;
    private final Kept kept;
    private boolean failed;
    private boolean closed;

    Lent(String sql, Kept kept) {
      this.sql = sql;
      this.kept = kept;
    }

    @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
      switch (method.getName()) {
        case "close" -> {
          close();
          return null;
        }
        case "isClosed" -> {
          return closed || kept.isClosed();
        }
        default -> {
          if (closed) {
            throw new SQLException("this statement is closed");
          }
          try {
            return method.invoke(kept, arguments);
          } catch (InvocationTargetException e) {
            failed = true;
            throw e.getCause();
          }
        }
      }
    }

    private void close() throws SQLException {
      if (closed) {
        return;
      }
      closed = true;
      if (failed) {
        kept.close();
      } else if (!isClosed()) {
        takeBack(sql, kept);
      }
    }
  }
}
