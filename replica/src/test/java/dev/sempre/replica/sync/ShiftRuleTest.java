package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose shift it is, as the centre sees it. Source: S10, R26, T8.
class ShiftRuleTest {
  private static final Viewer TILL = new Viewer("till-a", "1");

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  @SuppressWarnings("NullAway.Init")
  private Replica till;

  @SuppressWarnings("NullAway.Init")
  private Shift shift;

  private void open(Dialect dialect) {
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
    till = TestPlaces.base(folder, "till-a", "1", clock);
    shift = write(tx -> ShiftStore.open(tx, shop(), 1_000, "maria", null).orElseThrow());
  }

  @AfterEach
  void close() {
    till.close();
    centre.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatATillDoesInItsOwnShiftArrivesAndIsThereAlreadyWhenItComesAgain(Dialect dialect) {
    open(dialect);
    move();
    Closing z = closeShift();
    List<RootRecord> closing = records(SyncCatalogue.CLOSING);

    new Line(centre, till).upload();

    assertThat(new Outbox(till).waiting()).isEmpty();
    assertThat(centre.read(handle -> ClosingStore.byId(handle, z.id())).orElseThrow()).isEqualTo(z);
    assertThat(push(TILL, closing.getFirst())).isEqualTo(new Verdict.Already(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void onlyTheEstablishmentThatOpenedAShiftClosesIt(Dialect dialect) {
    open(dialect);
    move();
    closeShift();
    new Line(centre, till).send(records(SyncCatalogue.SHIFT));
    Verdict refused = new Verdict.Rejected(Verdict.NOT_ALLOWED, "establishment_id", "1");

    assertThat(push(TILL, with(only(SyncCatalogue.CLOSING), "establishment_id", "2")))
        .isEqualTo(refused);
    assertThat(push(TILL, with(only(SyncCatalogue.CASH_MOVEMENT), "establishment_id", "2")))
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noTillClosesTheShiftOfAnotherOrMovesMoneyInIt(Dialect dialect) {
    open(dialect);
    move();
    closeShift();
    new Line(centre, till).send(records(SyncCatalogue.SHIFT));
    Viewer other = new Viewer("till-b", "1");
    Verdict refused = new Verdict.Rejected(Verdict.NOT_ALLOWED, "shift_id", "till-a");

    assertThat(push(other, by("till-b", only(SyncCatalogue.CLOSING)))).isEqualTo(refused);
    assertThat(push(other, by("till-b", only(SyncCatalogue.CASH_MOVEMENT)))).isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aShiftIsClosedOnceAlsoWithinOneBatch(Dialect dialect) {
    open(dialect);
    closeShift();
    new Line(centre, till).send(records(SyncCatalogue.SHIFT));
    RootRecord first = only(SyncCatalogue.CLOSING);
    RootRecord second = under("z2", first);
    RootRecord third = under("z3", first);
    Verdict refused = new Verdict.Rejected(Verdict.ALREADY_CLOSED, "shift_id", first.id());

    assertThat(pushAll(TILL, first, second, first))
        .containsExactly(new Verdict.Accepted(1), refused, new Verdict.Already(1));
    assertThat(push(TILL, third)).isEqualTo(refused);
    assertThat(push(TILL, first)).isEqualTo(new Verdict.Already(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatBelongsToAShiftThatIsNotThereYetWaitsForIt(Dialect dialect) {
    open(dialect);
    closeShift();

    assertThat(push(TILL, only(SyncCatalogue.CLOSING)))
        .isEqualTo(new Verdict.Retry(Verdict.UNKNOWN_SHIFT, shift.id()));
    new Line(centre, till).upload();
    assertThat(push(TILL, only(SyncCatalogue.CLOSING))).isEqualTo(new Verdict.Already(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTillThatWasMovedStillSendsWhatItClosedBefore(Dialect dialect) {
    open(dialect);
    closeShift();
    clock.advance(86_400_000);
    write(tx ->
        ShiftStore.open(tx, shop(), 0, "maria", null).orElseThrow()); // Closes the day before.
    Viewer moved = new Viewer("till-a", "2");
    assertThat(push(moved, records(SyncCatalogue.SHIFT).getFirst()))
        .isEqualTo(new Verdict.Accepted(1));

    assertThat(records(SyncCatalogue.CLOSING))
        .hasSize(2)
        .allSatisfy(each -> assertThat(push(moved, each)).isEqualTo(new Verdict.Accepted(1)));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void thePeriodOfAShopInWhichATillHasNeverStoodIsNoneOfIts(Dialect dialect) {
    open(dialect);
    closeShift();
    clock.advance(86_400_000);
    write(tx -> ShiftStore.open(tx, shop(), 0, "maria", null).orElseThrow());
    RootRecord day =
        records(SyncCatalogue.CLOSING).stream()
            .filter(each -> ClosingKind.DAY.name().equals(each.text("kind")))
            .findFirst()
            .orElseThrow();

    assertThat(push(TILL, with(day, "establishment_id", "9")))
        .isEqualTo(new Verdict.Rejected(Verdict.NOT_ALLOWED, "establishment_id", "1"));
    assertThat(push(TILL, with(day, "kind", "SHIFT")))
        .isEqualTo(new Verdict.Rejected(Violation.MISSING, "shift_id", ""));
  }

  /// A ticket was paid: it is accepted whatever became of its shift, and the Z stays as it is.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTicketThatArrivesAfterTheClosingIsTakenAndTheClosingStaysAsItIs(Dialect dialect) {
    open(dialect);
    Closing z = closeShift();
    new Line(centre, till).upload();
    TestRecords.put(till, SyncCatalogue.SALE, TestRecords.sale("late", "till-a", "1", 1, 3));
    RootRecord late = with(only(SyncCatalogue.SALE), "shift_id", shift.id());

    assertThat(push(TILL, late)).isEqualTo(new Verdict.Accepted(1));

    assertThat(centre.read(handle -> ClosingStore.ofShift(handle, shift.id())).orElseThrow())
        .isEqualTo(z);
    assertThat(z.figures().takings().tickets()).isZero();
  }

  /// Two copies of a till that both worked without a line, each in a shift of its own. Source: R21.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aNumberThatTwoClosingsOrTwoPaymentsBearIsToldAndBothAreKept(Dialect dialect) {
    open(dialect);
    closeShift();
    new Line(centre, till).upload();
    RootRecord z = only(SyncCatalogue.CLOSING);
    RootRecord payment = payment("p1", 12);
    RootRecord otherShift = under("shift-b", only(SyncCatalogue.SHIFT));
    assertThat(push(TILL, payment)).isEqualTo(new Verdict.Accepted(1));
    assertThat(push(TILL, otherShift)).isEqualTo(new Verdict.Accepted(1));
    assertThat(centre.<List<Issues.Issue>>read(Issues::open)).isEmpty();
    RootRecord otherZ = with(under("z2", z), "shift_id", "shift-b");

    assertThat(push(TILL, otherZ)).isEqualTo(new Verdict.Accepted(1));
    assertThat(pushAll(TILL, with(payment("p2", 12), "shift_id", "shift-b"), payment("p3", 13)))
        .containsOnly(new Verdict.Accepted(1));
    assertThat(push(TILL, otherZ)).isEqualTo(new Verdict.Already(1));

    assertThat(centre.<List<Issues.Issue>>read(Issues::open))
        .extracting(issue ->
            issue.table() + " " + issue.recordId() + " " + issue.code() + " " + issue.detail())
        .containsExactlyInAnyOrder(
            "closing z2 NUMBER_GIVEN_TWICE 1-1-SHIFT-1 " + z.id(),
            "account_payment p2 NUMBER_GIVEN_TWICE 1-1-P12 p1");
  }

  private RootRecord payment(String id, long number) {
    Values values =
        Values.of(SyncCatalogue.ACCOUNT_PAYMENT)
            .set("establishment_id", "1")
            .set("device_id", "till-a")
            .set("shift_id", shift.id())
            .set("series", "1-1")
            .set("number", number)
            .set("customer_id", "bar-centrale")
            .set("user_id", "maria")
            .set("received_at", clock.epochMillis())
            .set("offset_minutes", 60L)
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("amount_minor", 1_000L)
            .set("change_minor", 0L);
    return new RootRecord(
        SyncCatalogue.ACCOUNT_PAYMENT,
        id,
        "till-a",
        1,
        null,
        only(SyncCatalogue.SHIFT).modifiedAt(),
        "maria",
        false,
        values.array(),
        List.of(List.of(), List.of()),
        null,
        null);
  }

  private void move() {
    write(tx ->
        CashMovementStore.add(
                tx,
                shop(),
                new CashMovementStore.Wish(
                    till.ids().next(), CashMovementKind.CASH_IN, 500, "change"),
                "maria",
                null)
            .orElseThrow());
  }

  private Closing closeShift() {
    return write(tx ->
        ClosingStore.close(
                tx,
                shop(),
                new ClosingStore.Wish(shift.id(), CashCount.NOTHING, "stolen"),
                "maria",
                null)
            .orElseThrow());
  }

  private <T> T write(Replica.Write<T> work) {
    return till.write(Priority.PERSON, work);
  }

  private RootRecord only(TableSpec table) {
    List<RootRecord> found = records(table);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<RootRecord> records(TableSpec table) {
    return till.read(handle -> {
      List<String> ids =
          handle
              .createQuery("select id from " + table.name() + " order by seq")
              .mapTo(String.class)
              .list();
      Map<String, StoredRecord> found =
          Records.findAll(handle.getConnection(), till.dialect(), table, ids);
      return ids.stream().map(id -> Objects.requireNonNull(found.get(id)).record()).toList();
    });
  }

  private static RootRecord with(RootRecord record, String column, Object value) {
    @Nullable Object[] values = Arrays.copyOf(record.values(), record.values().length);
    values[record.table().requireIndexOf(column)] = value;
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }

  private static RootRecord under(String id, RootRecord record) {
    return copy(id, record.origin(), record);
  }

  private static RootRecord by(String device, RootRecord record) {
    return with(copy(record.id(), device, record), "device_id", device);
  }

  private static RootRecord copy(String id, String origin, RootRecord record) {
    return new RootRecord(
        record.table(),
        id,
        origin,
        record.version(),
        record.baseVersion(),
        record.modifiedAt(),
        record.modifiedBy(),
        record.deleted(),
        record.values(),
        record.children(),
        record.stamps(),
        record.extra());
  }

  private Verdict push(Viewer sender, RootRecord record) {
    return pushAll(sender, record).getFirst();
  }

  private List<Verdict> pushAll(Viewer sender, RootRecord... records) {
    CanonicalForm canonical = new CanonicalForm();
    List<Arrived> arrived =
        Arrays.stream(records)
            .map(record -> new Arrived(record, canonical.hexHash(record)))
            .toList();
    return new Ingest(centre).accept(sender, records[0].table(), arrived);
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
