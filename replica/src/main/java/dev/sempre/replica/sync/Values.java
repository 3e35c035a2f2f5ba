package dev.sempre.replica.sync;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The own columns of a record, filled in by name where [Records] wants them by position. A column
/// that is not filled in stays null. Naming a column that is not there, or one of the other type,
/// is a bug and throws `IllegalArgumentException`. Used by one thread, for one record.
public final class Values {
  private final String table;
  private final List<Column> columns;
  private final @Nullable Object[] values;

  private Values(String table, List<Column> columns) {
    this.table = table;
    this.columns = columns;
    this.values = new Object[columns.size()];
  }

  /// For a root.
  public static Values of(TableSpec table) {
    return new Values(table.name(), table.columns());
  }

  /// For a row of a child.
  public static Values of(ChildSpec child) {
    return new Values(child.name(), child.columns());
  }

  /// A text, code, date or JSON column.
  public Values set(String column, @Nullable String text) {
    return put(column, false, text);
  }

  /// A column of whole numbers: amounts, quantities, instants, ...
  public Values set(String column, @Nullable Long number) {
    return put(column, true, number);
  }

  /// As [#set(String, Long)].
  public Values set(String column, long number) {
    return put(column, true, number);
  }

  /// A column that says yes or no.
  public Values set(String column, boolean yes) {
    return put(column, true, yes ? 1L : 0L);
  }

  private Values put(String column, boolean integer, @Nullable Object value) {
    for (int i = 0; i < values.length; i++) {
      Column known = columns.get(i);
      if (known.name().equals(column) && known.kind().isInteger() == integer) {
        values[i] = value;
        return this;
      }
    }
    throw new IllegalArgumentException(
        "no column " + column + " of " + (integer ? "numbers" : "text") + " in " + table);
  }

  /// The values in the order of the catalogue. They now belong to the record.
  public @Nullable Object[] array() {
    return values;
  }

  /// The values as a row of a child.
  public ChildRow row() {
    return new ChildRow(values, null);
  }
}
