package dev.sempre.model.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The synchronised tables of one version of the program, in the order in which a new base
/// downloads them and in which records of one upload are sent. What reads and writes any table is
/// given one of these; this program's own is [SyncCatalogue#CURRENT]. Immutable. Source: O2.
public final class Catalogue {
  /// Versions that a place may be older or newer than its upstream. Source: O2.
  private static final int FARTHEST = 1;

  private final int schema;
  private final List<TableSpec> tables;
  private final Map<String, TableSpec> byName = new LinkedHashMap<>();

  /// @param schema version of the schema and of the messages, from 1
  /// @param tables tables in apply order
  public Catalogue(int schema, List<TableSpec> tables) {
    this.schema = schema;
    this.tables = List.copyOf(tables);
    for (TableSpec table : this.tables) {
      byName.put(table.name(), table);
    }
  }

  /// Version of the schema and of the messages, from 1.
  public int schema() {
    return schema;
  }

  /// All tables in apply order.
  public List<TableSpec> tables() {
    return tables;
  }

  /// The table of a name, or null if this version does not know it.
  public @Nullable TableSpec find(String name) {
    return byName.get(name);
  }

  /// The table of a name that must exist.
  ///
  /// @throws IllegalArgumentException if it does not: a bug
  public TableSpec table(String name) {
    TableSpec table = byName.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no synchronised table " + name);
    }
    return table;
  }

  /// True if places of this version and of another one may exchange records.
  public boolean worksWith(int otherSchema) {
    return Math.abs((long) schema - otherSchema) <= FARTHEST;
  }
}
