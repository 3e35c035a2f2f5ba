package dev.sempre.centre.tenant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One schema for the directory and one per company, each owned by a role of its own that nobody
/// can log in as. The centre's login role may become those roles but inherits nothing from them, so
/// a statement that forgot whose it is reaches no table at all. Source: R54.
///
/// The login role needs CREATEROLE and CREATE on its database, and should not be a superuser.
final class PostgresStorage implements Storage {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresStorage.class);

  /// The first version in which a role can be granted without being inherited.
  private static final int OLDEST_VERSION = 160_000;

  private static final String DIRECTORY = "sempre_directory";

  /// Connections of one server program. Every request holds one at a time at most; more of them
  /// would not make one PostgreSQL faster.
  private static final int POOL_SIZE = 16;

  private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;

  private final HikariDataSource pool;
  private final String description;

  PostgresStorage(StoreChoice.Postgres choice) {
    this.description = choice.describe();
    this.pool = open(choice);
    try (Connection connection = pool.getConnection()) {
      checkServer(connection);
      makeSchema(connection, DIRECTORY);
    } catch (SQLException e) {
      pool.close();
      throw failure("PostgreSQL refused to prepare the directory", e);
    } catch (CentreFailure e) {
      pool.close();
      throw e;
    }
  }

  private HikariDataSource open(StoreChoice.Postgres choice) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(choice.url());
    config.setPoolName("centre");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "sempre-centre");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A server that has stopped answering must not hold a request for ever.
    config.addDataSourceProperty("socketTimeout", "120");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw failure("PostgreSQL cannot be reached", e);
    } catch (RuntimeException e) {
      throw failure("The address of --postgres is not understood", e);
    }
  }

  private CentreFailure failure(String what, Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new CentreFailure(
        Kind.POSTGRES, "postgres", what + " (" + description + "): " + root.getMessage(), cause);
  }

  private void checkServer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int, rolsuper, rolname
                  from pg_roles where rolname = current_user
                """)) {
      row.next();
      if (row.getInt(1) < OLDEST_VERSION) {
        throw new CentreFailure(
            Kind.POSTGRES,
            "postgres",
            "PostgreSQL 16 or newer is needed: older ones cannot keep companies apart by role.",
            null);
      }
      if (row.getBoolean(2)) {
        LOG.warn(
            "PostgreSQL role {} is a superuser, so the database itself does not keep companies"
                + " apart: use a role with CREATEROLE, and CREATE on the database",
            row.getString(3));
      }
    }
  }

  @Override
  public Database directory() {
    return new PostgresDatabase(pool, DIRECTORY, DIRECTORY);
  }

  @Override
  public void lockCreation(Handle directory) {
    TenantStore.lock(directory);
  }

  @Override
  public String makeRoom(String tenant) {
    String schema = "t_" + tenant.replace('-', '_');
    try (Connection connection = pool.getConnection()) {
      makeSchema(connection, schema);
      return schema;
    } catch (SQLException e) {
      throw failure("PostgreSQL refused to make room for the company " + tenant, e);
    }
  }

  /// @param name plain lower-case name, safe in SQL
  private static void makeSchema(Connection connection, String name) throws SQLException {
    makeRole(connection, name);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists " + name + " authorization " + name);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select r.rolname from pg_namespace n join pg_roles r on r.oid = n.nspowner
             where n.nspname = ?
            """)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !row.getString(1).equals(name)) {
          throw taken("The schema " + name + " belongs to somebody else");
        }
      }
    }
  }

  private static void makeRole(Connection connection, String name) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            """
            select rolcanlogin or rolsuper or rolcreaterole or rolbypassrls
              from pg_roles where rolname = ?
            """)) {
      find.setString(1, name);
      try (ResultSet row = find.executeQuery()) {
        if (row.next()) {
          // Roles belong to the whole server: another of its databases may have a centre, too.
          if (row.getBoolean(1)) {
            throw taken("The role " + name + " is one that people or programs use");
          }
          grant(connection, name);
          return;
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create role " + name + " nologin noinherit");
    }
    grant(connection, name);
  }

  private static void grant(Connection connection, String role) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("grant " + role + " to current_user with inherit false, set true");
    }
  }

  private static CentreFailure taken(String what) {
    return new CentreFailure(
        Kind.POSTGRES,
        "postgres",
        what + " on this PostgreSQL server: use another database server or another name.",
        null);
  }

  @Override
  public Database of(Tenant tenant) {
    return new PostgresDatabase(pool, tenant.place(), tenant.place());
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public int connections() {
    return POOL_SIZE;
  }

  @Override
  public void close() {
    pool.close();
  }
}
