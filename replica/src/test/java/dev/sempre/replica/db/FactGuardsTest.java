package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Postgres;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The last wall around a fact: the database's own. Source: R25, I12.
final class FactGuardsTest {
  /// Header columns that are said about a record and not with it.
  private static final List<String> ABOUT = List.of("version", "base_version", "seq");

  private static final List<String> HEADER_TEXT = List.of("id", "origin", "modified_by", "extra");

  private static final List<String> HEADER_NUMBERS = List.of("modified_at", "deleted");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noColumnOfAnyFactThatIsNotOnlyHereCanBeChangedAndNoneDeleted(Dialect dialect) {
    try (Replica place = TestPlaces.centre(TestPlaces.fresh(dialect, folder), Clock.noon())) {
      for (TableSpec table : facts()) {
        insert(place, table, 0);
        for (String column : contentOf(table)) {
          refused(place, "update %1$s set %2$s = %2$s".formatted(table.name(), column));
        }
        refused(place, "delete from " + table.name());
        for (ChildSpec child : table.children()) {
          for (Column column : child.columns()) {
            refused(place, "update %1$s set %2$s = %2$s".formatted(child.name(), column.name()));
          }
          refused(place, "delete from " + child.name());
        }
        for (String column : ABOUT) {
          execute(place, "update %1$s set %2$s = %2$s".formatted(table.name(), column));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatStillWaitsMayBeCorrectedUntilItIsUpstream(Dialect dialect) {
    try (Replica place = TestPlaces.centre(TestPlaces.fresh(dialect, folder), Clock.noon())) {
      insert(place, SyncCatalogue.SALE, 1);
      execute(place, "update sale set note = 'right'");
      execute(place, "update sale_line set description = 'right'");
      execute(place, "update sale set pending = 0, base_version = 1");
      refused(place, "update sale set note = 'late'");
      refused(place, "update sale_line set description = 'late'");
    }
  }

  /// Whoever works at PostgreSQL with a tool of his own has not set the program's search path.
  @Test
  void anotherToolIsRefusedAsWellWhereverItLooksFromFirst() throws SQLException {
    String schema = Postgres.newSchema();
    Database database = new PostgresDatabase(Postgres.dataSource(), schema, schema);
    try (Replica place = TestPlaces.centre(database, Clock.noon());
        Connection tool = Postgres.dataSource().getConnection();
        Statement statement = tool.createStatement()) {
      insert(place, SyncCatalogue.SALE, 0);
      for (String change :
          List.of(
              "update %s.sale set note = 'x'",
              "update %s.sale_line set description = 'x'", "delete from %s.sale_line")) {
        assertThatThrownBy(() -> statement.execute(change.formatted(schema)))
            .hasMessageContaining("is a fact that is not only here");
      }
    }
  }

  @Test
  void onlyFactsAreGuarded() {
    try (Replica place = TestPlaces.base(folder, "till-a", "1", Clock.noon())) {
      List<String> guarded =
          place.read(handle ->
              handle
                  .createQuery("select distinct tbl_name from sqlite_schema where type = 'trigger'")
                  .mapTo(String.class)
                  .list());
      List<String> expected = new ArrayList<>();
      for (TableSpec table : facts()) {
        expected.add(table.name());
        table.children().forEach(child -> expected.add(child.name()));
      }
      assertThat(guarded).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /// A migration may have to write into facts: each of its steps goes unguarded, and the last one
  /// sets the guards anew, for the columns that there are then.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aMigrationPassesTheGuardsAndLeavesThemSet(Dialect dialect) throws SQLException {
    Database database = TestPlaces.fresh(dialect, folder);
    try (Replica place = TestPlaces.centre(database, Clock.noon())) {
      insert(place, SyncCatalogue.SALE, 0);
    }
    Migrations more =
        Migrations.ofPlace().followedBy(FactGuardsTest.class, List.of("V903__facts.sql"));
    Database again = dialect == Dialect.SQLITE ? TestPlaces.fresh(dialect, folder) : database;
    try (Connection connection = again.openWriter()) {
      new Release(SyncCatalogue.CURRENT, more).prepare(again, connection);
    }
    try (Connection connection = again.openWriter();
        Statement statement = connection.createStatement()) {
      again.beginWrite(connection);
      assertThat(statement.executeUpdate("update sale set seq = seq where note = 'by a migration'"))
          .isEqualTo(1);
      assertThatThrownBy(() -> statement.execute("update sale set note = 'x'"))
          .hasMessageContaining("sale is a fact");
      again.rollback(connection);
    }
  }

  private static List<TableSpec> facts() {
    return SyncCatalogue.TABLES.stream()
        .filter(table -> table.policy() == ConflictPolicy.FACT)
        .toList();
  }

  private static List<String> contentOf(TableSpec table) {
    List<String> content = new ArrayList<>(HEADER_TEXT);
    content.addAll(HEADER_NUMBERS);
    table.columns().forEach(column -> content.add(column.name()));
    return content;
  }

  private static void refused(Replica place, String sql) {
    assertThatThrownBy(() -> execute(place, sql))
        .as(sql)
        .isInstanceOfSatisfying(
            StoreFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.CONSTRAINT))
        .hasMessageContaining("is a fact that is not only here");
  }

  private static void execute(Replica place, String sql) {
    int changed = place.write(Priority.PERSON, tx -> tx.handle().execute(sql));
    assertThat(changed).as(sql).isPositive();
  }

  /// A row of each table, whatever it means, and one of each of its children.
  private static void insert(Replica place, TableSpec table, long pending) {
    List<String> names = new ArrayList<>(contentOf(table));
    List<Object> values = new ArrayList<>(List.of("a", "till", "maria", "{}", 1L, 0L));
    table.columns().forEach(column -> values.add(column.kind().isInteger() ? 1L : "x"));
    names.addAll(List.of("version", "base_version", "pending", "seq"));
    values.addAll(List.of(1L, 1L, pending, 1L));
    place.write(
        Priority.PERSON,
        tx -> {
          insert(tx, table.name(), names, values);
          for (ChildSpec child : table.children()) {
            List<String> columns = new ArrayList<>(List.of(child.rootColumn(), "position"));
            List<Object> row = new ArrayList<>(List.of("a", 1L));
            for (Column column : child.columns()) {
              columns.add(column.name());
              row.add(column.kind().isInteger() ? 1L : "x");
            }
            insert(tx, child.name(), columns, row);
          }
          return null;
        });
  }

  private static void insert(Tx tx, String table, List<String> columns, List<Object> values) {
    String marks = "?" + ", ?".repeat(values.size() - 1);
    String sql =
        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")";
    tx.handle().execute(sql, values.toArray());
  }
}
