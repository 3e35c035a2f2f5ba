package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.testing.TestPlaces;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A version may add to what travels, and nothing else: places of two versions must see the same
/// record. A column that older places do not send has to be optional, and one that a migration
/// fills would make another record of each that is there already. Source: O2, ADR 0012.
final class SchemaGrowthTest {
  @TempDir Path folder;

  /// A column as a schema has it.
  private record Grown(boolean required, boolean filled) {}

  @Test
  void eachMigrationOnlyAddsOptionalEmptyColumnsToWhatTravels() throws Exception {
    List<String> files = files();
    assertThat(files).hasSize(Migrations.ofPlace().target());
    Map<String, Map<String, Grown>> before = Map.of();
    for (int i = 1; i <= files.size(); i++) {
      Map<String, Map<String, Grown>> after = schemaBy(files.subList(0, i));
      assertThat(wrong(before, after)).as(files.get(i - 1)).isEmpty();
      before = after;
    }
    assertThat(before.get("sale_line")).as("one was added").containsKey("line_discount_bp");
  }

  @Test
  void columnsOfTheCatalogueThatCameLaterAreOptional() throws Exception {
    List<String> files = files();
    Map<String, Map<String, Grown>> first = schemaBy(files.subList(0, 1));
    List<String> required = new ArrayList<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      later(table.name(), table.columns(), first, required);
      for (ChildSpec child : table.children()) {
        later(child.name(), child.columns(), first, required);
      }
    }
    assertThat(required).isEmpty();
  }

  private static void later(
      String table,
      List<Column> columns,
      Map<String, Map<String, Grown>> first,
      List<String> wrong) {
    Map<String, Grown> then = first.get(table);
    for (Column column : columns) {
      if (then != null && !then.containsKey(column.name()) && column.required()) {
        wrong.add(table + "." + column.name());
      }
    }
  }

  @Test
  void whatWouldPartTwoVersionsIsFound() {
    Map<String, Map<String, Grown>> before =
        Map.of(
            "sale",
            Map.of(
                "id", new Grown(true, false),
                "series", new Grown(true, false),
                "note", new Grown(false, false)));
    Map<String, Map<String, Grown>> after =
        Map.of(
            "sale",
            Map.of(
                "id", new Grown(true, false),
                "series", new Grown(false, false),
                "channel", new Grown(true, false),
                "points", new Grown(false, true),
                "fine", new Grown(false, false)));

    assertThat(wrong(before, after))
        .containsExactlyInAnyOrder(
            "sale.note is gone", "sale.series is another one", "sale.channel", "sale.points");
  }

  /// What a schema has that places of the version before could not live with.
  private static List<String> wrong(
      Map<String, Map<String, Grown>> before, Map<String, Map<String, Grown>> after) {
    List<String> wrong = new ArrayList<>();
    for (String table : travelling()) {
      Map<String, Grown> old = before.get(table);
      if (old == null) {
        continue;
      }
      Map<String, Grown> grown = after.getOrDefault(table, Map.of());
      old.keySet().stream()
          .filter(column -> !grown.containsKey(column))
          .forEach(column -> wrong.add(table + "." + column + " is gone"));
      grown.forEach((column, how) -> {
        Grown then = old.get(column);
        if (then == null && (how.required() || how.filled())) {
          wrong.add(table + "." + column);
        }
        if (then != null && then.required() != how.required()) {
          wrong.add(table + "." + column + " is another one");
        }
      });
    }
    return wrong;
  }

  private static List<String> travelling() {
    return SyncCatalogue.TABLES.stream()
        .flatMap(table ->
            Stream.concat(Stream.of(table.name()), table.children().stream().map(ChildSpec::name)))
        .toList();
  }

  private static List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(migrations())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path migrations() throws URISyntaxException {
    var first = Migrations.class.getResource("migrations/V001__ground_floor.sql");
    return Objects.requireNonNull(Path.of(Objects.requireNonNull(first).toURI()).getParent());
  }

  private Map<String, Map<String, Grown>> schemaBy(List<String> files) throws SQLException {
    Database database = TestPlaces.sqlite(folder.resolve(files.size() + "-" + files.hashCode()));
    Connection connection = database.openWriter();
    try {
      new Migrations(Migrations.class, files).apply(database, connection);
      return columns(connection);
    } finally {
      database.giveBack(connection, true);
      database.close();
    }
  }

  private static Map<String, Map<String, Grown>> columns(Connection connection)
      throws SQLException {
    Map<String, Map<String, Grown>> result = new TreeMap<>();
    for (String table : Tables.of(connection)) {
      try (ResultSet rows = connection.getMetaData().getColumns(null, null, table, "%")) {
        while (rows.next()) {
          boolean required = rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
          boolean filled = rows.getString("COLUMN_DEF") != null;
          result
              .computeIfAbsent(table, _ -> new TreeMap<>())
              .put(rows.getString("COLUMN_NAME"), new Grown(required, filled));
        }
      }
    }
    return result;
  }
}
