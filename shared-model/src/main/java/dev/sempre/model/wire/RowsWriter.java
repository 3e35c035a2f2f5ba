package dev.sempre.model.wire;

import com.google.gson.stream.JsonWriter;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes records of one table in the columnar form of the protocol: the column names once, then
/// one array a record, children as arrays of arrays behind the columns.
///
/// ```
/// "table":"product","count":2,"columns":["id",...],"children":[{"table":"product_barcode",
/// "columns":["gtin","extra"]}],"rows":[["0193...",...,[["2900000000018",null]]],...]
/// ```
public final class RowsWriter {
  /// Header columns in the order in which they are written, before the table's own.
  static final List<String> HEADER =
      List.of(
          "id",
          "origin",
          "version",
          "base_version",
          "modified_at",
          "modified_by",
          "deleted",
          "stamps",
          "extra");

  /// Column behind the header on the way up: SHA-256 of the canonical form, hex.
  static final String HASH = "hash";

  /// Column behind the header on the way down: position in the upstream's feed.
  static final String SEQ = "seq";

  private final JsonWriter json;

  public RowsWriter(JsonWriter json) {
    this.json = json;
  }

  /// The values of a root's row on the way down, in their order; behind them, per child table, an
  /// array of arrays with the values of [#columns(ChildSpec)].
  public static List<String> columnsDown(TableSpec table) {
    return columns(table, SEQ);
  }

  private static List<String> columns(TableSpec table, String mark) {
    List<String> columns = new ArrayList<>(HEADER);
    columns.add(mark);
    table.columns().forEach(column -> columns.add(column.name()));
    return columns;
  }

  /// The values of a child's row, in their order.
  public static List<String> columns(ChildSpec child) {
    List<String> columns = new ArrayList<>();
    child.columns().forEach(column -> columns.add(column.name()));
    columns.add("extra");
    return columns;
  }

  /// Opens a table of an upload.
  public void beginUp(TableSpec table, int count) throws IOException {
    begin(table, count, HASH);
  }

  /// Opens a table of a download.
  public void beginDown(TableSpec table, int count) throws IOException {
    begin(table, count, SEQ);
  }

  private void begin(TableSpec table, int count, String mark) throws IOException {
    json.beginObject();
    json.name("table").value(table.name());
    json.name("count").value(count);
    json.name("columns").beginArray();
    for (String column : columns(table, mark)) {
      json.value(column);
    }
    json.endArray();
    json.name("children").beginArray();
    for (ChildSpec child : table.children()) {
      json.beginObject();
      json.name("table").value(child.name());
      json.name("columns").beginArray();
      for (String column : columns(child)) {
        json.value(column);
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.name("rows").beginArray();
  }

  /// Writes one record of an upload.
  ///
  /// @param hash SHA-256 of its canonical form, hex
  public void rowUp(RootRecord record, String hash) throws IOException {
    header(record);
    json.value(hash);
    body(record);
  }

  /// Writes one record of a download.
  ///
  /// @param seq its position in this place's feed
  public void rowDown(RootRecord record, long seq) throws IOException {
    header(record);
    json.value(seq);
    body(record);
  }

  /// Writes one record of a download that has the protocol's form already.
  ///
  /// @param row JSON array of the values of [#columnsDown] and the arrays of the children
  void rowDown(String row) throws IOException {
    json.jsonValue(row);
  }

  /// Closes the rows; the table object stays open for what the message adds to it.
  public void endRows() throws IOException {
    json.endArray();
  }

  /// Closes the table.
  public void endTable() throws IOException {
    json.endObject();
  }

  private void header(RootRecord record) throws IOException {
    json.beginArray();
    json.value(record.id());
    json.value(record.origin());
    json.value(record.version());
    json.value(record.baseVersion());
    json.value(record.modifiedAt());
    json.value(record.modifiedBy());
    json.value(record.deleted() ? 1 : 0);
    json.value(record.stamps());
    json.value(record.extra());
  }

  private void body(RootRecord record) throws IOException {
    values(record.values());
    for (List<ChildRow> rows : record.children()) {
      json.beginArray();
      for (ChildRow row : rows) {
        json.beginArray();
        values(row.values());
        json.value(row.extra());
        json.endArray();
      }
      json.endArray();
    }
    json.endArray();
  }

  private void values(@Nullable Object[] values) throws IOException {
    for (Object value : values) {
      if (value instanceof Long number) {
        json.value((long) number);
      } else {
        json.value((String) value);
      }
    }
  }
}
