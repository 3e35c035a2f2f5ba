package dev.sempre.model.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lines of comma-separated values, RFC 4180, as a spreadsheet may open them: what it would run is
/// made harmless.
final class Csv {
  static final String END = "\r\n";

  private Csv() {}

  /// A line with its end. Numbers stand as they are, texts made harmless, null as nothing.
  static String line(@Nullable Object... cells) {
    return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Long number -> number.toString();
      default -> quoted(harmless(cell.toString()));
    };
  }

  /// A spreadsheet takes a text for a formula that begins like one, also in the wide letters of
  /// Asian keyboards.
  static String harmless(String text) {
    boolean runs =
        !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
    return runs ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// Cells of a line that has no line ends within its texts.
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean within = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && within && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        within = !within;
      } else if (c == ',' && !within) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
