package dev.sempre.replica.db;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/// Makes Jdbi handles on connections that come and go. They share what has been learnt about
/// statements: parsing one anew takes longer than running it. Statements are said as they are, so
/// nothing looks for templates in them.
final class Handles {
  private static final ColonPrefixSqlParser PARSER = new ColonPrefixSqlParser();

  private Handles() {}

  static Handle on(Connection connection) {
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER).setTemplateEngine(TemplateEngine.NOP);
    return jdbi.open();
  }
}
