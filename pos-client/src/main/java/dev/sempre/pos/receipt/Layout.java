package dev.sempre.pos.receipt;

import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Makes lines of a receipt that fit a paper. Every text passes through the printer's [Repertoire]
/// here and nowhere else, before anything is measured.
public final class Layout {
  private static final int GAP = 1;

  /// Of goods and amounts, as printers write them.
  private static final Set<String> UNITS =
      Set.of(
          "kg", "g", "mg", "l", "L", "dl", "cl", "ml", "m", "cm", "mm", "m2", "m\u00b2", "h", "pz",
          "un", "pcs", "pc", "%", "\u20ac", "EUR");

  private static final Set<String> SIGNS = Set.of("x", "-", "+", "R$", "$", "\u20ac", "EUR");

  private final PaperWidth paper;
  private final Repertoire repertoire;
  private final List<PaperLine> lines = new ArrayList<>();

  private Layout(PaperWidth paper, Repertoire repertoire) {
    this.paper = paper;
    this.repertoire = repertoire;
  }

  /// The lines of a receipt. No line of text takes more columns than the paper has; a bar code that
  /// does not fit is left out.
  public static List<PaperLine> of(Receipt receipt, PaperWidth paper, Repertoire repertoire) {
    Layout layout = new Layout(paper, repertoire);
    receipt.parts().forEach(layout::add);
    return List.copyOf(layout.lines);
  }

  private void add(Part part) {
    switch (part) {
      case Part.Logo() -> lines.add(new PaperLine.Logo());
      case Part.Text(String text, Align align, Weight weight) -> text(text, align, weight);
      case Part.Row(String left, String right, Weight weight) -> row(left, right, weight);
      case Part.Table table -> table(table);
      case Part.Rule() -> put("-".repeat(paper.columns()), Weight.NORMAL);
      case Part.Space() -> put("", Weight.NORMAL);
      case Part.Barcode(String code) -> {
        if (isPlain(code) && paper.fitsBarcode(code)) {
          lines.add(new PaperLine.Barcode(code));
        }
      }
      case Part.Qr(String content) -> {
        if (isPlain(content)) {
          lines.add(new PaperLine.Qr(content));
        }
      }
    }
  }

  private static boolean isPlain(String code) {
    return !code.isEmpty() && code.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private void put(String text, Weight weight) {
    lines.add(new PaperLine.Text(text, weight));
  }

  private int columns(Weight weight) {
    return switch (weight) {
      case NORMAL, STRONG -> paper.columns();
      case LARGE -> paper.columns() / 2;
    };
  }

  private void text(String raw, Align align, Weight weight) {
    int columns = columns(weight);
    for (String line : wrap(repertoire.shown(raw), columns)) {
      int before =
          switch (align) {
            case LEFT -> 0;
            case CENTRE -> (columns - line.length()) / 2;
          };
      put(" ".repeat(before) + line, weight);
    }
  }

  private void row(String rawLeft, String rawRight, Weight wanted) {
    String left = repertoire.shown(rawLeft).stripTrailing();
    String right = repertoire.shown(rawRight).strip();
    boolean fits = left.length() + GAP + right.length() <= columns(wanted);
    Weight weight = wanted == Weight.LARGE && !fits ? Weight.STRONG : wanted;
    int columns = columns(weight);
    List<String> above = wrap(left, columns);
    String last = above.getLast();
    boolean besides = last.length() + GAP + right.length() <= columns;
    above.subList(0, besides ? above.size() - 1 : above.size()).forEach(line -> put(line, weight));
    if (besides) {
      put(last + " ".repeat(columns - last.length() - right.length()) + right, weight);
    } else {
      for (String line : wrap(right, columns)) {
        put(" ".repeat(columns - line.length()) + line, weight);
      }
    }
  }

  private void table(Part.Table table) {
    List<String> heading = table.heading().stream().map(this::cell).toList();
    List<List<String>> rows =
        table.rows().stream().map(row -> row.stream().map(this::cell).toList()).toList();
    int[] widths =
        IntStream.range(0, heading.size())
            .map(column ->
                Math.max(
                    heading.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
            .toArray();
    int spare = paper.columns() - IntStream.of(widths).sum() - GAP * (widths.length - 1);
    if (spare < 0) {
      rows.forEach(row -> stacked(heading, row));
      return;
    }
    for (int column = 1; column < widths.length; column++) {
      widths[column] += spare / (widths.length - 1);
    }
    widths[0] += spare % Math.max(1, widths.length - 1);
    put(side(heading, widths), Weight.NORMAL);
    rows.forEach(row -> put(side(row, widths), Weight.NORMAL));
  }

  private String cell(String raw) {
    return repertoire.shown(raw).strip();
  }

  private static String side(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    line.append(cells.getFirst()).repeat(" ", widths[0] - cells.getFirst().length());
    for (int column = 1; column < widths.length; column++) {
      String cell = cells.get(column);
      line.repeat(" ", GAP + widths[column] - cell.length()).append(cell);
    }
    return line.toString();
  }

  private void stacked(List<String> heading, List<String> row) {
    for (int column = 0; column < heading.size(); column++) {
      row(
          column == 0 ? heading.get(column) : "  " + heading.get(column),
          row.get(column),
          Weight.NORMAL);
    }
  }

  /// Breaks a text between words, or inside one that is longer than a line. At least one line; what
  /// stands before the first word is kept in front of each line, as far as it leaves room.
  private static List<String> wrap(String text, int columns) {
    String words = text.strip();
    int indent = Math.min(text.length() - text.stripLeading().length(), columns / 4);
    String before = words.isEmpty() ? "" : " ".repeat(indent);
    int room = columns - before.length();
    List<String> found = new ArrayList<>();
    while (words.length() > room) {
      int end = end(words, room);
      found.add(before + words.substring(0, end).stripTrailing());
      words = words.substring(end).strip();
    }
    found.add(before + words);
    return found;
  }

  /// Where the line that `words` begin with ends. Between two words that belong together only if
  /// there is no other place.
  private static int end(String words, int room) {
    int last = words.lastIndexOf(' ', room);
    int apart = last;
    while (apart > 0 && belongTogether(words, apart)) {
      apart = words.lastIndexOf(' ', apart - 1);
    }
    return apart > 0 ? apart : last > 0 ? last : room;
  }

  /// Whether a space stands between a figure and its unit, as in `1 l`, or at a sign that is read
  /// with what it stands before, as in `1,50 / kg`, `x 1,29` and `- 2,00`.
  private static boolean belongTogether(String words, int space) {
    String before = words.substring(words.lastIndexOf(' ', space - 1) + 1, space);
    int next = words.indexOf(' ', space + 1);
    String after = words.substring(space + 1, next < 0 ? words.length() : next);
    boolean figure = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
    return (figure && UNITS.contains(after.replaceAll("[.,;:)]+$", "")))
        || after.equals("/")
        || before.equals("/")
        || (SIGNS.contains(before) && !after.isEmpty() && Character.isDigit(after.charAt(0)));
  }
}
