package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The rows of an answer are written by the database, in the form that the protocol's own writer
/// gives them.
class WireRowsTest {
  private static final String NASTY =
      "\"quoted\" back\\slash /slash \b\f\n\r\t \u0001\u001f\u007f \u2028\u2029 <&'> caffè ¥ 日本 🍝";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theDatabaseWritesARowAsTheProtocolsWriterDoes(Dialect dialect) throws IOException {
    Clock clock = Clock.noon();
    try (Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock)) {
      List<StoredRecord> stored = List.of(product("p1", 0), product("p2", 3), contact("c1"));
      centre.write(
          Priority.PERSON,
          tx -> {
            for (StoredRecord record : stored) {
              new RecordTable(tx.connection(), dialect, record.record().table())
                  .insertNew(
                      List.of(
                          placed(
                              record, tx.nextSeq(record.record().table(), record.record().id()))));
            }
            return null;
          });

      assertThat(json(answer(centre, Map.of(SyncCatalogue.PRODUCT, 0L, SyncCatalogue.CONTACT, 0L))))
          .isEqualTo(json(written(centre, stored)));
      assertThat(read(answer(centre, Map.of(SyncCatalogue.PRODUCT, 0L, SyncCatalogue.CONTACT, 0L))))
          .isEqualTo(stored.stream().map(StoredRecord::record).toList());
    }
  }

  private static StoredRecord product(String id, int barcodes) {
    List<ChildRow> rows = new ArrayList<>();
    for (int i = 0; i < barcodes; i++) {
      rows.add(
          new ChildRow(new Object[] {"29" + i}, i == 1 ? "{\"unit\":\"a \\\"box\\\"\"}" : null));
    }
    @Nullable Object[] values = {
      "SKU " + NASTY,
      NASTY,
      "{\"fr\":\"" + id + "\"}",
      null,
      "food",
      "PIECE",
      "",
      "IT10",
      null,
      -9_007_199_254_740_993L,
      1L
    };
    return record(SyncCatalogue.PRODUCT, id, values, List.of(rows), null, "{\"colour\":[1,\"é\"]}");
  }

  private static StoredRecord contact(String id) {
    @Nullable Object[] values = new Object[SyncCatalogue.CONTACT.columns().size()];
    values[0] = NASTY;
    values[1] = 1L;
    values[2] = 0L;
    values[3] = 0L;
    values[14] = 1L;
    return record(
        SyncCatalogue.CONTACT,
        id,
        values,
        List.of(),
        "{\"name\":\"4611686018427387904@till\"}",
        null);
  }

  private static StoredRecord record(
      TableSpec table,
      String id,
      @Nullable Object[] values,
      List<List<ChildRow>> children,
      @Nullable String stamps,
      @Nullable String extra) {
    RootRecord record =
        new RootRecord(
            table,
            id,
            "till-a",
            3,
            2L,
            Long.MAX_VALUE,
            "maria",
            false,
            values,
            children,
            stamps,
            extra);
    return new StoredRecord(record, false, 0);
  }

  private static StoredRecord placed(StoredRecord record, long seq) {
    return new StoredRecord(record.record(), record.pending(), seq);
  }

  private static byte[] answer(Replica centre, Map<TableSpec, Long> after) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Changes(centre, 1_000).write(out, new Viewer("till-a", "1"), after);
    return out.toByteArray();
  }

  /// The same answer by the protocol's own writer.
  private static byte[] written(Replica centre, List<StoredRecord> stored) throws IOException {
    Changes.Head head = new Changes(centre, 1).head();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChangesStream.Out out = new ChangesStream.Out(bytes, head.epoch(), head.head(), head.seen());
    long seq = 1;
    for (TableSpec table : List.of(SyncCatalogue.PRODUCT, SyncCatalogue.CONTACT)) {
      List<RootRecord> rows =
          stored.stream().map(StoredRecord::record).filter(r -> r.table() == table).toList();
      out.beginTable(table, rows.size());
      for (RootRecord row : rows) {
        out.row(row, seq++);
      }
      out.endTable(List.of(), head.head());
    }
    out.end(true);
    return bytes.toByteArray();
  }

  /// Without the freedom that JSON leaves in how a character is written.
  private static JsonElement json(byte[] answer) {
    return JsonParser.parseString(new String(answer, StandardCharsets.UTF_8));
  }

  private static List<RootRecord> read(byte[] answer) throws IOException {
    List<RootRecord> records = new ArrayList<>();
    ChangesStream.Sink sink =
        new ChangesStream.Sink() {
          @Override
          public void begin(String epoch, long head, int schema) {}

          @Override
          public void beginTable(TableSpec table, int count) {}

          @Override
          public void row(RootRecord record, long seq) {
            records.add(record);
          }

          @Override
          public void endTable(TableSpec table, List<String> gone, long upTo) {}
        };
    assertThat(ChangesStream.read(new ByteArrayInputStream(answer), sink)).isTrue();
    return records;
  }
}
