package dev.sempre.centre.imports;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.catalogue.PriceRows;
import dev.sempre.centre.catalogue.ProductCodeStore;
import dev.sempre.centre.catalogue.ProductCodeStore.Found;
import dev.sempre.centre.imports.ImportRun.Line;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records.Draft;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Imports any reference table of the catalogue: what the centre owns or shares and sends down.
/// Facts, which only tills make, devices and people, who need keys and PINs, are not among them.
public final class TableImport {
  private static final String BY = "import table";

  private static final Set<TableSpec> NOT_BY_FILE =
      Set.of(SyncCatalogue.DEVICE, SyncCatalogue.APP_USER);

  private TableImport() {}

  /// Names of the tables that can be imported, in apply order.
  public static List<String> tables() {
    return SyncCatalogue.TABLES.stream()
        .filter(table -> table.direction().goesDown() && !NOT_BY_FILE.contains(table))
        .map(TableSpec::name)
        .toList();
  }

  /// Imports a file.
  ///
  /// @param name name of the table
  /// @throws dev.sempre.centre.answer.CentreFailure if the file cannot be read
  public static Answer<ImportResult> run(
      Replica replica, String name, Path file, ImportWatch watch) {
    TableSpec table = SyncCatalogue.find(name);
    if (table == null || !tables().contains(name)) {
      return Answer.refused(
          "TABLE_UNKNOWN",
          "table",
          "The table "
              + name
              + " cannot be imported; those that can are "
              + String.join(", ", tables())
              + ".");
    }
    try (CsvFile csv = CsvFile.open(file)) {
      TableLayout layout = TableLayout.find(table, csv);
      List<String> missing = missing(table, layout, csv);
      if (!missing.isEmpty()) {
        return Answer.refused(
            "CSV_COLUMNS",
            "file",
            "The file lacks the column"
                + (missing.size() > 1 ? "s " : " ")
                + String.join(", ", missing)
                + ": its first line must name the columns of "
                + name
                + ".");
      }
      Intake intake = new Intake(table, new TableReader(table, layout));
      return Answer.done(new ImportRun<>(replica, watch, intake).run(name, csv));
    }
  }

  /// Columns without which no line can be good.
  private static List<String> missing(TableSpec table, @Nullable TableLayout layout, CsvFile csv) {
    List<String> missing = new ArrayList<>();
    boolean price = table == SyncCatalogue.PRICE;
    if (layout == null && !csv.has("id") && !csv.has("code") && !price) {
      missing.add("id");
    }
    Set<String> others = new HashSet<>(List.of("active", "sort", "name", "rate_bp"));
    if (price) {
      others.add("product_id");
    }
    table.columns().stream()
        .filter(column -> column.required() && !others.contains(column.name()))
        .map(column -> column.name())
        .filter(column -> layout == null || !layout.constants().containsKey(column))
        .filter(column ->
            !csv.has(layout == null ? column : layout.sources().getOrDefault(column, column)))
        .forEach(missing::add);
    return missing;
  }

  private record Intake(TableSpec table, TableReader reader) implements ImportRun.Intake<TableRow> {
    @Override
    public TableRow read(CsvRow row) throws BadCell {
      return reader.read(row);
    }

    @Override
    public Written write(Tx tx, List<Line<TableRow>> lines, List<BadLine> refused)
        throws SQLException {
      if (table != SyncCatalogue.PRICE) {
        return Written.all(
            tx, table, BY, lines.stream().map(line -> line.content().draft()).toList());
      }
      Set<String> codes =
          lines.stream()
              .map(line -> line.content().productCode())
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      Found found = ProductCodeStore.find(tx.connection(), tx.dialect(), codes);
      List<Draft> drafts = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (Line<TableRow> line : lines) {
        try {
          Draft draft = price(line.content(), found);
          Cells.check(table, draft);
          if (!ids.add(draft.id())) {
            throw new BadCell(null, "has the same price as a line before it");
          }
          drafts.add(draft);
        } catch (BadCell e) {
          refused.add(new BadLine(line.number(), e.column(), e.reason()));
        }
      }
      return Written.all(tx, table, BY, drafts);
    }

    /// The price with its product and its id.
    private Draft price(TableRow row, Found found) throws BadCell {
      @Nullable Object[] values = row.draft().values().clone();
      String code = row.productCode();
      if (code != null) {
        String product = found.find(code).orElse(null);
        if (product == null) {
          throw new BadCell("product", "is no product: " + Cells.shorten(code));
        }
        values[table.requireIndexOf("product_id")] = product;
      }
      String id = row.draft().id();
      return new Draft(id.isEmpty() ? naturalId(values) : id, values, row.draft().children());
    }

    private String naturalId(@Nullable Object[] values) {
      return PriceRows.id(
          String.valueOf(values[table.requireIndexOf("product_id")]),
          String.valueOf(values[table.requireIndexOf("currency")]),
          (String) values[table.requireIndexOf("price_list_id")],
          (String) values[table.requireIndexOf("establishment_id")],
          (Long) values[table.requireIndexOf("valid_from")]);
    }

    @Override
    public void committed() {}
  }
}
