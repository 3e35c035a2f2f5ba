package dev.sempre.pos.baskets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A CSV file of baskets with one line per item, read as it goes. Columns, in any order:
///
/// - `basket_id`: lines of one basket stand together
/// - `gtin` or `sku` (a code) or `item` (a name, or a code), or several of them
/// - `quantity`
/// - `price` or `unit_price`, optional
///
/// Other columns are ignored. UTF-8, with or without a byte order mark.
public final class BasketFile implements Iterator<Basket>, AutoCloseable {
  private static final List<String> CODE_COLUMNS = List.of("gtin", "sku");
  private static final List<String> PRICE_COLUMNS = List.of("price", "unit_price");

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private @Nullable CsvRecord next;

  private BasketFile(CsvReader<CsvRecord> reader) {
    this.reader = reader;
    this.records = reader.iterator();
    CsvRecord first = records.hasNext() ? records.next() : null;
    this.header =
        first == null
            ? List.of()
            : first.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    this.next = advance();
  }

  /// What came of opening a file.
  public sealed interface Opened {
    record Good(BasketFile file) implements Opened {}

    /// @param message one English sentence
    record Bad(String message) implements Opened {}
  }

  /// Opens a file and reads its header.
  public static Opened open(Path path) {
    try {
      CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .detectBomHeader(true)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(path);
      BasketFile file = new BasketFile(reader);
      String missing = file.missingColumn();
      if (missing == null) {
        return new Opened.Good(file);
      }
      file.close();
      return new Opened.Bad(path + " has no column " + missing);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      return new Opened.Bad(path + " cannot be read: " + e.getMessage());
    }
  }

  private @Nullable String missingColumn() {
    if (!header.contains("basket_id")) {
      return "basket_id";
    }
    if (!header.contains("quantity")) {
      return "quantity";
    }
    boolean named = header.contains("item") || CODE_COLUMNS.stream().anyMatch(header::contains);
    return named ? null : "gtin, sku or item";
  }

  private @Nullable CsvRecord advance() {
    return records.hasNext() ? records.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  /// The next basket.
  ///
  /// @throws CsvParseException if the rest of the file is no CSV
  @Override
  public Basket next() {
    CsvRecord first = next;
    if (first == null) {
      throw new NoSuchElementException("no more baskets");
    }
    String id = field(first, "basket_id");
    List<Basket.Row> rows = new ArrayList<>();
    CsvRecord record = first;
    while (record != null && Objects.equals(field(record, "basket_id"), id)) {
      rows.add(row(record));
      record = advance();
    }
    next = record;
    return new Basket(id == null ? "" : id, rows);
  }

  private Basket.Row row(CsvRecord record) {
    String quantity = field(record, "quantity");
    return new Basket.Row(
        record.getStartingLineNumber(),
        firstOf(record, CODE_COLUMNS),
        field(record, "item"),
        quantity == null ? "" : quantity,
        firstOf(record, PRICE_COLUMNS));
  }

  private @Nullable String firstOf(CsvRecord record, List<String> columns) {
    return columns.stream()
        .map(column -> field(record, column))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// What stands in a column, blanks around it left out; null if nothing does.
  private @Nullable String field(CsvRecord record, String column) {
    int index = header.indexOf(column);
    if (index < 0 || index >= record.getFieldCount()) {
      return null;
    }
    String text = record.getField(index).strip();
    return text.isEmpty() ? null : text;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
