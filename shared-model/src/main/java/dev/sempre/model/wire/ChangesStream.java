package dev.sempre.model.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answer to `GET /v1/tenants/{tenant}/changes`: what changed after the asked positions, table by
/// table in apply order, as of one snapshot.
///
/// ```
/// {"epoch":"...","head":4711,"schema":1,"seen":"...","tables":[
///   {"table":"product","count":2,"columns":[...],"children":[...],"rows":[...],"upTo":4711}],
///  "complete":true}
/// ```
///
/// A table may also carry `gone`: ids of records that changed and are out of the asking base's
/// scope. `upTo` is where the next question about this table starts; it stands behind the rows, so
/// a table that was cut has none. Without `complete` the answer was cut and nothing may be
/// concluded from what is not there. `complete` is false if the sender stopped at its own limit:
/// ask again.
public final class ChangesStream {
  private ChangesStream() {}

  /// Writes an answer piece by piece. Not thread-safe.
  public static final class Out implements AutoCloseable {
    private final JsonWriter json;
    private final RowsWriter rows;

    /// An answer in this program's version.
    public Out(OutputStream out, String epoch, long head, @Nullable String seen)
        throws IOException {
      this(out, SyncCatalogue.CURRENT, epoch, head, seen);
    }

    /// @param catalogue the version that the writer speaks
    /// @param seen what the reader has seen of the feed with this answer, or null
    public Out(
        OutputStream out, Catalogue catalogue, String epoch, long head, @Nullable String seen)
        throws IOException {
      Writer text = Utf8.writer(out);
      json = new JsonWriter(text);
      rows = new RowsWriter(json);
      json.beginObject();
      json.name("epoch").value(epoch);
      json.name("head").value(head);
      json.name("schema").value(catalogue.schema());
      if (seen != null) {
        json.name("seen").value(seen);
      }
      json.name("tables").beginArray();
    }

    /// @param count rows that will follow, for the progress at the other end; a hint
    public void beginTable(TableSpec table, int count) throws IOException {
      rows.beginDown(table, count);
    }

    public void row(RootRecord record, long seq) throws IOException {
      rows.rowDown(record, seq);
    }

    /// A record that has the protocol's form already, see [RowsWriter#columnsDown].
    public void row(String json) throws IOException {
      rows.rowDown(json);
    }

    /// @param gone ids of records that changed and that the asking base may not see, or no longer
    /// @param upTo position from which the next question about this table starts
    public void endTable(List<String> gone, long upTo) throws IOException {
      rows.endRows();
      if (!gone.isEmpty()) {
        json.name("gone").beginArray();
        for (String id : gone) {
          json.value(id);
        }
        json.endArray();
      }
      json.name("upTo").value(upTo);
      rows.endTable();
    }

    /// @param complete false if the sender stopped before the end
    public void end(boolean complete) throws IOException {
      json.endArray();
      json.name("complete").value(complete);
      json.endObject();
      json.flush();
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }

  /// Receives what [#read] finds, in order.
  public interface Sink {
    /// What this base has seen of the feed with this answer, before [#begin]; not told by every
    /// centre.
    default void seen(String seen) {}

    /// The snapshot that the answer describes.
    void begin(String epoch, long head, int schema) throws IOException;

    /// A table starts. Tables that this version does not know are skipped and not told.
    void beginTable(TableSpec table, int count) throws IOException;

    void row(RootRecord record, long seq) throws IOException;

    /// The table is whole up to `upTo`.
    ///
    /// @param gone ids that this base may not see any more, to be taken out if they are here
    void endTable(TableSpec table, List<String> gone, long upTo) throws IOException;
  }

  /// [#read(InputStream, Catalogue, Sink)] in this program's version.
  public static boolean read(InputStream in, Sink sink) throws IOException {
    return read(in, SyncCatalogue.CURRENT, sink);
  }

