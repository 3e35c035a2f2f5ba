package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.replica.sync.Flows;
import dev.sempre.replica.sync.Flows.Flow;
import dev.sempre.replica.sync.Records.Draft;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PushTest {
  @TempDir Path folder;

  private static TestCentre rossi(Path folder, StoreKind kind) {
    TestCentre centre = TestCentre.start(folder, kind);
    centre.company("rossi");
    return centre;
  }

  private static List<Flow> flows(TestCentre centre) {
    return centre.replica("rossi").read(handle -> Flows.newest(handle, 10));
  }

  private static VerdictRow accepted(String id) {
    return new VerdictRow(id, "ACCEPTED", 1L, null, null, null);
  }

  private static VerdictRow rejected(
      String id, String code, @Nullable String field, String detail) {
    return new VerdictRow(id, "REJECTED", null, code, field, detail);
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordGetsItsOwnVerdictAndTheSameOneForEver(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      RootRecord first = TestRecords.sale(till, "sale-1", 1);
      RootRecord second = TestRecords.sale(till, "sale-2", 2);
      RootRecord changed = TestRecords.sale(till, "sale-1", 1, 5_000);

      assertThat(till.push("flow-1", List.of(first))).containsExactly(accepted("sale-1"));
      centre.clock().advanceSeconds(800);
      assertThat(till.push("flow-2", List.of(first, second, changed)))
          .containsExactly(
              new VerdictRow("sale-1", "ALREADY", 1L, null, null, null),
              accepted("sale-2"),
              new VerdictRow("sale-1", "CONFLICT", 1L, "SAME_ID_OTHER_CONTENT", null, null));
      assertThat(flows(centre))
          .extracting(Flow::id, Flow::device, Flow::direction, Flow::executions)
          .containsExactly(
              tuple("flow-2", till.id(), "UP", 1L), tuple("flow-1", till.id(), "UP", 1L));
    }
  }

  @ParameterizedTest
  @EnumSource
  void badRecordsAreNamedAndTheOthersArrive(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      List<RootRecord> records = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        RootRecord good = TestRecords.sale(till, "sale-" + i, i + 1);
        records.add(
            i == 0 || i == 50 || i == 99 ? with(good, "business_date", "2026-02-30") : good);
      }

      List<VerdictRow> verdicts = till.push("flow", records);

      VerdictRow[] expected = new VerdictRow[100];
      for (int i = 0; i < 100; i++) {
        String id = "sale-" + i;
        expected[i] =
            i == 0 || i == 50 || i == 99
                ? rejected(id, "FIELD_VALUE", "business_date", "2026-02-30")
                : accepted(id);
      }
      assertThat(verdicts).containsExactly(expected);
      assertThat(flows(centre))
          .extracting(Flow::records, Flow::refused)
          .containsExactly(tuple(97L, 3L));
    }
  }

  @Test
  void eachMalformationIsRefusedByItsField() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "2");
      RootRecord good = TestRecords.sale(till, "sale", 1);
      long tooMuch = 1_000_000_000_001L;
      List<RootRecord> records =
          List.of(
              with(good, "currency", null),
              with(good, "currency", "eur"),
              with(good, "gross_minor", "ten"),
              with(good, "gross_minor", tooMuch),
              with(good, "series", "x".repeat(141)),
              with(good, "note", "\u0000"),
              with(good, "completed_at", -1L),
              with(good, "device_id", other.id()),
              TestRecords.record(
                  SyncCatalogue.SALE, "sale", other.id(), good.values(), good.children()),
              TestRecords.record(SyncCatalogue.SALE, "", till.id(), good.values(), good.children()),
              price(till));

      assertThat(till.push("flow", records))
          .extracting(VerdictRow::verdict, VerdictRow::code, VerdictRow::field)
          .containsExactly(
              refusal("FIELD_MISSING", "currency"),
              refusal("FIELD_VALUE", "currency"),
              refusal("FIELD_TYPE", "gross_minor"),
              refusal("FIELD_VALUE", "gross_minor"),
              refusal("FIELD_TOO_LONG", "series"),
              refusal("FIELD_VALUE", "note"),
              refusal("FIELD_VALUE", "completed_at"),
              refusal("NOT_ALLOWED", "device_id"),
              refusal("NOT_ALLOWED", "origin"),
              refusal("FIELD_MISSING", "id"),
              refusal("NOT_ALLOWED", "table"));
      assertThat(till.push("flow", List.of(good))).containsExactly(accepted("sale"));
    }
  }

  /// A till whose program, or whose owner, wants a place in the chain of another. Source: R35, F41.
  @ParameterizedTest
  @EnumSource
  void ticketInTheSeriesOfAnotherTillIsRefusedAndTheOthersArrive(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "1");
      RootRecord own = TestRecords.sale(till, "sale-1", 1);
      RootRecord foreign = with(TestRecords.sale(till, "sale-2", 2), "series", "1-2");
      RootRecord next = TestRecords.sale(till, "sale-3", 3);

      assertThat(till.push("flow", List.of(own, foreign, next)))
          .containsExactly(
              accepted("sale-1"),
              rejected("sale-2", "NOT_ALLOWED", "series", other.id()),
              accepted("sale-3"));
      assertThat(other.push("flow-2", List.of(TestRecords.sale(other, "sale-4", 2))))
          .containsExactly(accepted("sale-4"));
    }
  }

  private static Tuple refusal(String code, String field) {
    return tuple("REJECTED", code, field);
  }

  /// A till may not make prices.
  private static RootRecord price(TestDevice till) {
    @Nullable Object[] values = new Object[SyncCatalogue.PRICE.columns().size()];
    values[0] = "p1";
    values[3] = "EUR";
    values[4] = 100L;
    return TestRecords.record(SyncCatalogue.PRICE, "price", till.id(), values, List.of());
  }

  private static String other(String hash) {
    return (hash.startsWith("0") ? "1" : "0") + hash.substring(1);
  }

  @Test
  void contentThatDoesNotGiveItsHashIsRefused() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      RootRecord sale = TestRecords.sale(till, "sale", 1);
      String hash = new CanonicalForm().hexHash(sale);
      String body = new String(TestDevice.body(List.of(sale)), StandardCharsets.UTF_8);

      Reply reply =
          till.postRecords(
              "flow", body.replace(hash, other(hash)).getBytes(StandardCharsets.UTF_8), false);

      assertThat(reply.text()).contains("\"REJECTED\"", "HASH_MISMATCH");
    }
  }

  @ParameterizedTest
  @EnumSource
  void contactChangedOnTwoSidesKeepsTheLatestOfEachField(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      Draft contact = TestRecords.contact("c1", "Anna");
      RootRecord sent =
          TestRecords.record(
              SyncCatalogue.CONTACT, "c1", till.id(), contact.values(), contact.children());

      assertThat(till.push("flow", List.of(sent))).containsExactly(accepted("c1"));
      assertThat(till.push("flow", List.of(sent)))
          .containsExactly(new VerdictRow("c1", "ALREADY", 1L, null, null, null));
    }
  }

  @Test
  void tableThatOnlyANewerProgramKnowsIsToBeSentLater() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      String body =
          """
          {"schema":9,"tables":[
            {"table":"loyalty","count":4,"columns":["points","id"],"children":[],
             "rows":[[7,"a",[["x"]]],[{"many":[1,2]},"b"],[1],"no row"]}]}
          """;

      Reply reply = till.postRecords("flow", body.getBytes(StandardCharsets.UTF_8), false);

      assertThat(reply.text())
          .contains(
              """
              {"table":"loyalty","verdicts":[\
              {"id":"a","verdict":"RETRY","code":"UNKNOWN_TABLE","detail":"loyalty"},\
              {"id":"b","verdict":"RETRY","code":"UNKNOWN_TABLE","detail":"loyalty"},\
              {"id":"","verdict":"RETRY","code":"UNKNOWN_TABLE","detail":"loyalty"},\
              {"id":"","verdict":"RETRY","code":"UNKNOWN_TABLE","detail":"loyalty"}]}\
              """);
    }
  }

  @Test
  void bodiesThatAreNoBatchAreRefusedAsAWhole() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      byte[] good = TestDevice.body(List.of(TestRecords.sale(till, "sale", 1)));
      byte[] cut = Arrays.copyOf(good, good.length / 2);
      byte[] cutGzip = Arrays.copyOf(TestDevice.gzip(good), 200);

      assertThat(List.of("", "[]", "{\"tables\":1}", "null", "{\"tables\":[{\"rows\":[1]}]}", "x"))
          .extracting(
              body -> till.postRecords("flow", body.getBytes(StandardCharsets.UTF_8), false))
          .allSatisfy(PushTest::isMalformed);
      isMalformed(till.postRecords("flow", cut, false));
      isMalformed(till.postRecords("flow", cutGzip, true));
      isMalformed(till.postRecords("flow", good, true));
      isMalformed(till.postRecords("flow", deep().getBytes(StandardCharsets.UTF_8), false));
      assertThat(flows(centre)).isEmpty();
    }
  }

  private static String deep() {
    return "{\"tables\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
  }

  private static void isMalformed(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("MALFORMED_BATCH");
  }

  @Test
  void batchHasItsLimits() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      List<RootRecord> most = new ArrayList<>();
      for (int i = 0; i <= SyncApi.MAX_PUSH_RECORDS; i++) {
        most.add(TestRecords.sale(till, "sale-" + i, i + 1));
      }
      byte[] spaces = new byte[17 << 20];
      Arrays.fill(spaces, (byte) ' ');
      byte[] bomb = TestDevice.gzip(new byte[8 << 20]);

      Reply tooMany = till.postRecords("flow", TestDevice.gzip(TestDevice.body(most)), true);
      Reply tooLong = till.postRecords("flow", spaces, false);
      Reply inflated = till.postRecords("flow", bomb, true);

      assertThat(tooMany.status()).isEqualTo(413);
      assertThat(tooMany.problem()).isEqualTo("TOO_MANY_RECORDS");
      assertThat(tooLong.status()).isEqualTo(413);
      assertThat(inflated.status()).as(inflated.text()).isIn(400, 413);
      assertThat(till.push("flow", most.subList(0, SyncApi.MAX_PUSH_RECORDS)))
          .hasSize(SyncApi.MAX_PUSH_RECORDS)
          .allSatisfy(verdict -> assertThat(verdict.verdict()).isEqualTo("ACCEPTED"));
    }
  }

  /// What a newer program sends beside the columns that are known here can be anything.
  @Test
  void carriedColumnsOfOneRecordNeverSpoilTheOthers() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      List<String> carried =
          List.of("not json", "[]", "{\"x\":1e99999}", "{\"x\":1.5}", "{\"@kids\":[1]}");
      for (int i = 0; i < carried.size(); i++) {
        RootRecord bad = TestRecords.sale(till, "bad-" + i, i + 1);
        RootRecord good = TestRecords.sale(till, "good-" + i, i + 101);

        Reply reply =
            till.postRecords("flow", withExtra(List.of(bad, good), carried.get(i)), false);

        assertThat(reply.status()).as(carried.get(i)).isEqualTo(200);
        assertThat(reply.as(PushAnswer.class).tables().getFirst().verdicts())
            .containsExactly(
                rejected("bad-" + i, "FIELD_VALUE", "extra", carried.get(i)),
                accepted("good-" + i));
      }
    }
  }

  /// A batch with something else in the column `extra` of its first record.
  private static byte[] withExtra(List<RootRecord> records, String extra) {
    String body = new String(TestDevice.body(records), StandardCharsets.UTF_8);
    String before = "\"maria\",0,null,";
    int at = body.indexOf(before) + before.length();
    return (body.substring(0, at)
            + Messages.GSON.toJson(extra)
            + body.substring(at + "null".length()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bodyMustSayThatItIsJson() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      byte[] body = TestDevice.body(List.of());

      assertThat(List.of("text/plain", "application/json; charset=latin1", "multipart/form-data"))
          .extracting(type ->
              Http.send(
                  till.authorized("rossi", "/flows/f/records")
                      .header("Content-Type", type)
                      .POST(BodyPublishers.ofByteArray(body))))
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(415));
      assertThat(
              Http.send(
                      till.authorized("rossi", "/flows/f/records")
                          .header("Content-Type", "application/json; charset=UTF-8")
                          .header("Content-Encoding", "br")
                          .POST(BodyPublishers.ofByteArray(body)))
                  .problem())
          .isEqualTo("CONTENT_ENCODING");
    }
  }

  @ParameterizedTest
  @EnumSource
  void flowBelongsToTheDeviceThatBeganIt(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "1");
      till.push("flow", List.of(TestRecords.sale(till, "sale-1", 1)));

      Reply refused =
          other.postRecords(
              "flow", TestDevice.body(List.of(TestRecords.sale(other, "sale-2", 1))), false);

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.problem()).isEqualTo("FLOW_UNKNOWN");
      assertThat(till.push("flow-2", List.of(TestRecords.sale(till, "sale-2", 2))))
          .as("nothing of the other's upload was stored")
          .containsExactly(accepted("sale-2"));
      assertThat(other.postRecords("no:colons", TestDevice.body(List.of()), false).problem())
          .isEqualTo("FLOW");
    }
  }

  private static RootRecord with(RootRecord record, String column, @Nullable Object value) {
    TableSpec table = record.table();
    @Nullable Object[] values = record.values().clone();
    values[table.requireIndexOf(column)] = value;
    return TestRecords.record(table, record.id(), record.origin(), values, record.children());
  }
}
