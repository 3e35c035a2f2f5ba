package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What looks wrong is taken as it was sent, and becomes one task. Source: P1.
class SoldAnywayTest {
  private static final Viewer TILL = new Viewer("till-a", "1");
  private static final Viewer OTHER_TILL = new Viewer("till-b", "1");
  private static final long MINUTE = 60_000;
  private static final Set<ColumnKind> NUMBERS =
      Set.of(ColumnKind.INTEGER, ColumnKind.INSTANT_MILLIS, ColumnKind.BOOLEAN);

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  private void open(Dialect dialect) {
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_000L, null, null));
    put(SyncCatalogue.VAT_RATE, rate("IT22", 2_200L, null, null));
    put(SyncCatalogue.PRODUCT, TestRecords.product("p1", "Pasta", "8001"));
    put(SyncCatalogue.PRODUCT, TestRecords.product("p2", "Riso"));
    put(SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null));
    put(SyncCatalogue.APP_USER, TestRecords.user("maria", null));
    clock.advance(MINUTE);
  }

  @AfterEach
  void close() {
    centre.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void honestSalesAreNoTask(Dialect dialect) {
    open(dialect);
    push(with(sale(1), "customer_id", "c1"), sale(2), refund(3, 1));
    pushClosing(3, 4L);
    assertThat(tasks()).isEmpty();
  }

  /// A base that was restored, or has not heard of something yet, knows nothing against it.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsNotHereIsNoTask(Dialect dialect) {
    open(dialect);
    RootRecord sale = line(sale(1), "product_id", "nobody-knows");
    push(
        with(with(sale, "customer_id", "c9"), "cashier_id", "u9"),
        line(sale(2), "product_id", null),
        line(line(sale(3), "vat_rate_id", "XX"), "product_id", null));
    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anArticleThatWasSoldAfterItWasWithdrawnIsATaskOncePerTill(Dialect dialect) {
    open(dialect);
    withdraw("p1");
    clock.advance(MINUTE);

    RootRecord first = sale(1);
    push(first, sale(2));
    push(first, sale(3), sale(4));
    push(OTHER_TILL, sale(OTHER_TILL, 1));

    assertThat(tasks())
        .containsExactlyInAnyOrder(
            "product p1 till-a: ARTICLE_WITHDRAWN product_id SKU-p1 Pasta, 1-1-00004, 2 times",
            "product p1 till-b: ARTICLE_WITHDRAWN product_id SKU-p1 Pasta, 1-2-00001, 1 times");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasSoldBeforeIsNoTaskHoweverLateItComes(Dialect dialect) {
    open(dialect);
    RootRecord sale = with(sale(1), "customer_id", "c1");
    clock.advance(MINUTE);
    withdraw("p1");
    delete(SyncCatalogue.PRODUCT, "p2");
    delete(SyncCatalogue.CONTACT, "c1");
    block("maria");
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_100L, null, null));

    push(sale);

    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatComesBackOrIsVoidedOfAWithdrawnArticleIsNoTask(Dialect dialect) {
    open(dialect);
    push(sale(1));
    withdraw("p1");
    delete(SyncCatalogue.PRODUCT, "p2");
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_000L, null, "2026-11-20"));
    clock.advance(MINUTE);
    push(refund(2, 1), line(sale(3), "voided", 1L));
    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCustomerWhoWasGoneIsATask(Dialect dialect) {
    open(dialect);
    put(SyncCatalogue.CONTACT, TestRecords.contact("c2", "Bianchi", null));
    put(SyncCatalogue.CONTACT, TestRecords.contact("c3", "Verdi", null));
    clock.advance(MINUTE);
    delete(SyncCatalogue.CONTACT, "c1");
    putWith(SyncCatalogue.CONTACT, TestRecords.contact("c2", "Bianchi", null), "active", 0L);
    RootRecord whileHeWasOne = with(sale(4), "customer_id", "c3");
    clock.advance(MINUTE);
    putWith(SyncCatalogue.CONTACT, TestRecords.contact("c3", "Verdi", null), "active", 0L);

    clock.advance(MINUTE);
    push(with(sale(1), "customer_id", "c1"), with(sale(2), "customer_id", "c2"));
    push(with(sale(3), "customer_id", "c1"), whileHeWasOne);

    assertThat(tasks())
        .containsExactlyInAnyOrder(
            "contact c1: CUSTOMER_GONE customer_id Rossi, 1-1-00003, 2 times",
            "contact c2: CUSTOMER_GONE customer_id Bianchi, 1-1-00002, 1 times");
  }

  /// His number was corrected since, which says nothing of when he went.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCustomerIsJudgedByWhenHeWentAndNotByWhatWasChangedOfHimSince(Dialect dialect) {
    open(dialect);
    RootRecord before = with(sale(1), "customer_id", "c1");
    clock.advance(MINUTE);
    putWith(SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null), "active", 0L);
    clock.advance(MINUTE);
    RootRecord behind = with(sale(2), "customer_id", "c1");
    clock.advance(MINUTE);
    putWith(SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", "055"), "active", 0L);

    push(before);
    assertThat(tasks()).isEmpty();
    push(behind);
    assertThat(tasks())
        .containsExactly("contact c1: CUSTOMER_GONE customer_id Rossi, 1-1-00002, 1 times");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCashierWhoSoldAfterHeWasBlockedIsATask(Dialect dialect) {
    open(dialect);
    RootRecord before = sale(1);
    clock.advance(MINUTE);
    block("maria");
    clock.advance(MINUTE);

    push(before);
    assertThat(tasks()).isEmpty();
    push(sale(2), sale(3));
    push(OTHER_TILL, sale(OTHER_TILL, 1));
    assertThat(tasks())
        .containsExactly(
            "app_user maria: CASHIER_BLOCKED cashier_id User maria, 1-2-00001, 2 times");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRateThatDoesNotHoldOnTheDayIsOneTaskForAllArticles(Dialect dialect) {
    open(dialect);
    push(sale(1));
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_000L, null, "2026-11-20"));
    put(SyncCatalogue.VAT_RATE, rate("IT22", 2_200L, "2026-11-22", null));
    assertThat(tasks()).isEmpty();
    push(sale(2));
    push(sale(3), line(sale(4), "vat_rate_id", "IT22"));
    assertThat(tasks())
        .containsExactlyInAnyOrder(
            "vat_rate IT10: VAT_NOT_VALID vat_rate_id VAT IT10 holds to 2026-11-20 and was used on"
                + " 2026-11-21, 1-1-00003, 2 times",
            "vat_rate IT22: VAT_NOT_VALID vat_rate_id VAT IT22 holds from 2026-11-22 and was used"
                + " on 2026-11-21, 1-1-00004, 1 times");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRateHoldsOnItsFirstAndLastDay(Dialect dialect) {
    open(dialect);
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_000L, "2026-11-21", "2026-11-21"));
    push(sale(1));
    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRateThatIsNoMoreOrHasAnotherPercentageIsATask(Dialect dialect) {
    open(dialect);
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_100L, null, null));
    delete(SyncCatalogue.VAT_RATE, "IT22");
    push(sale(1), line(line(sale(2), "vat_rate_id", "IT22"), "rate_bp", 2_200L));
    assertThat(tasks())
        .containsExactlyInAnyOrder(
            "vat_rate IT10: VAT_NOT_VALID vat_rate_id VAT IT10 has 1100 basis points and was used"
                + " with 1000, 1-1-00001, 1 times",
            "vat_rate IT22: VAT_NOT_VALID vat_rate_id VAT IT22 was deleted, 1-1-00002, 1 times");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRateThatIsNotTheArticlesAnyMoreIsATaskOfThatArticle(Dialect dialect) {
    open(dialect);
    RootRecord before = sale(1);
    clock.advance(MINUTE);
    putWith(
        SyncCatalogue.PRODUCT, TestRecords.product("p1", "Pasta", "8001"), "vat_rate_id", "IT22");
    putWith(SyncCatalogue.PRODUCT, TestRecords.product("p2", "Riso"), "vat_rate_id", null);
    clock.advance(MINUTE);

    push(before);
    assertThat(tasks()).isEmpty();
    push(sale(2), sale(3));
    push(sale(4));
    assertThat(tasks())
        .containsExactly(
            "vat_rate IT10 p1: VAT_NOT_VALID vat_rate_id SKU-p1 Pasta has VAT IT22, 1-1-00004,"
                + " 2 times");
  }

  /// An article whose own rate is no more is sold at the shop's usual one.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theUsualRateOfAnArticleWhoseOwnWasDeletedIsNoTask(Dialect dialect) {
    open(dialect);
    putWith(
        SyncCatalogue.PRODUCT, TestRecords.product("p1", "Pasta", "8001"), "vat_rate_id", "IT22");
    delete(SyncCatalogue.VAT_RATE, "IT22");
    clock.advance(MINUTE);
    push(sale(1));
    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTicketThatTheClosingOfItsShiftDoesNotCountIsATaskOfThatShift(Dialect dialect) {
    open(dialect);
    push(sale(1));
    pushClosing(2, 4L);
    // It had waited for a person, and the closing counts it.
    push(with(sale(2), SealColumns.NUMBER, 3L));
    assertThat(tasks()).isEmpty();

    push(with(sale(3), SealColumns.NUMBER, 5L), with(sale(4), SealColumns.NUMBER, 6L));
    push(with(sale(5), SealColumns.NUMBER, 7L));

    assertThat(tasks())
        .containsExactly(
            "shift shift-till-a: SHIFT_CLOSED shift_id 1-1-SHIFT-1 counts 2, here: 5, 1-1-00005,"
                + " 2 times");
  }

  /// One that the closing counts is still on its way, so the number of them says nothing.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTicketThatIsSealedBehindTheClosingIsATaskAlsoWhereAnotherIsMissing(Dialect dialect) {
    open(dialect);
    pushClosing(2, 4L);
    push(with(sale(3), SealColumns.NUMBER, 5L));
    assertThat(tasks())
        .containsExactly(
            "shift shift-till-a: SHIFT_CLOSED shift_id 1-1-SHIFT-1 counts 2, here: 1, 1-1-00003,"
                + " 1 times");
  }

  /// Tickets go up before closings, so that this is the usual order.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aClosingThatLeavesOutATicketThatCameBeforeItIsATaskOfThatShift(Dialect dialect) {
    open(dialect);
    push(with(sale(1), SealColumns.NUMBER, 1L), with(sale(2), SealColumns.NUMBER, 2L));
    assertThat(tasks()).isEmpty();

    pushClosing(1, 3L);
    final List<String> told = tasks();
    pushClosingAgain(1, 3L);

    assertThat(told)
        .containsExactly(
            "shift shift-till-a: SHIFT_CLOSED shift_id 1-1-SHIFT-1 counts 1, here: 2, 1-1-00002,"
                + " 1 times");
    assertThat(tasks()).isEqualTo(told);
  }

  /// The number of tickets is right: one that the closing counts has not come yet.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aClosingBeforeATicketThatIsHereAndSealedBehindItIsATaskWithThatTicket(Dialect dialect) {
    open(dialect);
    push(with(sale(2), SealColumns.NUMBER, 4L), with(sale(1), SealColumns.NUMBER, 1L));
    pushClosing(2, 3L);
    assertThat(tasks())
        .containsExactly(
            "shift shift-till-a: SHIFT_CLOSED shift_id 1-1-SHIFT-1 counts 2, here: 2, 1-1-00002,"
                + " 1 times");
  }

  /// It counts what is still on its way; and so does one that comes in the middle of its tickets.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aClosingThatComesBeforeItsTicketsIsNoTask(Dialect dialect) {
    open(dialect);
    push(with(sale(1), SealColumns.NUMBER, 1L));
    pushClosing(3, 4L);
    assertThat(tasks()).isEmpty();
    push(with(sale(2), SealColumns.NUMBER, 2L), with(sale(3), SealColumns.NUMBER, 3L));
    assertThat(tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whateverLooksWrongTheSaleIsTakenByteForByteAndToldOncePerKind(Dialect dialect) {
    open(dialect);
    withdraw("p1");
    delete(SyncCatalogue.PRODUCT, "p2");
    delete(SyncCatalogue.CONTACT, "c1");
    block("maria");
    put(SyncCatalogue.VAT_RATE, rate("IT10", 1_000L, null, "2026-11-20"));
    pushClosing(0, 1L);
    clock.advance(MINUTE);
    RootRecord sale = with(with(sale(1), "customer_id", "c1"), SealColumns.NUMBER, 2L);

    assertThat(push(sale)).containsExactly(new Verdict.Accepted(1));
    final List<String> told = tasks();
    assertThat(push(sale)).containsExactly(new Verdict.Already(1));

    RootRecord here =
        Objects.requireNonNull(TestRecords.find(centre, SyncCatalogue.SALE, sale.id())).record();
    assertThat(new CanonicalForm().bytes(here)).isEqualTo(new CanonicalForm().bytes(sale));
    assertThat(told)
        .extracting(task -> task.replaceAll("^(\\S+).*: ([A-Z_]+) .*$", "$1 $2"))
        .containsExactlyInAnyOrder(
            "product ARTICLE_WITHDRAWN",
            "product ARTICLE_WITHDRAWN",
            "vat_rate VAT_NOT_VALID",
            "contact CUSTOMER_GONE",
            "app_user CASHIER_BLOCKED",
            "shift SHIFT_CLOSED");
    assertThat(tasks()).isEqualTo(told);
  }

  /// What a person has decided is not opened again; what is sold after that is news.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasLeftAsItIsOpensAgainOnlyForAnotherTicket(Dialect dialect) {
    open(dialect);
    block("maria");
    clock.advance(MINUTE);
    RootRecord first = sale(1);
    push(first);
    centre.write(
        Priority.PERSON,
        tx -> Issues.dismiss(tx, Issues.open(tx.handle()).getFirst().id(), "admin", "she may"));

    push(first);
    assertThat(tasks()).isEmpty();
    push(sale(2));
    assertThat(tasks())
        .containsExactly(
            "app_user maria: CASHIER_BLOCKED cashier_id User maria, 1-1-00002, 1 times");
  }

  private List<String> tasks() {
    return centre.<List<Issues.Issue>>read(Issues::open).stream()
        .map(issue ->
            "%s %s: %s %s %s, %d times"
                .formatted(
                    issue.table(),
                    issue.recordId(),
                    issue.code(),
                    issue.field(),
                    issue.detail(),
                    issue.times()))
        .toList();
  }

  private void withdraw(String product) {
    Records.Draft draft =
        product.equals("p1")
            ? TestRecords.product("p1", "Pasta", "8001")
            : TestRecords.product(product, product);
    putWith(SyncCatalogue.PRODUCT, draft, "active", 0L);
  }

  private void block(String user) {
    putWith(SyncCatalogue.APP_USER, TestRecords.user(user, null), "active", 0L);
  }

  private void put(TableSpec table, Records.Draft draft) {
    TestRecords.put(centre, table, draft);
  }

  private void putWith(
      TableSpec table, Records.Draft draft, String column, @Nullable Object value) {
    @Nullable Object[] values = draft.values().clone();
    values[table.requireIndexOf(column)] = value;
    put(table, new Records.Draft(draft.id(), values, draft.children()));
  }

  private void delete(TableSpec table, String id) {
    long version = Objects.requireNonNull(TestRecords.find(centre, table, id)).record().version();
    centre.write(Priority.PERSON, tx -> Records.delete(tx, table, id, version, "admin"));
  }

  private static Records.Draft rate(
      String id, long basisPoints, @Nullable String from, @Nullable String to) {
    return new Records.Draft(
        id, new Object[] {"VAT " + id, "IT", basisPoints, from, to, 1L}, List.of());
  }

  /// The closing of the till's shift, sealed at a place of its chain.
  private void pushClosing(long tickets, long place) {
    Values shift =
        Values.of(SyncCatalogue.SHIFT)
            .set("establishment_id", "1")
            .set("device_id", TILL.device())
            .set("number", 1L)
            .set("opened_at", clock.epochMillis())
            .set("opened_by", "maria")
            .set("business_date", "2026-11-21")
            .set("currency", "EUR")
            .set("float_minor", 0L);
    assertThat(push(record(TILL, SyncCatalogue.SHIFT, "shift-till-a", shift.array(), List.of())))
        .containsExactly(new Verdict.Accepted(1));
    assertThat(push(closing(tickets, place))).containsExactly(new Verdict.Accepted(1));
  }

  private void pushClosingAgain(long tickets, long place) {
    assertThat(push(closing(tickets, place))).containsExactly(new Verdict.Already(1));
  }

  private RootRecord closing(long tickets, long place) {
    Values values = Values.of(SyncCatalogue.CLOSING);
    SyncCatalogue.CLOSING.columns().stream()
        .filter(column -> NUMBERS.contains(column.kind()))
        .forEach(column -> values.set(column.name(), 0L));
    values
        .set("establishment_id", "1")
        .set("device_id", TILL.device())
        .set("series", "1-1")
        .set("kind", "SHIFT")
        .set("number", 1L)
        .set("period", "2026-11-21")
        .set("shift_id", "shift-till-a")
        .set("closed_at", clock.epochMillis())
        .set("business_date", "2026-11-21")
        .set("closed_by", "maria")
        .set("currency", "EUR")
        .set("tickets", tickets)
        .set(SealColumns.NUMBER, place);
    List<List<ChildRow>> none = List.of(List.of(), List.of(), List.of(), List.of());
    return record(TILL, SyncCatalogue.CLOSING, "z1", values.array(), none);
  }

  private List<Verdict> push(RootRecord... records) {
    return push(TILL, records);
  }

  private List<Verdict> push(Viewer sender, RootRecord... records) {
    CanonicalForm canonical = new CanonicalForm();
    List<Arrived> arrived = new ArrayList<>();
    for (RootRecord record : records) {
      arrived.add(new Arrived(record, canonical.hexHash(record)));
    }
    return new Ingest(centre).accept(sender, records[0].table(), arrived);
  }

  private RootRecord sale(long number) {
    return sale(TILL, number);
  }

  /// A ticket of p1 and p2 that is completed now.
  private RootRecord sale(Viewer till, long number) {
    String id = till.device() + "-s" + number;
    Records.Draft draft = TestRecords.sale(id, till.device(), "1", number, 2);
    RootRecord sale = record(till, SyncCatalogue.SALE, id, draft.values(), draft.children());
    return till.equals(TILL) ? completedNow(sale) : with(completedNow(sale), "series", "1-2");
  }

  private RootRecord refund(long number, long of) {
    String id = "till-a-s" + number;
    Records.Draft draft = TestRecords.refund(id, "till-a", "1", number, "till-a-s" + of, 1, 1);
    return completedNow(record(TILL, SyncCatalogue.SALE, id, draft.values(), draft.children()));
  }

  private RootRecord completedNow(RootRecord sale) {
    return with(sale, "completed_at", clock.epochMillis());
  }

  private static RootRecord record(
      Viewer till,
      TableSpec table,
      String id,
      @Nullable Object[] values,
      List<List<ChildRow>> children) {
    long at = Hlc.ofMillis(1_795_262_400_000L);
    return new RootRecord(
        table, id, till.device(), 1, null, at, "maria", false, values, children, null, null);
  }

  private static RootRecord with(RootRecord record, String column, @Nullable Object value) {
    @Nullable Object[] values = record.values().clone();
    values[record.table().requireIndexOf(column)] = value;
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }

  /// The ticket with another value in all of its lines.
  private static RootRecord line(RootRecord sale, String column, @Nullable Object value) {
    List<String> names =
        SyncCatalogue.SALE.children().getFirst().columns().stream()
            .map(each -> each.name())
            .toList();
    List<ChildRow> lines = new ArrayList<>();
    for (ChildRow row : sale.children().getFirst()) {
      @Nullable Object[] values = Arrays.copyOf(row.values(), row.values().length);
      values[names.indexOf(column)] = value;
      lines.add(new ChildRow(values, row.extra()));
    }
    List<List<ChildRow>> children = new ArrayList<>(sale.children());
    children.set(0, lines);
    return new RootRecord(
        sale.table(),
        sale.id(),
        sale.origin(),
        sale.version(),
        sale.baseVersion(),
        sale.modifiedAt(),
        sale.modifiedBy(),
        sale.deleted(),
        sale.values(),
        children,
        sale.stamps(),
        sale.extra());
  }
}
