package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose series it is, as the centre sees it. Source: R26, R35, F41.
class SeriesRuleTest {
  private static final Viewer TILL_B = new Viewer("till-b", "1");

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  /// When a device was admitted first.
  private final Map<String, Long> admitted = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  private void open(Dialect dialect) {
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
  }

  @AfterEach
  void close() {
    centre.close();
  }

  /// Whatever is sealed: the program of till B seals in the chain of till A.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobodySealsInTheChainOfAnotherTill(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    register("till-b", "1", 2);
    try (Replica till = TestPlaces.base(folder, "till-b", "1", clock)) {
      Shift shift = everythingThatIsSealed(till);
      List<RootRecord> records =
          new Outbox(till)
              .next(Outbox.Position.start(), 500).stream().map(StoredRecord::record).toList();
      Verdict refused = new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a");

      List<Outbox.Answer> answers = new Line(centre, till).send(records);

      TreeSet<String> sealed = new TreeSet<>();
      for (Outbox.Answer answer : answers) {
        TableSpec table = answer.record().table();
        if (SealColumns.areIn(table)) {
          sealed.add(table.name());
          assertThat(answer.verdict()).as(table.name()).isEqualTo(refused);
        } else {
          assertThat(answer.verdict()).as(table.name()).isEqualTo(new Verdict.Accepted(1));
        }
      }
      assertThat(sealed)
          .containsExactlyElementsOf(
              SyncCatalogue.TABLES.stream()
                  .filter(SealColumns::areIn)
                  .map(TableSpec::name)
                  .sorted()
                  .toList());
      assertThat(TestRecords.find(centre, SyncCatalogue.SHIFT, shift.id())).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatStandsInTheSeriesOfAnotherTillHoldsNothingElseUp(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    register("till-b", "1", 2);

    assertThat(push(sale("s1", "1-2", 1), sale("s2", "1-1", 2), sale("s3", "1-2", 2)))
        .containsExactly(
            new Verdict.Accepted(1),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a"),
            new Verdict.Accepted(1));
    assertThat(TestRecords.find(centre, SyncCatalogue.SALE, "s2")).isNull();
  }

  /// At the till it waits as an issue; whoever looks after all tills has to know as well. Source:
  /// P1.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsRefusedIsToldToHeadOfficeOncePerTillAndSeries(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    register("till-b", "1", 2);

    push(sale("s1", "1-1", 1), sale("s2", "1-1", 2), sale("s3", "1-9", 1), sale("s4", "1-2", 1));
    push(sale("s1", "1-1", 1));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "series 1-1 till-b: SERIES_REFUSED till-a, 2 times",
            "series 1-9 till-b: SERIES_REFUSED 1-2, 1 times");
  }

  /// When a till joins anew it gets a higher number; what it sold under the one before is its own.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatATillSoldUnderANumberBeforeIsItsOwnAndNoNumberIsThatNobodyHasHad(Dialect dialect) {
    open(dialect);
    register("till-b", "1", 3);

    assertThat(push(sale("s1", "1-1", 1), sale("s2", "1-3", 1)))
        .as("of before it joined anew, of today")
        .containsOnly(new Verdict.Accepted(1));
    assertThat(
            push(
                sale("s4", "1-4", 1),
                sale("s5", "1-01", 1),
                sale("s6", "1-99999999999", 1),
                sale("s7", "nobody's", 1)))
        .containsOnly(new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "1-3"));
  }

  /// Shifts come before all that is sealed, so that it is known by then where a till has stood.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatATillSoldInTheShopWhereItStoodBeforeIsItsOwnAndInNoOther(Dialect dialect) {
    open(dialect);
    register("till-b", "1", 3);
    register("till-c", "2", 5);
    TestRecords.put(centre, SyncCatalogue.SHIFT, shiftIn("2"));

    assertThat(push(sale("s1", "2-4", 1), sale("s2", "2-5", 1), sale("s3", "3-1", 1)))
        .containsExactly(
            new Verdict.Accepted(1),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-c"),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "1-3"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobodySealsInTheChainThatAnotherTillHadBeforeItJoinedAnew(Dialect dialect) {
    open(dialect);
    register("till-b", "1", 3);
    register("till-a", "1", 4);
    hadBefore("till-a", "1-1");

    assertThat(push(sale("s1", "1-1", 1)))
        .containsExactly(new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a"));
  }

  /// The centre was restored from before a till had joined, and gave its number to another one. It
  /// has come back since: that it had the number is known, and what it had before that one is from
  /// before the other till was there. Source: P1, R20.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatATillSoldThatARestoredCentreHadForgottenArrives(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    hadBefore("till-b", "1-2");
    forgotten("till-b");
    register("till-c", "1", 2);
    clock.advance(1);
    register("till-b", "1", 3);
    RootRecord earlier = madeAt(sale("s2", "1-1", 1), clock.epochMillis() - 2);
    RootRecord later = madeAt(sale("s3", "1-1", 2), clock.epochMillis() - 1);

    assertThat(push(sale("s1", "1-2", 1), earlier, later))
        .containsExactly(
            new Verdict.Accepted(1),
            new Verdict.Accepted(1),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a"));
    assertThat(told())
        .as("two tills have sold in each of the two")
        .containsExactlyInAnyOrder(
            "series 1-1 till-b: SERIES_SHARED till-a, 1 times",
            "series 1-2 till-b: SERIES_SHARED till-c, 1 times");
  }

  /// When a record was made is the word of whoever made it: it counts only of numbers that the
  /// sender can have had. Source: F41.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobodyDatesBackIntoASeriesThatItCannotHaveHad(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    register("till-d", "1", 4);
    register("till-e", "2", 1);
    clock.advance(1);
    register("till-b", "1", 5);
    hadBefore("till-b", "1-3");
    long earlier = clock.epochMillis() - 2;
    Verdict byA = new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a");

    assertThat(push(madeAt(sale("s1", "1-1", 1), earlier)))
        .as("it is younger than the other till")
        .containsExactly(byA);
    forgotten("till-b");
    assertThat(
            push(
                madeAt(sale("s1", "1-1", 1), earlier),
                madeAt(sale("s2", "1-4", 1), earlier),
                madeAt(sale("s3", "2-1", 1), earlier)))
        .as("nobody knows that; higher than what it had; in another shop")
        .containsExactly(
            new Verdict.Accepted(1),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-d"),
            new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-e"));
  }

  /// The centre had forgotten that a till had joined anew twice, and gave the first of its numbers
  /// to one that it has known for long and that joined anew too: what counts is since when that one
  /// has the number. Source: P1, R20.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatATillSoldUnderANumberThatOneAdmittedLongAgoHasGotSinceArrives(Dialect dialect) {
    open(dialect);
    register("till-a", "1", 1);
    hadBefore("till-b", "1-2");
    hadBefore("till-b", "1-4");
    register("till-b", "1", 5);
    long soldAtMillis = clock.epochMillis() + 60_000;
    RootRecord sold = madeAt(sale("s1", "1-3", 1), soldAtMillis);
    clock.advance(3_600_000);
    register("till-a", "1", 3);
    RootRecord later = madeAt(sale("s2", "1-3", 2), clock.epochMillis() + 60_000);

    assertThat(push(sold, later))
        .containsExactly(
            new Verdict.Accepted(1), new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a"));
  }

  /// Also in the series of another: the answer to what is here stays the same for ever.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasTakenOnceIsThereAlreadyWhosesoeverTheSeriesIsByNow(Dialect dialect) {
    open(dialect);
    register("till-b", "1", 2);
    RootRecord sale = sale("s1", "1-1", 1);
    assertThat(push(sale)).containsExactly(new Verdict.Accepted(1));
    register("till-a", "1", 1);

    assertThat(push(sale, sale("s2", "1-1", 2)))
        .containsExactly(
            new Verdict.Already(1), new Verdict.Rejected(Verdict.NOT_ALLOWED, "series", "till-a"));
  }

  private Shift everythingThatIsSealed(Replica till) {
    TestRecords.put(till, SyncCatalogue.SALE, TestRecords.sale("s1", "till-b", "1", 1, 1));
    return till.write(
        Priority.PERSON,
        tx -> {
          Shift shift = ShiftStore.open(tx, shop(), 1_000, "maria", null).orElseThrow();
          CashMovementStore.add(
                  tx,
                  shop(),
                  new CashMovementStore.Wish(
                      till.ids().next(), CashMovementKind.CASH_IN, 500, "change"),
                  "maria",
                  null)
              .orElseThrow();
          JournalStore.note(tx, JournalEvent.by("maria", EventKind.PRICE_OVERRIDE));
          Records.createAll(
              tx, SyncCatalogue.ACCOUNT_PAYMENT, "maria", List.of(payment("p1", shift.id())));
          ClosingStore.close(
                  tx,
                  shop(),
                  new ClosingStore.Wish(shift.id(), CashCount.NOTHING, "stolen"),
                  "maria",
                  null)
              .orElseThrow();
          return shift;
        });
  }

  private Records.Draft payment(String id, String shift) {
    return new Records.Draft(
        id,
        Values.of(SyncCatalogue.ACCOUNT_PAYMENT)
            .set("establishment_id", "1")
            .set("device_id", "till-b")
            .set("shift_id", shift)
            .set("series", "1-1")
            .set("number", 1L)
            .set("customer_id", "bar-centrale")
            .set("user_id", "maria")
            .set("received_at", clock.epochMillis())
            .set("offset_minutes", 60L)
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("amount_minor", 1_000L)
            .set("change_minor", 0L)
            .array(),
        List.of(List.of(), List.of()));
  }

  /// Admits it, or admits it again: since when it is there stays as it was.
  private void register(String device, String establishment, long number) {
    TestRecords.put(
        centre,
        SyncCatalogue.DEVICE,
        new Records.Draft(
            device,
            Values.of(SyncCatalogue.DEVICE)
                .set("establishment_id", establishment)
                .set("number", number)
                .set("name", device)
                .set("kind", "TILL")
                .set("public_key", "key of " + device)
                .set("status", "ACTIVE")
                .set("enrolled_at", admitted.computeIfAbsent(device, _ -> clock.epochMillis()))
                .array(),
            List.of()));
  }

  private void hadBefore(String device, String series) {
    centre.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    "insert into series_before (series, device) values (?, ?)", series, device));
  }

  private void forgotten(String device) {
    centre.write(
        Priority.PERSON,
        tx -> tx.handle().execute("insert into forgotten_device (device) values (?)", device));
  }

  private List<String> told() {
    return centre.<List<Issues.Issue>>read(Issues::open).stream()
        .map(issue ->
            "%s %s: %s %s, %d times"
                .formatted(
                    issue.table(), issue.recordId(), issue.code(), issue.detail(), issue.times()))
        .toList();
  }

  private static Records.Draft shiftIn(String establishment) {
    return new Records.Draft(
        "shift-1",
        Values.of(SyncCatalogue.SHIFT)
            .set("establishment_id", establishment)
            .set("device_id", "till-b")
            .set("number", 1L)
            .set("opened_at", Clock.noon().epochMillis())
            .set("opened_by", "maria")
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("float_minor", 0L)
            .array(),
        List.of());
  }

  private static RootRecord sale(String id, String series, long number) {
    Records.Draft draft = TestRecords.sale(id, "till-b", "1", number, 1);
    @Nullable Object[] values = draft.values().clone();
    values[SyncCatalogue.SALE.requireIndexOf("series")] = series;
    return new RootRecord(
        SyncCatalogue.SALE,
        id,
        "till-b",
        1,
        null,
        Hlc.ofMillis(Clock.noon().epochMillis()),
        "maria",
        false,
        values,
        draft.children(),
        null,
        null);
  }

  private static RootRecord madeAt(RootRecord record, long epochMillis) {
    return record.withContent(
        record.values(), record.stamps(), Hlc.ofMillis(epochMillis), record.modifiedBy());
  }

  private List<Verdict> push(RootRecord... records) {
    CanonicalForm canonical = new CanonicalForm();
    List<Arrived> arrived =
        Arrays.stream(records)
            .map(record -> new Arrived(record, canonical.hexHash(record)))
            .toList();
    return new Ingest(centre).accept(TILL_B, records[0].table(), arrived);
  }

  private static Establishment shop() {
    return new Establishment(
        "1",
        "Milano Centro",
        EstablishmentKind.REMOTE,
        "IT",
        Currency.of("EUR"),
        TaxMode.INCLUSIVE,
        "it",
        ZoneId.of("Europe/Rome"),
        null,
        true);
  }
}
