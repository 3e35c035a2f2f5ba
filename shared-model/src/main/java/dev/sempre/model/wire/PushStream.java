package dev.sempre.model.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Body of `POST /v1/tenants/{tenant}/flows/{flow}/records`: records on their way up, grouped by
/// table in apply order.
public final class PushStream {
  /// More than the catalogue will ever have.
  private static final int MOST_TABLES = 200;

  private PushStream() {}

  /// One record as it arrived.
  ///
  /// @param record the record, perhaps with misfits among its values
  /// @param hash the sender's hash of it, or null if none came
  public record Arrived(RootRecord record, @Nullable String hash) {}

  /// Rows of one table as they arrived.
  ///
  /// @param tableName name that was sent
  /// @param table the table, or null if this version does not know it
  /// @param rows records; empty for an unknown table
  /// @param ids ids of the rows that were sent, in order, also of an unknown table; empty where a
  ///   row has none
  public record ArrivedTable(
      String tableName, @Nullable TableSpec table, List<Arrived> rows, List<String> ids) {}

  /// [#write(OutputStream, Catalogue, List)] in this program's version.
  public static void write(OutputStream out, List<RootRecord> records) throws IOException {
    write(out, SyncCatalogue.CURRENT, records);
  }

  /// Writes a batch.
  ///
  /// @param catalogue the version that the sender speaks
  /// @param records records in apply order, those of one table side by side
  public static void write(OutputStream out, Catalogue catalogue, List<RootRecord> records)
      throws IOException {
    Writer text = Utf8.writer(out);
    JsonWriter json = new JsonWriter(text);
    CanonicalForm canonical = new CanonicalForm();
    Map<TableSpec, List<RootRecord>> byTable = new LinkedHashMap<>();
    for (RootRecord record : records) {
      byTable.computeIfAbsent(record.table(), table -> new ArrayList<>()).add(record);
    }
    json.beginObject();
    json.name("schema").value(catalogue.schema());
    json.name("tables").beginArray();
    RowsWriter rows = new RowsWriter(json);
    for (Map.Entry<TableSpec, List<RootRecord>> entry : byTable.entrySet()) {
      rows.beginUp(entry.getKey(), entry.getValue().size());
      for (RootRecord record : entry.getValue()) {
        rows.rowUp(record, canonical.hexHash(record));
      }
      rows.endRows();
      rows.endTable();
    }
    json.endArray();
    json.endObject();
    json.flush();
  }

  /// [#read(InputStream, Catalogue, int)] in this program's version.
  public static List<ArrivedTable> read(InputStream in, int maxRecords) throws IOException {
    return read(in, SyncCatalogue.CURRENT, maxRecords);
  }

  /// Reads a batch.
  ///
  /// @param catalogue the tables that the reader knows
  /// @param maxRecords most records to take
  /// @throws TooManyRecords if there are more, or too many parts of records: sending fewer helps
  /// @throws IOException if the stream is cut or is not of this form
  public static List<ArrivedTable> read(InputStream in, Catalogue catalogue, int maxRecords)
      throws IOException {
    JsonReader json = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    json.setNestingLimit(64);
    List<ArrivedTable> result = new ArrayList<>();
    try {
      int[] left = {maxRecords};
      json.beginObject();
      while (json.hasNext()) {
        if (json.nextName().equals("tables")) {
          tables(json, catalogue, result, left);
        } else {
          json.skipValue();
        }
      }
      json.endObject();
      WireEnd.require(json);
    } catch (IllegalStateException | NumberFormatException | com.google.gson.JsonParseException e) {
      throw new IOException("not a batch of records: " + e.getMessage(), e);
    }
    return result;
  }

  private static void tables(
      JsonReader json, Catalogue catalogue, List<ArrivedTable> result, int[] left)
      throws IOException {
    json.beginArray();
    RowsReader reader = new RowsReader(json, catalogue, new Pieces());
    while (json.hasNext()) {
      if (result.size() >= MOST_TABLES) {
        throw new TooManyRecords();
      }
      json.beginObject();
      reader.begin();
      List<Arrived> rows = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      while (reader.hasNext()) {
        if (--left[0] < 0) {
          throw new TooManyRecords();
        }
        if (reader.table() == null) {
          ids.add(reader.skipRow());
        } else {
          RowsReader.Read read = reader.next();
          ids.add(read.record().id());
          rows.add(new Arrived(read.record(), read.hash()));
        }
      }
      reader.endRows();
      reader.skipRest();
      json.endObject();
      result.add(new ArrivedTable(reader.tableName(), reader.table(), rows, ids));
    }
    json.endArray();
  }

  /// More records, or parts of records, than the receiver takes in one batch.
  public static final class TooManyRecords extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyRecords() {
      super("too many records in one batch");
    }
  }
}
