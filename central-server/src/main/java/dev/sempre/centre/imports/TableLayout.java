package dev.sempre.centre.imports;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of somebody else's making that is known: which of its columns say what a table wants to
/// know. Recognised by columns that no other file has.
///
/// | table | file | id | other columns |
/// |---|---|---|---|
/// | city | Italy, `istat_code` | `IT-` + ISTAT code | region = `province`, postcode = `cap` |
/// | city | France, `insee_code` | `FR-` + INSEE code | region = `department` |
/// | city | Brazil, `ibge_code` | `BR-` + IBGE code | region = `state`, postcode = `cep` |
/// | cfop | `cfop` | CFOP code | |
/// | product_category | taxonomy, `category` + `parent` | `category` | parent_id = `parent` |
///
/// @param table table that it is for
/// @param marks columns that it is recognised by
/// @param idPrefix what stands before the code in the id
/// @param sources column of the table, or `id` > column of the file
/// @param constants column of the table > value of every line
record TableLayout(
    TableSpec table,
    Set<String> marks,
    String idPrefix,
    Map<String, String> sources,
    Map<String, String> constants) {

  private static final List<TableLayout> KNOWN =
      List.of(
          cities("IT", "istat_code", Map.of("region", "province", "postcode", "cap")),
          cities("FR", "insee_code", Map.of("region", "department")),
          cities("BR", "ibge_code", Map.of("region", "state", "postcode", "cep")),
          new TableLayout(SyncCatalogue.CFOP, Set.of("cfop"), "", Map.of("id", "cfop"), Map.of()),
          new TableLayout(
              SyncCatalogue.PRODUCT_CATEGORY,
              Set.of("category", "parent"),
              "",
              Map.of("id", "category", "parent_id", "parent"),
              Map.of()));

  private static TableLayout cities(String country, String code, Map<String, String> sources) {
    Map<String, String> all = new HashMap<>(sources);
    all.put("id", code);
    return new TableLayout(
        SyncCatalogue.CITY, Set.of(code), country + "-", all, Map.of("country", country));
  }

  /// The layout of a file, or null if its columns must be named like the table's.
  static @Nullable TableLayout find(TableSpec table, CsvFile file) {
    for (TableLayout layout : KNOWN) {
      if (layout.table() == table && layout.marks().stream().allMatch(file::has)) {
        return layout;
      }
    }
    return null;
  }
}
