package dev.sempre.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Misfit;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @Test
  void aBatchArrivesAsItWasSent() throws IOException {
    RootRecord first = product("p1", "Caffè \"macinato\" 250 g ☕", "8000070018587");
    RootRecord second = product("p2", "Latte");
    List<PushStream.ArrivedTable> arrived = push(List.of(first, second));

    assertThat(arrived)
        .singleElement()
        .satisfies(table -> {
          assertThat(table.rows())
              .extracting(PushStream.Arrived::record)
              .containsExactly(first, second);
          assertThat(table.rows().getFirst().hash()).isEqualTo(new CanonicalForm().hexHash(first));
        });
  }

  @Test
  void anAnswerOfChangesArrivesAsItWasSent() throws IOException {
    byte[] answer = changes(List.of(product("p1", "Caffè", "1", "2"), product("p2", "Latte")));
    Heard heard = new Heard();
    assertThat(ChangesStream.read(new ByteArrayInputStream(answer), heard)).isTrue();
    assertThat(heard.log)
        .containsExactly(
            "begin e1 77", "table product 2", "row p1 5", "row p2 6", "gone [p9] up to 77");
  }

  @Test
  void anAnswerThatIsCutAnywhereIsNeverTakenForComplete() throws IOException {
    byte[] answer = changes(List.of(product("p1", "Caffè", "1"), product("p2", "Latte")));
    for (int length = 0; length < answer.length - 1; length++) {
      byte[] cut = Arrays.copyOf(answer, length);
      assertThatThrownBy(() -> ChangesStream.read(new ByteArrayInputStream(cut), new Heard()))
          .as("cut at %d", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatStandsBehindTheEndIsNotPassedOver() throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    PushStream.write(batch, List.of(product("p1", "Caffè")));
    byte[] answer = changes(List.of(product("p1", "Caffè")));
    for (String more : List.of("x", "\0", "{}", " {\"tables\":[]}", "\n]")) {
      assertThatThrownBy(() -> PushStream.read(followed(batch.toByteArray(), more), 10))
          .as("%s", more)
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ChangesStream.read(followed(answer, more), new Heard()))
          .as("%s", more)
          .isInstanceOf(IOException.class);
    }
    assertThat(PushStream.read(followed(batch.toByteArray(), " \r\n"), 10)).hasSize(1);
    assertThat(ChangesStream.read(followed(answer, "\n"), new Heard())).isTrue();
  }

  @Test
  void compressedBatchIsReadToItsChecksum() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      PushStream.write(gzip, List.of(product("p1", "Caffè")));
    }
    byte[] spoilt = bytes.toByteArray();
    spoilt[spoilt.length - 5] ^= 1;

    assertThatThrownBy(
            () -> PushStream.read(new GZIPInputStream(new ByteArrayInputStream(spoilt)), 10))
        .isInstanceOf(IOException.class);
  }

  private static ByteArrayInputStream followed(byte[] stream, String more) {
    byte[] end = more.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(stream, stream.length + end.length);
    System.arraycopy(end, 0, all, stream.length, end.length);
    return new ByteArrayInputStream(all);
  }

  @Test
  void aBugOfTheReceiverIsNotTakenForABadAnswer() throws IOException {
    byte[] answer = changes(List.of(product("p1", "Caffè")));
    for (String at : List.of("begin", "table", "row", "gone")) {
      for (RuntimeException bug :
          List.of(new IllegalStateException(at), new NumberFormatException(at))) {
        Heard failing =
            new Heard() {
              @Override
              void hear(String line) {
                if (line.startsWith(at)) {
                  throw bug;
                }
              }
            };
        assertThatThrownBy(() -> ChangesStream.read(new ByteArrayInputStream(answer), failing))
            .isSameAs(bug);
      }
    }
  }

  @Test
  void aPageOfACaptivePortalIsNoAnswer() {
    byte[] html = "<html><body>Please log in to the hotel's network</body></html>".getBytes(UTF_8);
    assertThatThrownBy(() -> ChangesStream.read(new ByteArrayInputStream(html), new Heard()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void columnsAndChildTablesOfANewerVersionAreCarriedAndSentOn() throws IOException {
    String sent =
        """
        {"schema":2,"later":{"a":1},"tables":[{"table":"cost_centre","count":1,"flavour":"x",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash","name","names","active","colour","size"],
         "children":[{"table":"cost_centre_budget","columns":["year","amount_minor","extra"]}],
         "rows":[["c1","centre",1,null,42,"maria",0,null,null,"h","Shop",null,1,"red",7,
                  [[2026,100,null],[2027,200,null]]]]}]}
        """;
    RootRecord record = read(sent).getFirst().rows().getFirst().record();
    assertThat(record.text("name")).isEqualTo("Shop");
    assertThat(record.extra())
        .isEqualTo(
            "{\"@cost_centre_budget\":[{\"year\":2026,\"amount_minor\":100},"
                + "{\"year\":2027,\"amount_minor\":200}],\"colour\":\"red\",\"size\":7}");
    RootRecord onwards = push(List.of(record)).getFirst().rows().getFirst().record();
    assertThat(onwards).isEqualTo(record);
    assertThat(new CanonicalForm().hash(onwards)).isEqualTo(new CanonicalForm().hash(record));
  }

  @Test
  void whatAnOlderVersionHasCarriedComesBackIntoItsColumn() throws IOException {
    String sent =
        """
        {"tables":[{"table":"cost_centre",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash","names"],
         "children":[],
         "rows":[["c1","centre",1,null,42,"maria",0,null,"{\\"name\\":\\"Shop\\",\\"active\\":1}",
                  "h",null]]}]}
        """;
    RootRecord record = read(sent).getFirst().rows().getFirst().record();
    assertThat(record.text("name")).isEqualTo("Shop");
    assertThat(record.value("active")).isEqualTo(1L);
    assertThat(record.extra()).isNull();
  }

  @Test
  void childTableThatAnOlderVersionHasCarriedComesBackIntoItsRows() throws IOException {
    String sent =
        """
        {"tables":[{"table":"product",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash"],
         "children":[],
         "rows":[["p1","centre",1,null,42,"maria",0,null,
           "{\\"@product_barcode\\":[{\\"gtin\\":\\"1\\",\\"pack\\":6},{\\"gtin\\":\\"2\\"}],\\"a\\":1}",
           "h"]]}]}
        """;
    RootRecord record = read(sent).getFirst().rows().getFirst().record();
    assertThat(record.children())
        .containsExactly(
            List.of(
                new ChildRow(new Object[] {"1"}, "{\"pack\":6}"),
                new ChildRow(new Object[] {"2"}, null)));
    assertThat(record.extra()).isEqualTo("{\"a\":1}");
  }

  @Test
  void carriedColumnsOfRowsOfUnknownTableAreNamedAsTheKnowingVersionNamesThem() throws IOException {
    String sent =
        """
        {"tables":[{"table":"cost_centre",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash","name","active"],
         "children":[{"table":"cost_centre_budget","columns":["year","extra"]}],
         "rows":[["c1","centre",1,null,42,"maria",0,null,null,"h","Shop",1,
                  [[2026,"{\\"note\\":\\"x\\"}"]]]]}]}
        """;
    RootRecord record = read(sent).getFirst().rows().getFirst().record();
    assertThat(record.extra())
        .isEqualTo("{\"@cost_centre_budget\":[{\"year\":2026,\"note\":\"x\"}]}");
  }

  @Test
  void carriedValueOfTheWrongTypeSpoilsOnlyItsOwnRecord() throws IOException {
    String sent =
        """
        {"tables":[{"table":"cost_centre",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash","name"],
         "children":[],
         "rows":[["a","centre",1,null,4294967296,"m",0,null,"{\\"active\\":\\"1\\"}","h","Shop"],
                 ["b","centre",1,null,4294967296,"m",0,null,"{\\"active\\":1.5}","h","Shop"],
                 ["c","centre",1,null,4294967296,"m",0,null,"{\\"active\\":1,\\"x\\":\\"\\\\u0000\\"}","h","Shop"],
                 ["d","centre",1,null,4294967296,"m",0,null,"{\\"active\\":1}","h","Shop"]]}]}
        """;
    assertThat(read(sent).getFirst().rows())
        .extracting(row ->
            RecordCheck.check(row.record()).stream().map(v -> v.code() + " " + v.field()).toList())
        .containsExactly(
            List.of(Violation.WRONG_TYPE + " active"),
            List.of(Violation.WRONG_TYPE + " active"),
            List.of(Violation.BAD_VALUE + " extra"),
            List.of());
  }

  @Test
  void aValueOfTheWrongTypeSpoilsOnlyItsOwnRecord() throws IOException {
    String sent =
        """
        {"tables":[{"table":"cost_centre",
         "columns":["id","origin","version","base_version","modified_at","modified_by","deleted",
                    "stamps","extra","hash","name","names","active"],
         "children":[],
         "rows":[["a","centre",1,null,4294967296,"m",0,null,null,"h",{"x":[1]},null,1],
                 ["b","centre",1,null,4294967296,"m",0,null,null,"h","Shop",null,1.5],
                 ["c","centre",1,null,4294967296,"m",0,null,null,"h","Shop",null,1e309],
                 ["d","centre",1,null,4294967296,"m",0,null,null,"h","Shop",null,true],
                 ["e","centre",1,null,4294967296,"m",0,null,null,"h","Shop",null,1]]}]}
        """;
    List<PushStream.Arrived> rows = read(sent).getFirst().rows();
    assertThat(rows.get(0).record().value("name")).isEqualTo(new Misfit("{...}"));
    for (int i = 0; i < 4; i++) {
      assertThat(RecordCheck.check(rows.get(i).record()))
          .singleElement()
          .extracting(Violation::code)
          .isEqualTo(Violation.WRONG_TYPE);
    }
    assertThat(RecordCheck.check(rows.get(4).record())).isEmpty();
  }

  @Test
  void tooManyRecordsAreRefusedBeforeTheyAreAllRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<RootRecord> records = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      records.add(product("p" + i, "P"));
    }
    PushStream.write(out, records);
    assertThatThrownBy(() -> PushStream.read(new ByteArrayInputStream(out.toByteArray()), 10))
        .isInstanceOf(PushStream.TooManyRecords.class);
  }

  private static List<PushStream.ArrivedTable> push(List<RootRecord> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PushStream.write(out, records);
    return PushStream.read(new ByteArrayInputStream(out.toByteArray()), 100);
  }

  private static List<PushStream.ArrivedTable> read(String json) throws IOException {
    return PushStream.read(new ByteArrayInputStream(json.getBytes(UTF_8)), 100);
  }

  private static byte[] changes(List<RootRecord> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ChangesStream.Out out = new ChangesStream.Out(bytes, "e1", 77, "l1:77")) {
      out.beginTable(SyncCatalogue.PRODUCT, records.size());
      long seq = 5;
      for (RootRecord record : records) {
        out.row(record, seq++);
      }
      out.endTable(List.of("p9"), 77);
      out.end(true);
    }
    return bytes.toByteArray();
  }

  private static RootRecord product(String id, String name, String... gtins) {
    @Nullable Object[] values = {
      "SKU", name, null, null, "food", "PIECE", null, "IT10", null, null, 1L
    };
    List<ChildRow> rows =
        Arrays.stream(gtins).map(gtin -> new ChildRow(new Object[] {gtin}, null)).toList();
    return new RootRecord(
        SyncCatalogue.PRODUCT,
        id,
        "centre",
        3,
        null,
        4_294_967_296L,
        "maria",
        false,
        values,
        List.of(rows),
        null,
        null);
  }

  private static class Heard implements ChangesStream.Sink {
    private final List<String> log = new ArrayList<>();

    void hear(String line) {
      log.add(line);
    }

    @Override
    public void begin(String epoch, long head, int schema) {
      hear("begin " + epoch + " " + head);
    }

    @Override
    public void beginTable(TableSpec table, int count) {
      hear("table " + table + " " + count);
    }

    @Override
    public void row(RootRecord record, long seq) {
      hear("row " + record.id() + " " + seq);
    }

    @Override
    public void endTable(TableSpec table, List<String> gone, long upTo) {
      hear("gone " + gone + " up to " + upTo);
    }
  }
}
