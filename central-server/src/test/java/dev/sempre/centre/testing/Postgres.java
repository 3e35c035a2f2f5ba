package dev.sempre.centre.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a JVM, with a fresh database for whoever asks, and the
/// login role that a centre is meant to have: it may create roles and schemas, and is no superuser.
public final class Postgres {
  /// Login role of centres.
  public static final String LOGIN = "sempre";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      // What cleans up and counts in the background would take half of the time of short tests.
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      run(server, "create role " + LOGIN + " login createrole nosuperuser");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(EmbeddedPostgres server, String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// JDBC address of a new database, for the login role.
  public static String newDatabase() {
    String name = "centre_" + COUNT.incrementAndGet();
    // Copied file by file: the usual way writes every page of it to the log as well.
    run(SERVER, "create database " + name + " strategy file_copy");
    run(SERVER, "grant create on database " + name + " to " + LOGIN);
    return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name + "?user=" + LOGIN;
  }

  /// Lets nobody into a database any more, as if its server were gone.
  public static void shut(String url) {
    run(SERVER, "alter database " + name(url) + " with allow_connections false");
    run(
        SERVER,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + name(url)
            + "'");
  }

  /// The end of [#shut].
  public static void open(String url) {
    run(SERVER, "alter database " + name(url) + " with allow_connections true");
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  /// The same address for the superuser.
  public static String asSuperuser(String url) {
    return url.replace("user=" + LOGIN, "user=postgres");
  }
}