  /// Reads an answer to its end.
  ///
  /// @param catalogue the tables that the reader knows
  /// @return true if it is complete, false if there is more to ask for
  /// @throws IOException if the stream was cut or is not of this form: ask again
  /// @throws RuntimeException as the sink threw it: nothing is said about the stream then
  public static boolean read(InputStream in, Catalogue catalogue, Sink sink) throws IOException {
    JsonReader json = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    json.setNestingLimit(64);
    try {
      return new Reading(json, catalogue, new Apart(sink)).read();
    } catch (SinkFailed e) {
      throw e.failure;
    } catch (IllegalStateException | NumberFormatException | com.google.gson.JsonParseException e) {
      throw new IOException("not an answer of the centre: " + e.getMessage(), e);
    }
  }

  /// Carries what a sink throws past the reader, which would take it for a malformed answer.
  private static final class SinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException failure;

    SinkFailed(RuntimeException failure) {
      super("thrown by the sink", failure, false, false);
      this.failure = failure;
    }
  }

  /// Keeps failures of the sink apart from those of the stream.
  private record Apart(Sink sink) implements Sink {
    @Override
    public void seen(String seen) {
      try {
        sink.seen(seen);
      } catch (RuntimeException e) {
        throw new SinkFailed(e);
      }
    }

    @Override
    public void begin(String epoch, long head, int schema) throws IOException {
      try {
        sink.begin(epoch, head, schema);
      } catch (RuntimeException e) {
        throw new SinkFailed(e);
      }
    }

    @Override
    public void beginTable(TableSpec table, int count) throws IOException {
      try {
        sink.beginTable(table, count);
      } catch (RuntimeException e) {
        throw new SinkFailed(e);
      }
    }

    @Override
    public void row(RootRecord record, long seq) throws IOException {
      try {
        sink.row(record, seq);
      } catch (RuntimeException e) {
        throw new SinkFailed(e);
      }
    }

    @Override
    public void endTable(TableSpec table, List<String> gone, long upTo) throws IOException {
      try {
        sink.endTable(table, gone, upTo);
      } catch (RuntimeException e) {
        throw new SinkFailed(e);
      }
    }
  }

  private static final class Reading {
    private final JsonReader json;
    private final Catalogue catalogue;
    private final Sink sink;
    private final Pieces pieces = new Pieces();
    private String epoch = "";
    private long head = -1;
    private int schema;

    Reading(JsonReader json, Catalogue catalogue, Sink sink) {
      this.json = json;
      this.catalogue = catalogue;
      this.sink = sink;
    }

    boolean read() throws IOException {
      boolean complete = false;
      boolean ended = false;
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "epoch" -> epoch = json.nextString();
          case "head" -> head = json.nextLong();
          case "schema" -> schema = json.nextInt();
          case "seen" -> sink.seen(json.nextString());
          case "tables" -> tables();
          case "complete" -> {
            complete = json.nextBoolean();
            ended = true;
          }
          default -> json.skipValue();
        }
      }
      json.endObject();
      WireEnd.require(json);
      if (!ended) {
        throw new IOException("the answer has no end");
      }
      return complete;
    }

    private void tables() throws IOException {
      if (epoch.isEmpty() || head < 0) {
        throw new IOException("the answer names no position");
      }
      sink.begin(epoch, head, schema);
      RowsReader reader = new RowsReader(json, catalogue, pieces);
      json.beginArray();
      while (json.hasNext()) {
        json.beginObject();
        reader.begin();
        table(reader);
        json.endObject();
      }
      json.endArray();
    }

    private void table(RowsReader reader) throws IOException {
      TableSpec table = reader.table();
      if (table != null) {
        sink.beginTable(table, reader.count());
      }
      while (reader.hasNext()) {
        if (table == null) {
          reader.skipRow();
        } else {
          pieces.beginAnew();
          RowsReader.Read read = reader.next();
          sink.row(read.record(), read.seq());
        }
      }
      reader.endRows();
      long upTo = -1;
      List<String> gone = new ArrayList<>();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "upTo" -> upTo = json.nextLong();
          case "gone" -> ids(gone);
          default -> json.skipValue();
        }
      }
      if (upTo < 0) {
        throw new IOException("table " + reader.tableName() + " has no end");
      }
      if (table != null) {
        sink.endTable(table, gone, upTo);
      }
    }

    private void ids(List<String> into) throws IOException {
      json.beginArray();
      while (json.hasNext()) {
        into.add(json.nextString());
      }
      json.endArray();
    }
  }
}
