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
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /// Two copies of a till that both sold without a line: both customers have paid. Source: R21.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aNumberThatTwoTicketsBearIsToldAndBothAreKept(Dialect dialect) {
    open(dialect);
    push(sale("s1", 1), sale("s2", 2));
    assertThat(push(sale("s9", 2), sale("s3", 3)))
        .containsExactly(new Verdict.Accepted(1), new Verdict.Accepted(1));
    assertThat(push(sale("s9", 2), sale("s8", 3), sale("s7", 4), sale("s6", 4)))
        .contains(new Verdict.Already(1));

    assertThat(count("sale")).isEqualTo(7);
    assertThat(centre.<List<Issues.Issue>>read(Issues::open))
        .allSatisfy(issue -> {
          assertThat(issue.code()).isEqualTo("NUMBER_GIVEN_TWICE");
          assertThat(issue.field()).isEqualTo("number");
          assertThat(issue.times()).isOne();
        })
        .extracting(issue -> issue.recordId() + ": " + issue.detail())
        .containsExactlyInAnyOrder("s9: 1-1-2 s2", "s8: 1-1-3 s3", "s7: 1-1-4 s6");
  }

  /// Two tills that do not know of each other: both customers have their money. Source: F24.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void goodsThatCameBackMoreOftenThanTheyWereSoldAreToldAndAllTicketsAreKept(Dialect dialect) {
    open(dialect);
    push(sale("s1", 1), sale("s2", 2));
    assertThat(push(refund("r1", 3, "s1", 1, 1), refund("r2", 4, "s1", 2, 1)))
        .containsExactly(new Verdict.Accepted(1), new Verdict.Accepted(1));
    assertThat(centre.<List<Issues.Issue>>read(Issues::open)).isEmpty();

    assertThat(push(refund("r3", 5, "s1", 1, 1), refund("r3", 5, "s1", 1, 1)))
        .containsExactly(new Verdict.Accepted(1), new Verdict.Already(1));
    push(refund("r4", 6, "s1", 2, 1));
    push(sale("s7", 7));

    assertThat(count("sale")).isEqualTo(7);
    assertThat(centre.<List<Issues.Issue>>read(Issues::open))
        .extracting(issue -> issue.recordId() + " " + issue.code() + " " + issue.detail())
        .containsExactly("s1 RETURNED_TWICE 1: 1-1-00003, 1-1-00005; 2: 1-1-00004, 1-1-00006");
  }

  /// The till that sold had no line when the others took the goods back.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aReturnOfATicketThatIsNotHereIsTakenAndLookedIntoWhenTheTicketComes(Dialect dialect) {
    open(dialect);
    assertThat(
            push(
                refund("r1", 3, "s1", 1, 1),
                refund("r2", 4, "s1", 1, 1),
                refund("r3", 5, "s2", 1, 1),
                refund("r4", 6, "nowhere", 9, 3)))
        .containsOnly(new Verdict.Accepted(1));
    assertThat(centre.<List<Issues.Issue>>read(Issues::open)).isEmpty();

    push(sale("s1", 1), sale("s2", 2));

    assertThat(centre.<List<Issues.Issue>>read(Issues::open))
        .extracting(issue -> issue.recordId() + " " + issue.code() + " " + issue.detail())
        .containsExactly("s1 RETURNED_TWICE 1: 1-1-00003, 1-1-00004");
  }

  private static RootRecord refund(String id, long number, String of, int position, int units) {
    return record(
        SyncCatalogue.SALE,
        TestRecords.refund(id, "till-a", "1", number, of, position, units),
        "till-a");
  }

  /// Else a centre that is killed right behind the ticket would take the till's older copy for the
  /// till, and that would give out the ticket's number again. Source: R21.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatTheSenderTellsOfItsFeedIsStoredTogetherWithItsTicket(Dialect dialect) {
    open(dialect);
    List<Committed> commits = new ArrayList<>();
    centre.onCommit(commits::add);
    RootRecord sale = sale("s1", 1);
    Arrived arrived = new Arrived(sale, new CanonicalForm().hexHash(sale));
    new Ingest(centre, "life:7").accept(TILL, SyncCatalogue.SALE, List.of(arrived));

    assertThat(centre.<Optional<String>>read(handle -> BasesTold.find(handle, TILL.device())))
        .contains("life:7");
    assertThat(commits).hasSize(1);
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
        record(SyncCatalogue.ACCOUNT_SETTING, setting("a", "2", "x"), "till-a"),
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
  void whatATillSoldBeforeItMovedToAnotherShopArrives(Dialect dialect) {
    open(dialect);
    RootRecord sale =
        record(SyncCatalogue.SALE, TestRecords.sale("s", "till-a", "2", 1, 1), "till-a");
    assertThat(push(sale)).containsExactly(new Verdict.Accepted(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBaseOverwritesNothingOfAnotherShop(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.ACCOUNT_SETTING, setting("a", "2", "theirs"));
    RootRecord mine = record(SyncCatalogue.ACCOUNT_SETTING, setting("a", "1", "mine"), "till-a");

    assertRefused(mine.withVersions(2, 1L), Verdict.NOT_ALLOWED, "establishment_id");
    assertThat(push(mine)).containsExactly(new Verdict.Conflict(Verdict.CHANGED_UPSTREAM, 1));
    assertThat(find(SyncCatalogue.ACCOUNT_SETTING, "a").text("value")).isEqualTo("theirs");
  }

  /// A centre that was restored may have lost what another base, which is no more, has made.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBaseGivesBackWhatOthersHaveMade(Dialect dialect) {
    open(dialect);
    assertThat(
            push(record(SyncCatalogue.CONTACT, TestRecords.contact("c", "Rossi", null), "till-b")))
        .containsExactly(new Verdict.Accepted(1));
    RootRecord centres =
        record(SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("c", "C"), RootRecord.CENTRE);
    assertThat(push(centres)).containsExactly(new Verdict.Accepted(1));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsThereAlreadyTakesNoPlaceInTheFeedAndWakesNobody(Dialect dialect) {
    open(dialect);
    RootRecord[] batch = {sale("s1", 1), sale("s2", 2)};
    push(batch);
    push(record(SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null), "till-a"));
    final long head = new Changes(centre, 1).head().head();
    List<Committed> heard = new ArrayList<>();
    try (Replica.Subscription _ = centre.onCommit(heard::add)) {
      assertThat(push(batch)).containsExactly(new Verdict.Already(1), new Verdict.Already(1));
      push(record(SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null), "till-a"));
      assertThat(heard).isEmpty();
      assertThat(new Changes(centre, 1).head().head()).isEqualTo(head);

      push(sale("s0", 3), sale("s2", 2), sale("s4", 4), sale("s1", 1), sale("s5", 5));
      assertThat(heard)
          .singleElement()
          .satisfies(committed -> {
            assertThat(committed.ids()).isEqualTo(Map.of("sale", List.of("s0", "s4", "s5")));
            assertThat(committed.head()).isEqualTo(head + 3);
          });
    }
    assertThat(
            centre.<List<Long>>read(
                h -> h.createQuery("select seq from sale order by id").mapTo(Long.class).list()))
        .containsExactly(head + 1, 1L, 2L, head + 2, head + 3);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void malformedStampsStopNothingButTheirRecord(Dialect dialect) {
    open(dialect);
    RootRecord before = contact("a", null);
    RootRecord after = contact("z", null);
    for (String stamps : List.of("{\"*\":null}", "{\"*\":{}}", "{\"*\":[]}", "null")) {
      List<Verdict> verdicts = push(before, contact("m", stamps), after);
      assertThat(verdicts.get(1))
          .isEqualTo(new Verdict.Rejected(Violation.BAD_VALUE, "stamps", stamps));
      assertThat(List.of(verdicts.get(0), verdicts.get(2)))
          .allMatch(v -> v.equals(new Verdict.Accepted(1)) || v.equals(new Verdict.Already(1)));
    }
    assertThat(count("contact")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aChangeOnTopOfTheOwnOneWhoseAnswerWasLostStands(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "centre"));
    final RootRecord first = category("first", 1L, 1);
    final RootRecord second = category("second", 1L, 2);
    final RootRecord third = category("third", 1L, 3);

    assertThat(push(first)).containsExactly(new Verdict.Accepted(2));
    assertThat(push(second)).containsExactly(new Verdict.Accepted(3));
    assertThat(push(third)).containsExactly(new Verdict.Accepted(4));
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a").text("name")).isEqualTo("third");
    assertThat(centre.<List<Overwritten.Kept>>read(h -> Overwritten.of(h, "product_category", "a")))
        .hasSize(2);

    // The same requests once more, late and out of order.
    assertThat(push(second)).containsExactly(conflict(4));
    assertThat(push(first)).containsExactly(conflict(4));
    assertThat(push(third)).containsExactly(new Verdict.Already(4));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aChangeOfARecordWhoseMakingWasNotAnsweredStands(Dialect dialect) {
    open(dialect);
    assertThat(push(category("made", null, 1))).containsExactly(new Verdict.Accepted(1));
    assertThat(push(category("changed", null, 2))).containsExactly(new Verdict.Accepted(2));
    assertThat(push(category("again", null, 3))).containsExactly(new Verdict.Accepted(3));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aChangeOnTopOfTheOwnOneLosesWhereSomebodyElseCameBetween(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "centre"));
    push(category("first", 1L, 1));
    push(new Viewer("till-b", "1"), category("other", 2L, 2));
    assertThat(push(category("second", 1L, 3))).containsExactly(conflict(3));

    push(new Viewer("till-b", "1"), category("again", 3L, 4));
    TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "newest"));
    assertThat(push(new Viewer("till-b", "1"), category("late", 3L, 5)))
        .containsExactly(conflict(5));
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a").text("name")).isEqualTo("newest");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aLosingValueThatComesTwiceIsKeptOnce(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Now", "1"));
    RootRecord stale = record(SyncCatalogue.CONTACT, contactDraft("Old"), "till-a");
    clock.advance(1_000);
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Newer", "1"));
    push(stale);
    push(stale);
    assertThat(centre.<List<Overwritten.Kept>>read(h -> Overwritten.of(h, "contact", "c1")))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.value()).isEqualTo("Old");
          assertThat(kept.lost().base()).isEqualTo("till-a");
          assertThat(kept.winner()).isNotNull();
        });
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

  /// It has seen what stands, so that lies behind its cursor. Source: I6.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatCountsComesDownAgainToABaseThatHasPutSomethingEarlierOverIt(Dialect dialect) {
    open(dialect);
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Before", "1"));
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Now", "1"));
    RootRecord standing =
        Objects.requireNonNull(TestRecords.find(centre, SyncCatalogue.CONTACT, "c1")).record();
    long seenUpTo = centre.<Changes.Head>read(Changes::head).head();
    RootRecord earlier =
        standing
            .withContent(
                TestRecords.contact("c1", "Earlier", "1").values(),
                "{\"*\":\"1@till-a\"}",
                standing.modifiedAt() - Hlc.ofMillis(2 * 86_400_000L),
                "maria")
            .withVersions(3, standing.version());

    assertThat(push(earlier)).containsExactly(new Verdict.Already(standing.version()));

    StoredRecord stands =
        Objects.requireNonNull(TestRecords.find(centre, SyncCatalogue.CONTACT, "c1"));
    assertThat(stands.record().text("name")).isEqualTo("Now");
    assertThat(stands.record().version()).isGreaterThan(standing.version());
    assertThat(stands.seq()).isGreaterThan(seenUpTo);
    assertThat(centre.<List<Overwritten.Kept>>read(h -> Overwritten.of(h, "contact", "c1")))
        .extracting(Overwritten.Kept::value)
        .contains("Earlier");
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

  private static Verdict conflict(long version) {
    return new Verdict.Conflict(Verdict.CHANGED_UPSTREAM, version);
  }

  private static Records.Draft setting(String id, String establishment, String value) {
    return new Records.Draft(id, new Object[] {establishment, "setting", value}, List.of());
  }

  private static Records.Draft contactDraft(String name) {
    return TestRecords.contact("c1", name, "1");
  }

  private static RootRecord contact(String id, @Nullable String stamps) {
    RootRecord contact =
        record(SyncCatalogue.CONTACT, TestRecords.contact(id, "Rossi", null), "till-a");
    return contact.withContent(
        contact.values(), stamps, contact.modifiedAt(), contact.modifiedBy());
  }

  /// A category as the till sends it, changed so many minutes from now.
  private RootRecord category(String name, @Nullable Long base, int minutes) {
    RootRecord made =
        record(SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", name), "till-a");
    long at = Hlc.ofMillis(clock.epochMillis() + minutes * 60_000L);
    return made.withContent(made.values(), null, at, "maria").withVersions(9, base);
  }

  private RootRecord find(TableSpec table, String id) {
    return Objects.requireNonNull(TestRecords.find(centre, table, id)).record();
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
