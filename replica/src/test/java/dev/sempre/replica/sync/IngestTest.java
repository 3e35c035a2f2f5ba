package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.Misfit;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestTest {
  private static final Viewer TILL = new Viewer("till-a", "1");

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  private void open(Dialect dialect) {
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
  }

  @AfterEach
  void close() {
    centre.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theSameSaleAgainIsAlreadyThereForEver(Dialect dialect) {
    open(dialect);
    assertThat(push(sale("s1", 1))).containsExactly(new Verdict.Accepted(1));
    clock.advance(40L * 86_400_000);
    assertThat(push(sale("s1", 1), sale("s2", 2)))
        .containsExactly(new Verdict.Already(1), new Verdict.Accepted(1));
    assertThat(count("sale")).isEqualTo(2);
    assertThat(count("sale_line")).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theSameIdWithOtherContentOverwritesNothing(Dialect dialect) {
    open(dialect);
    push(sale("s1", 1));
    RootRecord forged =
        record(SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 1), "till-a");
    assertThat(push(forged))
        .containsExactly(new Verdict.Conflict(Verdict.SAME_ID_OTHER_CONTENT, 1));
    assertThat(count("sale_line")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theSameIdTwiceInOneBatchIsStoredOnce(Dialect dialect) {
    open(dialect);
    assertThat(push(sale("s1", 1), sale("s1", 1), sale("s2", 2)))
        .containsExactly(new Verdict.Accepted(1), new Verdict.Already(1), new Verdict.Accepted(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void oneBadRecordOfAThousandStopsNothingButItself(Dialect dialect) {
    open(dialect);
    List<RootRecord> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      records.add(i == 417 ? withCurrency(sale("s" + i, i + 1), "euro") : sale("s" + i, i + 1));
    }
    List<Verdict> verdicts = push(records.toArray(new RootRecord[0]));

    assertThat(verdicts.get(417))
        .isEqualTo(new Verdict.Rejected(Violation.TOO_LONG, "currency", "3"));
    assertThat(verdicts).filteredOn(new Verdict.Accepted(1)::equals).hasSize(999);
    assertThat(count("sale")).isEqualTo(999);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRecordThatOnlyTheDatabaseRefusesIsFoundAmongItsNeighbours(Dialect dialect) {
    open(dialect);
    centre.write(
        dev.sempre.replica.db.Priority.PERSON,
        tx -> tx.handle().execute("create unique index planted_rule on sale (series, number)"));
    List<Verdict> verdicts = push(sale("s1", 1), sale("s2", 2), sale("s3", 1), sale("s4", 4));
    assertThat(verdicts.get(2)).isInstanceOf(Verdict.Rejected.class);
    assertThat(((Verdict.Rejected) verdicts.get(2)).code()).isEqualTo(Verdict.NOT_STORED);
    assertThat(count("sale")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void eachKindOfMalformedRecordIsRefusedByNameOfItsField(Dialect dialect) {
    open(dialect);
    RootRecord good = sale("s1", 1);
    int gross = SyncCatalogue.SALE.requireIndexOf("gross_minor");
    int date = SyncCatalogue.SALE.requireIndexOf("business_date");
    assertRefused(with(good, gross, new Misfit("12.5")), Violation.WRONG_TYPE, "gross_minor");
    assertRefused(with(good, gross, null), Violation.MISSING, "gross_minor");
    assertRefused(with(good, gross, Long.MAX_VALUE), Violation.BAD_VALUE, "gross_minor");
    assertRefused(with(good, date, "2026-02-30"), Violation.BAD_VALUE, "business_date");
    assertRefused(withCurrency(good, "eur"), Violation.BAD_VALUE, "currency");
    assertThat(
            centre.<Long>read(
                h -> h.createQuery("select count(*) from sale").mapTo(Long.class).one()))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void contentThatDoesNotGiveItsHashIsRefused(Dialect dialect) {
    open(dialect);
    RootRecord sale = sale("s1", 1);
    String hash = new CanonicalForm().hexHash(sale);
    RootRecord changed = with(sale, SyncCatalogue.SALE.requireIndexOf("note"), "changed");
    List<Verdict> verdicts =
        new Ingest(centre).accept(TILL, SyncCatalogue.SALE, List.of(new Arrived(changed, hash)));
    assertThat(verdicts.getFirst())
        .isInstanceOfSatisfying(
            Verdict.Rejected.class, v -> assertThat(v.code()).isEqualTo(Verdict.HASH_MISMATCH));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBaseWritesOnlyItsOwn(Dialect dialect) {
    open(dialect);
    assertRefused(
        record(SyncCatalogue.SALE, TestRecords.sale("s", "till-b", "1", 1, 1), "till-b"),
        Verdict.NOT_ALLOWED,
        "origin");
    assertRefused(
        record(SyncCatalogue.SALE, TestRecords.sale("s", "till-a", "2", 1, 1), "till-a"),
        Verdict.NOT_ALLOWED,
        "establishment_id");
    assertRefused(
        record(SyncCatalogue.SALE, TestRecords.sale("s", "till-b", "1", 1, 1), "till-a"),
        Verdict.NOT_ALLOWED,
        "device_id");
    assertRefused(
        record(SyncCatalogue.PRODUCT, TestRecords.product("p", "Mine"), "till-a"),
        Verdict.NOT_ALLOWED,
        "table");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCustomerFromTheFarFutureDoesNotWinForEver(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Now", "1"));
    RootRecord future =
        new RootRecord(
            SyncCatalogue.CONTACT,
            "c1",
            RootRecord.CENTRE,
            2,
            1L,
            Hlc.ofMillis(clock.epochMillis() + 3L * 365 * 86_400_000),
            "maria",
            false,
            TestRecords.contact("c1", "Future", "1").values(),
            List.of(),
            "{\"*\":\""
                + Long.toHexString(Hlc.ofMillis(clock.epochMillis() + 94_608_000_000L))
                + "@till-a\"}",
            null);
    push(future);
    clock.advance(Hlc.MAX_AHEAD_MILLIS + 1_000);
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Later", "1"));

    StoredRecord stored =
        Objects.requireNonNull(TestRecords.find(centre, SyncCatalogue.CONTACT, "c1"));
    assertThat(stored.record().text("name")).isEqualTo("Later");
    push(future);
    assertThat(
            Objects.requireNonNull(TestRecords.find(centre, SyncCatalogue.CONTACT, "c1"))
                .record()
                .modifiedAt())
        .isLessThanOrEqualTo(Hlc.ofMillis(clock.epochMillis() + Hlc.MAX_AHEAD_MILLIS));
    assertThat(centre.<List<Issues.Issue>>read(Issues::open))
        .extracting(Issues.Issue::code)
        .contains("CLOCK_AHEAD");
  }

  private void assertRefused(RootRecord record, String code, String field) {
    assertThat(push(record))
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            v -> {
              assertThat(v.code()).isEqualTo(code);
              assertThat(v.field()).isEqualTo(field);
            });
  }

  private List<Verdict> push(RootRecord... records) {
    CanonicalForm canonical = new CanonicalForm();
    List<Arrived> arrived = new ArrayList<>();
    for (RootRecord record : records) {
      arrived.add(new Arrived(record, canonical.hexHash(record)));
    }
    return new Ingest(centre).accept(TILL, records[0].table(), arrived);
  }

  private RootRecord sale(String id, long number) {
    return record(SyncCatalogue.SALE, TestRecords.sale(id, "till-a", "1", number, 2), "till-a");
  }

  private static RootRecord record(TableSpec table, Records.Draft draft, String origin) {
    return new RootRecord(
        table,
        draft.id(),
        origin,
        1,
        null,
        Hlc.ofMillis(1_795_262_400_000L),
        "maria",
        false,
        draft.values(),
        draft.children(),
        null,
        null);
  }

  private static RootRecord withCurrency(RootRecord sale, String currency) {
    return with(sale, SyncCatalogue.SALE.requireIndexOf("currency"), currency);
  }

  private static RootRecord with(RootRecord record, int column, @Nullable Object value) {
    @Nullable Object[] values = record.values().clone();
    values[column] = value;
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }

  private long count(String table) {
    return centre.read(h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }
}
