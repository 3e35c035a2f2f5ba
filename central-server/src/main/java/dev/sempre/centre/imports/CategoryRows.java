package dev.sempre.centre.imports;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The categories that a product list names. Those that are there are left as the company has them;
/// the others are created under the text of the file as their code.
final class CategoryRows {
  private static final Pattern TAXONOMY_LANGUAGE = Pattern.compile("^[a-z]{2}:");

  private final Set<String> known;

  CategoryRows(Handle handle) {
    known = new HashSet<>(KnownCodeStore.categories(handle));
  }

  /// Creates what is missing for some lines.
  ///
  /// @return codes of the new ones, to be confirmed by [#created] after the commit
  Set<String> create(Tx tx, String by, List<ProductLine> lines) throws SQLException {
    Map<String, Draft> missing = new LinkedHashMap<>();
    for (ProductLine line : lines) {
      add(missing, line.department(), null);
      add(missing, line.category(), line.department());
    }
    Written.all(tx, SyncCatalogue.PRODUCT_CATEGORY, by, List.copyOf(missing.values()));
    return missing.keySet();
  }

  /// Remembers what is in the database now.
  void created(Set<String> codes) {
    known.addAll(codes);
  }

  private void add(Map<String, Draft> missing, @Nullable String code, @Nullable String parent) {
    if (code != null && !known.contains(code) && !missing.containsKey(code)) {
      missing.put(code, draft(code, code.equals(parent) ? null : parent));
    }
  }

  private static Draft draft(String code, @Nullable String parent) {
    return new Draft(
        code,
        Values.of(SyncCatalogue.PRODUCT_CATEGORY)
            .set("parent_id", parent)
            .set("name", name(code))
            .set("sort", 0L)
            .set("active", true)
            .array(),
        List.of());
  }

  /// Checks that codes can be codes.
  static void check(ProductLine line) throws BadCell {
    if (line.department() != null) {
      check("department", line.department());
    }
    if (line.category() != null) {
      check("category", line.category());
    }
  }

  private static void check(String column, String code) throws BadCell {
    try {
      Cells.check(SyncCatalogue.PRODUCT_CATEGORY, draft(code, null));
    } catch (BadCell e) {
      throw new BadCell(column, e.reason());
    }
  }

  /// A name that people can read for a code of a taxonomy: `en:strained-tomatoes` becomes `Strained
  /// tomatoes`. Whatever has blanks in it is a name already.
  static String name(String code) {
    if (code.indexOf(' ') >= 0) {
      return code;
    }
    String plain =
        TAXONOMY_LANGUAGE
            .matcher(code)
            .replaceFirst("")
            .replace('-', ' ')
            .replace('_', ' ')
            .strip();
    return plain.isEmpty()
        ? code
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }
}
