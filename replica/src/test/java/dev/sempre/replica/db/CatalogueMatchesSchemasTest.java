package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueMatchesSchemasTest {
  private static final List<String> HEADER =
      List.of(
          "id text not null",
          "origin text not null",
          "version integer not null",
          "base_version integer",
          "pending integer not null",
          "modified_at integer not null",
          "modified_by text not null",
          "deleted integer not null",
          "seq integer not null");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyTableOfTheCatalogueIsInTheSchemaColumnByColumn(Dialect dialect) {
    try (Replica place = TestPlaces.centre(TestPlaces.empty(dialect, folder), Clock.noon())) {
      Map<String, List<String>> schema = place.read(h -> columns(h.getConnection().getMetaData()));
      for (TableSpec table : SyncCatalogue.TABLES) {
        List<String> expected = new ArrayList<>(HEADER);
        if (table.stampsFields()) {
          expected.add("stamps text");
        }
        expected.add("extra text");
        table.columns().forEach(column -> expected.add(describe(column)));
        assertThat(schema.get(table.name())).as(table.name()).isEqualTo(expected);
        for (ChildSpec child : table.children()) {
          List<String> childColumns = new ArrayList<>();
          childColumns.add(child.rootColumn() + " text not null");
          childColumns.add("position integer not null");
          childColumns.add("extra text");
          child.columns().forEach(column -> childColumns.add(describe(column)));
          assertThat(schema.get(child.name())).as(child.name()).isEqualTo(childColumns);
        }
      }
    }
  }

  private static String describe(Column column) {
    return column.name()
        + (column.kind().isInteger() ? " integer" : " text")
        + (column.required() ? " not null" : "");
  }

  private static Map<String, List<String>> columns(DatabaseMetaData meta) throws SQLException {
    Map<String, List<String>> result = new TreeMap<>();
    String schema = meta.getConnection().getSchema();
    for (String table : Tables.of(meta.getConnection())) {
      try (ResultSet rows = meta.getColumns(null, schema, table, "%")) {
        while (rows.next()) {
          String type = rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
          String name = type.equals("int8") ? "integer" : type;
          boolean notNull = rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
          result
              .computeIfAbsent(table, _ -> new ArrayList<>())
              .add(rows.getString("COLUMN_NAME") + " " + name + (notNull ? " not null" : ""));
        }
      }
    }
    return result;
  }
}
