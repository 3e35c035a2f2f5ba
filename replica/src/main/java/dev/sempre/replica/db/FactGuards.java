package dev.sempre.replica.db;

import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.TableSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Triggers by which the database itself refuses to change or to delete a fact that is not only
/// here: one that upstream has, or that came from elsewhere. They stand beneath the program,
/// against its own mistakes and against whoever works at the file with another tool; what they
/// cannot see, a line that is added, breaks the seal. Source: R25, I12.
///
/// What is told about a fact, its versions, its mark and its place in the feed, may change. A
/// migration lifts them for each of its steps and sets them with its last, since its columns are
/// what they guard.
final class FactGuards {
  private static final String PREFIX = "guard_";

  private static final String REFUSAL = " is a fact that is not only here: it is not changed (I12)";

  /// Of the header, what is said with the fact and not about it.
  private static final List<String> HEADER =
      List.of("id", "origin", "modified_at", "modified_by", "deleted", "extra");

  private final Dialect dialect;
  private final Connection connection;

  FactGuards(Dialect dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  /// Takes away what there is of them.
  void lift() throws SQLException {
    for (String drop : drops()) {
      execute(drop);
    }
  }

  private List<String> drops() throws SQLException {
    String guards =
        switch (dialect) {
          case SQLITE ->
              "select name, tbl_name from sqlite_schema where type = 'trigger' and name like ?";
          case POSTGRES ->
              """
              select t.tgname, c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
              where c.relnamespace = current_schema()::regnamespace and t.tgname like ?
              """;
        };
    List<String> drops = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(guards)) {
      statement.setString(1, PREFIX + "%");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String table = dialect == Dialect.POSTGRES ? " on " + rows.getString(2) : "";
          drops.add("drop trigger " + rows.getString(1) + table);
        }
      }
    }
    return drops;
  }

  /// Sets them. There are none before.
  void set(Catalogue catalogue) throws SQLException {
    if (dialect == Dialect.POSTGRES) {
      execute(
          """
          create or replace function guard_fact() returns trigger language plpgsql as $$
          begin
            raise exception using errcode = 'check_violation', message = tg_argv[0];
          end
          $$\
          """);
      execute(
          """
          create or replace function guard_fact_child() returns trigger language plpgsql as $$
          declare
            waits bigint;
          begin
            execute format('select pending from %I.%I where id = $1', tg_table_schema, tg_argv[1])
              into waits using to_jsonb(old) ->> tg_argv[2];
            if waits = 0 then
              raise exception using errcode = 'check_violation', message = tg_argv[0];
            end if;
            if tg_op = 'DELETE' then return old; end if;
            return new;
          end
          $$\
          """);
    }
    for (TableSpec table : catalogue.tables()) {
      if (table.policy() == ConflictPolicy.FACT) {
        guard(table);
        for (ChildSpec child : table.children()) {
          guard(table, child);
        }
      }
    }
  }

  private void guard(TableSpec table) throws SQLException {
    StringJoiner said = new StringJoiner(", ");
    HEADER.forEach(said::add);
    table.columns().stream().map(Column::name).forEach(said::add);
    String name = table.name();
    String refusal = "'" + name + REFUSAL + "'";
    String then =
        switch (dialect) {
          case SQLITE ->
              " on %s when old.pending = 0 begin select raise(abort, %s); end"
                  .formatted(name, refusal);
          case POSTGRES ->
              " on %s for each row when (old.pending = 0) execute function guard_fact(%s)"
                  .formatted(name, refusal);
        };
    execute("create trigger " + PREFIX + name + "_update before update of " + said + then);
    execute("create trigger " + PREFIX + name + "_delete before delete" + then);
  }

  private void guard(TableSpec table, ChildSpec child) throws SQLException {
    String name = child.name();
    String refusal = "'" + name + REFUSAL + "'";
    String then =
        switch (dialect) {
          case SQLITE ->
              """
               on %s when (select pending from %s where id = old.%s) = 0
              begin select raise(abort, %s); end\
              """
                  .formatted(name, table.name(), child.rootColumn(), refusal);
          case POSTGRES ->
              " on %s for each row execute function guard_fact_child(%s, '%s', '%s')"
                  .formatted(name, refusal, table.name(), child.rootColumn());
        };
    execute("create trigger " + PREFIX + name + "_update before update" + then);
    execute("create trigger " + PREFIX + name + "_delete before delete" + then);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
