package dev.sempre.centre.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A CSV file in UTF-8 with a header line, separated by comma, semicolon or tab. Each line stands
/// for itself: a quote that is never closed costs its own line and not the rest of the file, and a
/// cell may still go over several lines if it is quoted. Source: RFC 4180.
public final class CsvFile implements AutoCloseable {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /// Lines that one quoted cell may go over.
  private static final int MOST_JOINED = 50;

  private static final char REPLACEMENT = '\uFFFD';

  /// What comes next in a file.
  public sealed interface Next {
    /// A line.
    record Row(CsvRow row) implements Next {}

    /// A line that cannot be read.
    record Bad(BadLine line) implements Next {}

    record End() implements Next {}
  }

  private final String file;
  private final LineSource source;
  private final CsvReaderBuilder parser;
  private final Map<String, Integer> columns;
  private final long totalLines;

  /// Lines that were read to complete a quoted cell and turned out to stand for themselves.
  private final Deque<Line> returned = new ArrayDeque<>();

  private record Line(long number, String text, boolean cut) {}

  private CsvFile(
      String file,
      LineSource source,
      CsvReaderBuilder parser,
      Map<String, Integer> columns,
      long totalLines) {
    this.file = file;
    this.source = source;
    this.parser = parser;
    this.columns = columns;
    this.totalLines = totalLines;
  }

  /// @throws CentreFailure if the file cannot be read or has no header
  public static CsvFile open(Path file) {
    try {
      return read(file.toString(), Files.newInputStream(file), count(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /// Reads from an open stream, which is closed with this.
  ///
  /// @param file what it is called in messages
  /// @param lines lines that it has, for a progress bar; 0 if nobody looks
  public static CsvFile read(String file, InputStream in, long lines) {
    LineSource source = new LineSource(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      String header = source.next();
      if (header == null || header.isBlank()) {
        source.close();
        throw new CentreFailure(
            Kind.FILE, "file", file + " is empty: its first line must name the columns.", null);
      }
      String plain = header.startsWith("\uFEFF") ? header.substring(1) : header;
      CsvReaderBuilder parser =
          CsvReader.builder()
              .fieldSeparator(separator(plain))
              .skipEmptyLines(false)
              .allowUnclosedQuote(false);
      return new CsvFile(file, source, parser, columns(file, parser, plain), lines);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static CentreFailure unreadable(String file, IOException cause) {
    return new CentreFailure(
        Kind.FILE, "file", file + " cannot be read: check its name and its rights.", cause);
  }

  private static long count(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        for (int i = 0; i < got; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return lines;
  }

  private static char separator(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long found = header.chars().filter(c -> c == candidate).count();
      if (found > most) {
        best = candidate;
        most = found;
      }
    }
    return best;
  }

  private static Map<String, Integer> columns(String file, CsvReaderBuilder parser, String header) {
    Map<String, Integer> columns = new HashMap<>();
    try {
      List<String> names = parser.ofSingleCsvRecord(header).getFields();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i).strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (columns.put(name, i) != null) {
          throw new CentreFailure(
              Kind.FILE, "file", file + " has two columns named " + name + ": rename one.", null);
        }
      }
      return columns;
    } catch (CsvParseException e) {
      throw new CentreFailure(
          Kind.FILE, "file", "The header line of " + file + " is not well-formed CSV.", e);
    }
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /// Lines of the file, for a progress bar.
  long totalLines() {
    return totalLines;
  }

  /// Number of the line that was read last.
  long line() {
    return source.number();
  }

  /// What comes next.
  ///
  /// @throws CentreFailure if the file cannot be read any further
  public Next next() {
    try {
      for (Line line = nextLine(); line != null; line = nextLine()) {
        if (!line.text().isBlank()) {
          return read(line);
        }
      }
      return new Next.End();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private @Nullable Line nextLine() throws IOException {
    Line again = returned.pollFirst();
    if (again != null) {
      return again;
    }
    String text = source.next();
    return text == null ? null : new Line(source.number(), text, source.wasCut());
  }

  private Next read(Line line) throws IOException {
    if (line.cut()) {
      return bad(line, "is longer than " + LineSource.MAX_LENGTH + " characters");
    }
    if (line.text().indexOf(REPLACEMENT) >= 0) {
      return bad(line, "is not UTF-8: save the file in that encoding");
    }
    List<String> cells = parse(line.text());
    if (cells == null) {
      cells = joined(line);
    }
    if (cells == null) {
      return bad(line, "has a quote that is not closed, or text behind a closing quote");
    }
    if (cells.size() != columns.size()) {
      return bad(line, "has " + cells.size() + " cells where the header has " + columns.size());
    }
    return new Next.Row(new CsvRow(line.number(), columns, cells));
  }

  private static Next bad(Line line, String reason) {
    return new Next.Bad(new BadLine(line.number(), null, reason));
  }

  /// The cells of a line together with those behind it that a quoted cell goes over, or null if
  /// that gives no line with the right number of cells; then the others stand for themselves.
  private @Nullable List<String> joined(Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<Line> taken = new ArrayList<>();
    for (int i = 0; i < MOST_JOINED; i++) {
      Line line = nextLine();
      if (line == null) {
        break;
      }
      taken.add(line);
      text.append('\n').append(line.text());
      List<String> cells = parse(text.toString());
      if (cells != null && cells.size() == columns.size()) {
        return cells;
      }
      if (cells != null) {
        break;
      }
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      returned.addFirst(taken.get(i));
    }
    return null;
  }

  private @Nullable List<String> parse(String text) {
    try {
      return parser.ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
