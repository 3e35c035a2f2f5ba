package dev.sempre.centre.imports;

import java.util.List;
import java.util.Map;

/// One line of a CSV file, cells by the name of their column.
public final class CsvRow {
  private final long line;
  private final Map<String, Integer> columns;
  private final List<String> cells;

  CsvRow(long line, Map<String, Integer> columns, List<String> cells) {
    this.line = line;
    this.columns = columns;
    this.cells = cells;
  }

  /// Number of the line in the file, from 1.
  public long line() {
    return line;
  }

  /// A cell without blanks around it; empty if there is no such column.
  public String cell(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : cells.get(index).strip();
  }

  /// The first cell among several columns that is not empty, or empty.
  String first(List<String> names) {
    for (String name : names) {
      String cell = cell(name);
      if (!cell.isEmpty()) {
        return cell;
      }
    }
    return "";
  }
}
