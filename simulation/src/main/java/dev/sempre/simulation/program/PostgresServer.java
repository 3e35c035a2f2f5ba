package dev.sempre.simulation.program;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of this run's own, as durable as a real one: the embedded one would leave
/// `fsync` out.
public final class PostgresServer implements AutoCloseable {
  private static final String DATABASE = "sempre";
  private static final String LOGIN = "sempre_centre";

  /// Longest time in which a server that was killed is up again, with all that it had promised.
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

  private final Path data;
  private final AtomicInteger more = new AtomicInteger();
  private EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /// Starts a server with a database and a login role for a centre: no superuser, but one that may
  /// make roles and schemas.
  public static PostgresServer start() {
    try {
      Path data = Files.createTempDirectory("sempre-postgres");
      PostgresServer server = new PostgresServer(data, started(data, 0));
      server.prepare();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param port port to listen at, or 0 for any
  private static EmbeddedPostgres started(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_wal_size", "4GB")
        .start();
  }

  /// Kills the server and all of its processes at once (`kill -9`). Source: F11.
  public void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.addFirst(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /// Kills the process that serves one of the connections of the centre, if there is one. The
  /// server then ends all the others, which is waited for, and recovers by itself. Source: F11.
  ///
  /// @return false if nobody was connected
  public boolean killOneConnection() {
    try (Connection witness = administrator().getConnection()) {
      Optional<ProcessHandle> process =
          number(
                  witness,
                  "select pid from pg_stat_activity where usename = '" + LOGIN + "' limit 1")
              .flatMap(ProcessHandle::of);
      boolean killed = process.map(ProcessHandle::destroyForcibly).orElse(false);
      while (killed && witness.isValid(1)) {
        Thread.onSpinWait();
      }
      return killed;
    } catch (SQLException e) {
      throw new IllegalStateException("nobody can be killed", e);
    }
  }

  /// Starts the server again where it was, after it was killed.
  public void restart() {
    try {
      int port = server.getPort();
      server.close(); // It gives its folder free, and says that there is nobody to stop.
      server = started(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the server answers again.
  ///
  /// @throws IllegalStateException if it does not in time
  public void awaitRecovery() {
    long until = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (true) {
      try (Connection connection = administrator().getConnection()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the database server does not recover", e);
        }
      }
    }
  }

  /// As it says itself, since it was perhaps started by a process in between.
  private ProcessHandle postmaster() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare() {
    execute(server.getPostgresDatabase(), "create role " + LOGIN + " login createrole");
    make(DATABASE);
  }

  private void make(String database) {
    execute(server.getPostgresDatabase(), "create database " + database);
    execute(server.getPostgresDatabase(), "grant create on database " + database + " to " + LOGIN);
  }

  /// Makes a database for one centre more.
  ///
  /// @return its address for the centre's login role
  public String newDatabase() {
    String name = DATABASE + "_" + more.incrementAndGet();
    make(name);
    return server.getJdbcUrl(LOGIN, name);
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
    try (Connection connection = administrator().getConnection()) {
      return number(connection, query).orElseThrow();
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static Optional<Long> number(Connection connection, String question) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(question)) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
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
      Folders.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
