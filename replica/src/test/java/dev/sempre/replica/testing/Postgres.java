package dev.sempre.replica.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// One real PostgreSQL for all tests of a JVM, with a fresh schema and role for whoever asks.
public final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int MOST_CONNECTIONS = 24;
  private static final EmbeddedPostgres SERVER = start();
  private static final DataSource POOL = pool();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      // What cleans up and counts in the background would take half of the time of short tests.
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
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

  /// Pooled, as a centre has them: each new one is a process of the server's.
  private static DataSource pool() {
    PGSimpleDataSource source = (PGSimpleDataSource) SERVER.getPostgresDatabase();
    source.setReWriteBatchedInserts(true);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    return new HikariDataSource(config);
  }

  /// Connections as the program's own login role.
  public static DataSource dataSource() {
    return POOL;
  }

  /// A new schema with an owner of its own name.
  public static String newSchema() {
    String name = "t_" + COUNT.incrementAndGet();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + name + " nologin");
      statement.execute("grant " + name + " to current_user with inherit false, set true");
      statement.execute("create schema " + name + " authorization " + name);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
