package dev.sempre.replica.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// One schema of a PostgreSQL database with a role of its own. Every transaction takes that role
/// and nothing but that schema, so that a mistake in a statement can never reach another company's
/// tables. Source: L12, R54.
public final class PostgresDatabase implements Database {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// A writer that waits longer for the feed than this says so and is tried again later.
  private static final int LOCK_TIMEOUT_MILLIS = 10_000;

  /// A server process that dies inside a transaction must not hold the feed for ever.
  private static final int IDLE_TIMEOUT_MILLIS = 60_000;

  private final DataSource pool;
  private final String schema;
  private final String enterStatement;

  /// @param pool connections of the program's own login role; it may become `role` and little else
  /// @param schema schema of the tenant, lower case
  /// @param role role that owns it
  public PostgresDatabase(DataSource pool, String schema, String role) {
    this.pool = pool;
    this.schema = checked(schema);
    this.enterStatement =
        "set local role "
            + checked(role)
            + "; set local search_path to "
            + this.schema
            + "; set local lock_timeout = "
            + LOCK_TIMEOUT_MILLIS
            + "; set local idle_in_transaction_session_timeout = "
            + IDLE_TIMEOUT_MILLIS;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a plain lower-case name: " + name);
    }
    return name;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRES;
  }

  @Override
  public Connection openWriter() throws SQLException {
    return borrowReader();
  }

  @Override
  public boolean keepsWriter() {
    return false;
  }

  @Override
  public Connection borrowReader() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    if (broken) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        System.getLogger(PostgresDatabase.class.getName())
            .log(System.Logger.Level.DEBUG, "a broken connection did not abort cleanly", e);
      }
    }
    SqliteDatabase.closeQuietly(connection);
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    execute(writer, enterStatement);
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    execute(reader, "set transaction isolation level repeatable read read only");
    execute(reader, enterStatement);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public void afterCommit() {
    // The server does its own upkeep.
  }

  @Override
  public String where() {
    return "PostgreSQL schema " + schema;
  }

  @Override
  public void close() {
    // The pool belongs to whoever made it.
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
