package dev.sempre.simulation.program;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of this run's own, as durable as a real one: the embedded one would leave
/// `fsync` out.
public final class PostgresServer implements AutoCloseable {
  private static final String DATABASE = "sempre";
  private static final String LOGIN = "sempre_centre";

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts a server with a database and a login role for a centre: no superuser, but one that may
  /// make roles and schemas.
  public static PostgresServer start() {
    try {
      EmbeddedPostgres embedded =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_wal_size", "4GB")
              .start();
      PostgresServer server = new PostgresServer(embedded);
      server.prepare();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare() {
    execute(server.getPostgresDatabase(), "create database " + DATABASE);
    execute(server.getPostgresDatabase(), "create role " + LOGIN + " login createrole");
    execute(administrator(), "grant create on database " + DATABASE + " to " + LOGIN);
  }

  /// Address of the database for the centre's login role.
  public String url() {
    return server.getJdbcUrl(LOGIN, DATABASE);
  }

  /// Connections that may do everything, for what a run prepares and counts.
  public DataSource administrator() {
    PGSimpleDataSource source = (PGSimpleDataSource) server.getDatabase("postgres", DATABASE);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /// Writes what is in memory to disk, so that the next measurement does not pay for it.
  public void checkpoint() {
    execute(administrator(), "checkpoint");
  }

  public void execute(String statement) {
    execute(administrator(), statement);
  }

  /// Process of the server, the parent of those that serve its connections; 0 if the operating
  /// system does not tell it.
  public long pid() {
    try (Connection connection = administrator().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("select pg_backend_pid()")) {
      row.next();
      // Asked while the connection is there: its process ends with it.
      return ProcessHandle.of(row.getLong(1))
          .flatMap(ProcessHandle::parent)
          .map(ProcessHandle::pid)
          .orElse(0L);
    } catch (SQLException e) {
      throw new IllegalStateException("the server's process is not told", e);
    }
  }

  /// Rows of a table.
  ///
  /// @param table its name with its schema
  public long count(String table) {
    return number("select count(*) from " + table);
  }

  /// The number that a query answers with.
  public long number(String query) {
    try (Connection connection = administrator().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static void execute(DataSource source, String statement) {
    try (Connection connection = source.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
