package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final String EPOCH = "e1";

  @TempDir Path folder;
  private final Clock clock = Clock.noon();
  private Replica base;
  private Inbox inbox;

  @BeforeEach
  void open() {
    base = TestPlaces.base(folder, "till-a", "1", clock);
    inbox = new Inbox(base);
  }

  @AfterEach
  void close() {
    base.close();
  }

  @Test
  void aPageAndItsCursorArriveTogether() {
    inbox.apply(SyncCatalogue.PRODUCT_CATEGORY, EPOCH, List.of(down(category("a", "A"), 1, 17)));
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a").record().baseVersion()).isEqualTo(1);
    assertThat(cursor("product_category")).isEqualTo(new Cursors.Cursor(EPOCH, 17));
  }

  @Test
  void anOldPageAfterANewerOneChangesNothing() {
    apply(down(category("a", "new"), 5, 50));
    apply(down(category("a", "old"), 4, 40));
    assertThat(name("a")).isEqualTo("new");
  }

  @Test
  void theSamePageTwiceChangesNothingTheSecondTime() {
    Inbox.Incoming page = down(category("a", "A"), 3, 30);
    assertThat(apply(page).applied()).isEqualTo(1);
    StoredRecord before = find(SyncCatalogue.PRODUCT_CATEGORY, "a");
    assertThat(apply(page).applied()).isZero();
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a")).isEqualTo(before);
  }

  @Test
  void aRecordThatCannotBeStoredStopsOnlyItselfAndIsListed() {
    Inbox.Outcome outcome =
        inbox.apply(
            SyncCatalogue.PRODUCT_CATEGORY,
            EPOCH,
            List.of(
                down(category("a", "A"), 1, 1),
                new Inbox.Incoming(withoutName(category("bad", "x")), 2),
                down(category("c", "C"), 1, 3)));

    assertThat(outcome).isEqualTo(new Inbox.Outcome(2, 1));
    assertThat(name("a")).isEqualTo("A");
    assertThat(name("c")).isEqualTo("C");
    assertThat(cursor("product_category").seq()).isEqualTo(3);
    assertThat(base.<List<Issues.Issue>>read(Issues::open))
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.recordId()).isEqualTo("bad");
          assertThat(issue.way()).isEqualTo(Issues.Way.DOWN);
          assertThat(issue.detail()).contains("name");
        });
  }

  @Test
  void aChangeThatWaitsToGoUpIsNotLostToWhatItStandsOn() {
    apply(down(category("a", "centre"), 1, 1));
    put("a", "mine");
    apply(down(category("a", "centre"), 1, 1));
    assertThat(name("a")).isEqualTo("mine");
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a").pending()).isTrue();
  }

  @Test
  void whereTheCentreWinsTheOwnChangeIsKeptForTheEyes() {
    apply(down(category("a", "centre"), 1, 1));
    put("a", "mine");
    apply(down(category("a", "newer"), 2, 2));

    assertThat(name("a")).isEqualTo("newer");
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "a").pending()).isFalse();
    List<Overwritten.Kept> kept = base.read(h -> Overwritten.of(h, "product_category", "a"));
    assertThat(kept)
        .singleElement()
        .satisfies(lost -> assertThat(lost.value()).contains("\"name\":\"mine\""));
  }

  @Test
  void aFinishedSaleIsNotTouchedByAnythingThatComesIn() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    StoredRecord mine = find(SyncCatalogue.SALE, "s1");
    RootRecord other =
        mine.record()
            .withContent(
                TestRecords.sale("s1", "till-a", "1", 1, 9).values(),
                null,
                mine.record().modifiedAt(),
                "intruder");
    inbox.apply(SyncCatalogue.SALE, EPOCH, List.of(down(other, 7, 7)));

    assertThat(find(SyncCatalogue.SALE, "s1")).isEqualTo(mine);
    assertThat(base.<List<Issues.Issue>>read(Issues::open)).hasSize(1);
  }

  /// Nor by what comes in once upstream has it, be it another content, the word that it is gone, or
  /// a table that does not name it.
  @Test
  void aSaleThatHasArrivedUpstreamIsNotTouchedEither() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    base.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update sale set pending = 0, base_version = 1"));
    StoredRecord mine = find(SyncCatalogue.SALE, "s1");
    RootRecord other =
        mine.record()
            .withContent(
                TestRecords.sale("s1", "till-a", "1", 1, 9).values(),
                null,
                mine.record().modifiedAt(),
                "intruder");

    inbox.apply(SyncCatalogue.SALE, EPOCH, List.of(down(other, 7, 7)));
    inbox.finish(SyncCatalogue.SALE, EPOCH, List.of("s1"), new Inbox.End(8, true));
    inbox.finishAll("e2", Map.of(SyncCatalogue.SALE, new Inbox.End(9, true)));

    assertThat(find(SyncCatalogue.SALE, "s1")).isEqualTo(mine);
    assertThat(base.<List<Issues.Issue>>read(Issues::open))
        .singleElement()
        .satisfies(issue -> assertThat(issue.code()).isEqualTo("SAME_ID_OTHER_CONTENT"));
  }

  @Test
  void aPageThatIsHereAlreadyTakesNoPlaceInTheFeed() {
    apply(down(category("b", "B"), 1, 1));
    long head = find(SyncCatalogue.PRODUCT_CATEGORY, "b").seq();
    List<Committed> heard = new ArrayList<>();
    try (Replica.Subscription _ = base.onCommit(heard::add)) {
      apply(down(category("b", "B"), 1, 1));
      assertThat(heard).isEmpty();
      apply(down(category("a", "A"), 1, 2), down(category("b", "B"), 1, 3));
      apply(down(category("b", "B"), 1, 4), down(category("c", "C"), 1, 5));
    }
    assertThat(heard).extracting(Committed::head).containsExactly(head + 1, head + 2);
    assertThat(find(SyncCatalogue.PRODUCT_CATEGORY, "c").seq()).isEqualTo(head + 2);
  }

  @Test
  void whatIsGoneLeavesInSmallPartsAndTheCursorMovesLast() {
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      gone.add("g" + i);
      apply(down(category("g" + i, "G"), 1, i + 1));
    }
    base.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    "create trigger planted before delete on product_category"
                        + " when old.id = 'g450' begin select raise(abort, 'planted'); end"));
    Inbox.End end = new Inbox.End(900, true);
    assertThatThrownBy(() -> inbox.finish(SyncCatalogue.PRODUCT_CATEGORY, EPOCH, gone, end))
        .isInstanceOf(StoreFailure.class);
    assertThat(categories()).isEqualTo(100);
    assertThat(cursor("product_category").seq()).isEqualTo(500);

    base.write(Priority.PERSON, tx -> tx.handle().execute("drop trigger planted"));
    inbox.finish(SyncCatalogue.PRODUCT_CATEGORY, EPOCH, gone, end);
    assertThat(categories()).isZero();
    assertThat(cursor("product_category").seq()).isEqualTo(900);
  }

  @Test
  void whatUpstreamNoLongerNamesStaysUntilTheTableIsWhole() {
    TestRecords.put(base, SyncCatalogue.PRODUCT, TestRecords.product("own", "Made here"));
    apply(
        down(category("a", "A"), 1, 1),
        down(category("b", "B"), 1, 2),
        down(category("mine", "M"), 1, 3));
    finish(3, true);
    forgetCategories();
    put("mine", "changed");

    apply(down(category("a", "A"), 1, 11));
    finish(11, false);
    assertThat(name("b")).isEqualTo("B");
    finish(12, true);
    assertThat(TestRecords.find(base, SyncCatalogue.PRODUCT_CATEGORY, "b")).isNull();
    assertThat(name("a")).isEqualTo("A");
    assertThat(name("mine")).isEqualTo("changed");
    inbox.finishAll(EPOCH, Map.of(SyncCatalogue.PRODUCT, new Inbox.End(12, true)));
    assertThat(TestRecords.find(base, SyncCatalogue.PRODUCT, "own")).isNotNull();
  }

  @Test
  void whatIsNamedAndCannotBeStoredIsNotTakenOutForIt() {
    apply(down(category("a", "A"), 1, 1));
    finish(1, true);
    forgetCategories();
    apply(new Inbox.Incoming(withoutName(category("a", "x")), 2));
    finish(2, true);
    assertThat(name("a")).isEqualTo("A");
  }

  @Test
  void whatCouldNotBeStoredIsNoIssueAnyMoreOnceItCan() {
    apply(
        new Inbox.Incoming(withoutName(category("a", "A")), 1),
        new Inbox.Incoming(withoutName(category("b", "B")), 2));
    assertThat(base.<Long>read(Issues::countOpen)).isEqualTo(2);
    apply(down(category("a", "A"), 2, 3));
    assertThat(base.<List<Issues.Issue>>read(Issues::open))
        .extracting(Issues.Issue::recordId)
        .containsExactly("b");
  }

  @Test
  void whatLeavesTheScopeStaysWhileItWaitsToGoUp() {
    apply(down(category("a", "A"), 1, 1), down(category("b", "B"), 1, 2));
    put("a", "mine");
    inbox.finish(SyncCatalogue.PRODUCT_CATEGORY, EPOCH, List.of("a", "b"), new Inbox.End(9, true));
    assertThat(name("a")).isEqualTo("mine");
    assertThat(TestRecords.find(base, SyncCatalogue.PRODUCT_CATEGORY, "b")).isNull();
    assertThat(cursor("product_category").seq()).isEqualTo(9);
  }

  private Inbox.Outcome apply(Inbox.Incoming... page) {
    return inbox.apply(SyncCatalogue.PRODUCT_CATEGORY, EPOCH, List.of(page));
  }

  private void finish(long upTo, boolean whole) {
    inbox.finishAll(EPOCH, Map.of(SyncCatalogue.PRODUCT_CATEGORY, new Inbox.End(upTo, whole)));
  }

  /// As if everything that is here came from a centre that has forgotten it since.
  private void forgetCategories() {
    base.write(
        Priority.PERSON,
        tx -> {
          Cursors.resetAll(tx);
          return tx.handle().execute("update product_category set base_version = null");
        });
  }

  private long categories() {
    return base.read(
        h -> h.createQuery("select count(*) from product_category").mapTo(Long.class).one());
  }

  private void put(String id, String name) {
    TestRecords.put(base, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category(id, name));
  }

  private @Nullable String name(String id) {
    return find(SyncCatalogue.PRODUCT_CATEGORY, id).record().text("name");
  }

  private StoredRecord find(TableSpec table, String id) {
    return Objects.requireNonNull(TestRecords.find(base, table, id));
  }

  private Cursors.Cursor cursor(String table) {
    return Objects.requireNonNull(base.read(Cursors::all).get(table));
  }

  private RootRecord category(String id, String name) {
    return new RootRecord(
        SyncCatalogue.PRODUCT_CATEGORY,
        id,
        RootRecord.CENTRE,
        1,
        null,
        clock.epochMillis() << 16,
        "head office",
        false,
        TestRecords.category(id, name).values(),
        List.of(),
        null,
        null);
  }

  private static RootRecord withoutName(RootRecord category) {
    @Nullable Object[] values = category.values().clone();
    values[1] = null;
    return category.withContent(values, null, category.modifiedAt(), category.modifiedBy());
  }

  private static Inbox.Incoming down(RootRecord record, long version, long seq) {
    return new Inbox.Incoming(record.withVersions(version, null), seq);
  }
}
