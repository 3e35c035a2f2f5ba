package dev.sempre.centre.imports;

import com.google.gson.JsonObject;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands the lines of a file for any reference table: columns by the names of the catalogue
/// and, beside these,
/// - `id` or `code` for the id;
/// - `name_en`, `name_it`, `name_pt` (or `name_pt_br`), `name_fr` for translated names, of which
///   the first also is the name if there is no column `name`;
/// - `rate_percent` for `rate_bp`, as a percentage;
/// - values separated by `|` for a child of one column, such as the barcodes of a product (`gtin`)
///   or the permissions of a role (`permission`);
/// - `product`, a code or barcode, for the `product_id` of a price.
///
/// A column that is missing or empty leaves its value empty, except `active` (1) and `sort` (0).
/// Belongs to one thread.
final class TableReader {
  private static final List<String> ID = List.of("id", "code");
  private static final List<String> PRODUCT_CODE = List.of("product", "sku", "gtin");
  private static final Map<String, List<String>> TRANSLATIONS =
      Map.of(
          "en", List.of("name_en"),
          "fr", List.of("name_fr"),
          "it", List.of("name_it"),
          "pt-BR", List.of("name_pt_br", "name_pt"));
  private static final List<String> LANGUAGES = List.of("en", "fr", "it", "pt-BR");
  private static final String SEPARATOR = "\\|";

  private final TableSpec table;
  private final @Nullable TableLayout layout;
  private final Map<String, Long> lineOfId = new HashMap<>();

  TableReader(TableSpec table, @Nullable TableLayout layout) {
    this.table = table;
    this.layout = layout;
  }

  TableRow read(CsvRow row) throws BadCell {
    String code = row.first(layout == null ? ID : List.of(layout.sources().getOrDefault("id", "")));
    boolean price = table == SyncCatalogue.PRICE;
    if (code.isEmpty() && !price) {
      throw new BadCell("id", "is missing");
    }
    String id = code.isEmpty() || layout == null ? code : layout.idPrefix() + code;
    Values values = Values.of(table);
    for (Column column : table.columns()) {
      set(values, column, row);
    }
    String productCode = null;
    if (price && values.array()[table.requireIndexOf("product_id")] == null) {
      productCode = row.first(PRODUCT_CODE);
      if (productCode.isEmpty()) {
        throw new BadCell("product", "is missing");
      }
      values.set("product_id", productCode); // Stands in until the product is looked up.
    }
    Draft draft = new Draft(id, values.array(), children(row));
    Cells.check(table, id.isEmpty() ? new Draft("-", draft.values(), draft.children()) : draft);
    requireOnce(id, row.line());
    return new TableRow(draft, productCode);
  }

  private void set(Values values, Column column, CsvRow row) throws BadCell {
    String constant = layout == null ? null : layout.constants().get(column.name());
    if (constant != null) {
      values.set(column.name(), constant);
      return;
    }
    String source =
        layout == null
            ? column.name()
            : layout.sources().getOrDefault(column.name(), column.name());
    Object value = value(column, source, row);
    if (value instanceof Long number) {
      values.set(column.name(), number);
    } else if (value != null) {
      values.set(column.name(), (String) value);
    }
  }

  private static @Nullable Object value(Column column, String source, CsvRow row) throws BadCell {
    String cell = row.cell(source);
    if (!cell.isEmpty()) {
      return Cells.value(column, source, cell);
    }
    return switch (column.name()) {
      case "rate_bp" -> percent(row);
      case "names" -> translations(row);
      case "name" -> firstTranslation(row);
      case "active" -> 1L;
      case "sort" -> 0L;
      default -> null;
    };
  }

  private static @Nullable Object percent(CsvRow row) throws BadCell {
    String percent = row.cell("rate_percent");
    return percent.isEmpty() ? null : Cells.basisPoints("rate_percent", percent);
  }

  private static @Nullable Object translations(CsvRow row) {
    JsonObject names = new JsonObject();
    for (String language : LANGUAGES) {
      String name = row.first(TRANSLATIONS.getOrDefault(language, List.of()));
      if (!name.isEmpty()) {
        names.addProperty(language, name);
      }
    }
    return names.isEmpty() ? null : names.toString();
  }

  private static @Nullable Object firstTranslation(CsvRow row) {
    for (String language : LANGUAGES) {
      String name = row.first(TRANSLATIONS.getOrDefault(language, List.of()));
      if (!name.isEmpty()) {
        return name;
      }
    }
    return null;
  }

  private List<List<ChildRow>> children(CsvRow row) throws BadCell {
    List<List<ChildRow>> children = new ArrayList<>();
    for (ChildSpec child : table.children()) {
      List<ChildRow> rows = new ArrayList<>();
      Column column = child.columns().getFirst();
      String cell = row.cell(column.name());
      for (String part : cell.split(SEPARATOR, -1)) {
        if (!part.isBlank() && column.kind() == ColumnKind.CODE) {
          rows.add(Values.of(child).set(column.name(), part.strip()).row());
        }
      }
      children.add(rows);
    }
    return children;
  }

  private void requireOnce(String id, long line) throws BadCell {
    if (!id.isEmpty()) {
      Long before = lineOfId.putIfAbsent(id, line);
      if (before != null) {
        throw new BadCell("id", "is on line " + before + " already: " + Cells.shorten(id));
      }
    }
  }
}
