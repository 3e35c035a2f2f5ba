package dev.sempre.replica.db;

import java.sql.Connection;
import java.util.Objects;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/// Makes Jdbi handles on connections that come and go. They share one Jdbi: to set up another takes
/// ten times as long as a small query. So they also share what has been learnt about statements.
/// Statements are said as they are, so nothing looks for templates in them.
final class Handles {
  private static final ThreadLocal<Connection> HANDED = new ThreadLocal<>();
  private static final Jdbi JDBI = shared();

  private Handles() {}

  private static Jdbi shared() {
    Jdbi jdbi = Jdbi.create(new Handing());
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(new ColonPrefixSqlParser())
        .setTemplateEngine(TemplateEngine.NOP);
    return jdbi;
  }

  /// Gives a handle the connection that its thread is just handing over, and leaves it open when
  /// the handle is closed: it belongs to whoever handed it over.
  private static final class Handing implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return Objects.requireNonNull(HANDED.get(), "no connection was handed over");
    }

    @Override
    public void closeConnection(Connection connection) {
      // Not ours.
    }
  }

  static Handle on(Connection connection) {
    HANDED.set(connection);
    try {
      return JDBI.open();
    } finally {
      HANDED.remove();
    }
  }
}
