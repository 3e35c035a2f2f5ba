package dev.sempre.model.sync;

import java.util.List;

/// A child table: rows that belong to one root, are keyed by its id and a position from 1, travel
/// inside it and are applied with it, all or nothing.
///
/// @param name table name
/// @param rootColumn column that holds the root's id
/// @param columns columns beside `rootColumn`, `position` and `extra`
public record ChildSpec(String name, String rootColumn, List<Column> columns) {
  public ChildSpec {
    columns = List.copyOf(columns);
  }
}
