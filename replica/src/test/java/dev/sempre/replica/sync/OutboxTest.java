package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.replica.db.Dialect;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();
  private Replica base;
  private Outbox outbox;

  @BeforeEach
  void open() {
    base = TestPlaces.base(folder, "till-a", "1", clock);
    outbox = new Outbox(base);
  }

  @AfterEach
  void close() {
    base.close();
  }

  @Test
  void anAcknowledgementNeverClearsAChangeThatWasMadeMeanwhile() {
    contact("c1", "Rossi");
    StoredRecord sent = next().getFirst();
    contact("c1", "Rossi Bar");
    settle(sent, new Verdict.Accepted(4));

    StoredRecord now = find(SyncCatalogue.CONTACT, "c1");
    assertThat(now.pending()).isTrue();
    assertThat(now.record().baseVersion()).isEqualTo(4);
    assertThat(next()).hasSize(1);
    settle(next().getFirst(), new Verdict.Accepted(5));
    assertThat(next()).isEmpty();
    assertThat(outbox.waiting()).isEmpty();
  }

  @Test
  void aRefusedRecordWaitsForAPersonAndItsNeighboursDoNot() {
    contact("good", "Good");
    contact("bad", "Bad");
    List<StoredRecord> batch = next();
    settle(batch.get(0), new Verdict.Accepted(1));
    settle(batch.get(1), new Verdict.Rejected("FIELD_VALUE", "email", "x"));

    assertThat(next()).isEmpty();
    assertThat(outbox.waiting())
        .containsExactly(Map.entry(SyncCatalogue.CONTACT, new Outbox.Waiting(0, 1)));
    Issues.Issue issue = openIssues().getFirst();
    assertThat(issue.recordId()).isEqualTo("bad");
    assertThat(issue.field()).isEqualTo("email");
  }

  @Test
  void aCorrectedRecordGoesUpByItselfAndItsIssueCloses() {
    contact("bad", "Bad");
    settle(next().getFirst(), new Verdict.Rejected("FIELD_VALUE", "name", "Bad"));
    contact("bad", "Corrected");

    StoredRecord corrected = next().getFirst();
    assertThat(corrected.record().text("name")).isEqualTo("Corrected");
    settle(corrected, new Verdict.Accepted(1));
    assertThat(openIssues()).isEmpty();
    assertThat(outbox.waiting()).isEmpty();
  }

  @Test
  void anUnchangedRecordGoesUpAgainWhenAPersonSaysSo() {
    contact("bad", "Bad");
    settle(next().getFirst(), new Verdict.Rejected("FIELD_VALUE", "name", "Bad"));
    String id = openIssues().getFirst().id();
    IssueRemedies.apply(base, List.of(id), new IssueRemedies.Remedy.Resend(), "lucia");
    assertThat(next()).hasSize(1);
  }

  @Test
  void aDismissedRecordStaysUnsentUntilItChanges() {
    contact("bad", "Bad");
    settle(next().getFirst(), new Verdict.Rejected("FIELD_VALUE", "name", "Bad"));
    String id = openIssues().getFirst().id();
    IssueRemedies.apply(
        base, List.of(id), new IssueRemedies.Remedy.Dismiss("entered twice"), "lucia");
    assertThat(next()).isEmpty();
    assertThat(outbox.waiting().get(SyncCatalogue.CONTACT)).isEqualTo(new Outbox.Waiting(0, 1));
    contact("bad", "Better");
    assertThat(next()).hasSize(1);
  }

  @Test
  void aFactThatWasRefusedWhileTheClockWasAheadIsTriedAgain() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 1));
    clock.advance(30L * 86_400_000);
    settle(next().getFirst(), new Verdict.Rejected("FIELD_VALUE", "series", "x"));
    assertThat(next()).isEmpty();

    clock.advance(-30L * 86_400_000);
    assertThat(next()).extracting(stored -> stored.record().id()).containsExactly("s1");
  }

  @Test
  void aRefusedFactIsTriedAgainOnceADay() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 1));
    contact("c1", "Rossi");
    List<StoredRecord> sent = next();
    Verdict refusal = new Verdict.Rejected("FIELD_VALUE", "series", "x");
    sent.forEach(each -> settle(each, refusal));
    clock.advance(Outbox.FACT_AGAIN_MILLIS - 1);
    assertThat(next()).isEmpty();

    clock.advance(1);
    assertThat(next()).extracting(stored -> stored.record().id()).containsExactly("s1");
    assertThat(outbox.waiting())
        .containsEntry(SyncCatalogue.SALE, new Outbox.Waiting(1, 0))
        .containsEntry(SyncCatalogue.CONTACT, new Outbox.Waiting(0, 1));
    Issues.Issue before = issueOf("s1");
    settle(next().getFirst(), refusal);

    Issues.Issue after = issueOf("s1");
    assertThat(after.times()).isEqualTo(before.times() + 1);
    assertThat(after.lastAtMillis()).isEqualTo(before.lastAtMillis() + Outbox.FACT_AGAIN_MILLIS);
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("times", "lastAtMillis")
        .isEqualTo(before);
    assertThat(next()).isEmpty();
    clock.advance(Outbox.FACT_AGAIN_MILLIS);
    settle(next().getFirst(), new Verdict.Accepted(1));
    assertThat(openIssues()).extracting(Issues.Issue::recordId).containsExactly("c1");
  }

  @Test
  void theOutboxLooksIssuesUpAndNeverReadsThemAll() {
    for (TableSpec table : List.of(SyncCatalogue.SALE, SyncCatalogue.CONTACT)) {
      assertThat(plan(RecordSql.of(Dialect.SQLITE, table).selectBySeq(Outbox.NOT_REFUSED)))
          .anyMatch(step -> step.contains("SEARCH i USING INDEX issue_of_record"))
          .noneMatch(step -> step.startsWith("SCAN i"));
    }
    assertThat(
            plan(
                "update issue set times = 1 where table_name = ? and record_id = ?"
                    + " and direction = ? and state <> 'RESOLVED'"))
        .noneMatch(step -> step.startsWith("SCAN"));
    assertThat(plan("select 1 from issue where table_name = ? and state <> 'RESOLVED' limit 1"))
        .noneMatch(step -> step.startsWith("SCAN"));
  }

  @Test
  void settledIssuesAreForgottenAndOthersAreNot() {
    for (String id : List.of("arrived", "open", "dismissed")) {
      contact(id, id);
    }
    next().forEach(each -> settle(each, new Verdict.Rejected("FIELD_VALUE", "name", "x")));
    IssueRemedies.apply(
        base,
        List.of(issueOf("dismissed").id()),
        new IssueRemedies.Remedy.Dismiss("entered twice"),
        "lucia");
    settle(find(SyncCatalogue.CONTACT, "arrived"), new Verdict.Accepted(1));

    purgeBefore(clock.epochMillis());
    assertThat(issues()).isEqualTo(3);
    purgeBefore(clock.epochMillis() + 1);
    assertThat(issues()).isEqualTo(2);
    assertThat(openIssues()).extracting(Issues.Issue::recordId).containsExactly("open");
    assertThat(next()).isEmpty();
  }

  @Test
  void aReconciliationThatIsKilledIsDoneAgainFromTheBeginning() {
    Records.Draft[] contacts = new Records.Draft[2_500];
    for (int i = 0; i < contacts.length; i++) {
      contacts[i] = TestRecords.contact("c" + i, "Contact " + i, null);
    }
    TestRecords.put(base, SyncCatalogue.CONTACT, contacts);
    List<StoredRecord> sent = outbox.next(Outbox.Position.start(), 10_000);
    outbox.settle(
        sent.stream()
            .map(each -> new Outbox.Answer(each.record(), new Verdict.Accepted(7)))
            .toList(),
        null);
    new Inbox(base).finishAll("e1", Map.of(SyncCatalogue.CONTACT, new Inbox.End(9, true)));
    sql(
        "create trigger planted before update on contact when old.id = 'c1200'"
            + " begin select raise(abort, 'planted'); end");

    assertThatThrownBy(() -> outbox.reconcile()).isInstanceOf(StoreFailure.class);
    assertThat(base.read(Cursors::all)).containsOnlyKeys("contact");
    assertThat(outbox.waiting().get(SyncCatalogue.CONTACT)).isEqualTo(new Outbox.Waiting(1_000, 0));
    sql("drop trigger planted");
    outbox.reconcile();

    assertThat(base.read(Cursors::all)).isEmpty();
    assertThat(outbox.waiting().get(SyncCatalogue.CONTACT)).isEqualTo(new Outbox.Waiting(2_500, 0));
    assertThat(next()).extracting(stored -> stored.record().baseVersion()).containsOnlyNulls();
  }

  @Test
  void laterMeansTheNextUploadAndNotThisOne() {
    contact("c1", "One");
    contact("c2", "Two");
    Outbox.Position position = Outbox.Position.start();
    List<StoredRecord> batch = outbox.next(position, 1);
    settle(batch.getFirst(), new Verdict.Retry(Verdict.UNKNOWN_TABLE, ""));
    position = position.behind(batch);
    assertThat(outbox.next(position, 10))
        .singleElement()
        .satisfies(r -> assertThat(r.record().id()).isEqualTo("c2"));
    assertThat(next()).hasSize(2);
  }

  @Test
  void silenceUsesNothingUp() {
    contact("c1", "One");
    for (int attempt = 0; attempt < 1_000; attempt++) {
      assertThat(next()).hasSize(1);
    }
    assertThat(openIssues()).isEmpty();
  }

  @Test
  void whereTheCentreWinsARefusedChangeGivesWayAndIsKept() {
    TestRecords.put(base, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "mine"));
    settle(next().getFirst(), new Verdict.Conflict(Verdict.CHANGED_UPSTREAM, 7));
    assertThat(outbox.waiting()).isEmpty();
    assertThat(openIssues()).isEmpty();
    List<Overwritten.Kept> kept = base.read(h -> Overwritten.of(h, "product_category", "a"));
    assertThat(kept).hasSize(1);
  }

  @Test
  void tablesGoUpInTheOrderOfTheCatalogue() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 1));
    contact("c1", "Customer");
    assertThat(next())
        .extracting(stored -> stored.record().table().name())
        .containsExactly("contact", "sale");
  }

  private Issues.Issue issueOf(String record) {
    return openIssues().stream().filter(i -> i.recordId().equals(record)).findAny().orElseThrow();
  }

  private long issues() {
    return base.read(h -> h.createQuery("select count(*) from issue").mapTo(Long.class).one());
  }

  private void purgeBefore(long millis) {
    base.write(
        Priority.BACKGROUND,
        tx -> {
          Issues.purgeBefore(tx, millis);
          return null;
        });
  }

  private void sql(String text) {
    base.write(Priority.PERSON, tx -> tx.handle().execute(text));
  }

  /// Steps in which SQLite would answer a statement.
  private List<String> plan(String statement) {
    return base.read(handle -> {
      try (var explained =
          handle.getConnection().prepareStatement("explain query plan " + statement)) {
        List<String> steps = new ArrayList<>();
        try (var rows = explained.executeQuery()) {
          while (rows.next()) {
            steps.add(rows.getString("detail"));
          }
        }
        return steps;
      }
    });
  }

  private List<StoredRecord> next() {
    return outbox.next(Outbox.Position.start(), 100);
  }

  private void settle(StoredRecord sent, Verdict verdict) {
    outbox.settle(List.of(new Outbox.Answer(sent.record(), verdict)), null);
  }

  private List<Issues.Issue> openIssues() {
    return base.read(Issues::open);
  }

  private void contact(String id, String name) {
    TestRecords.put(base, SyncCatalogue.CONTACT, TestRecords.contact(id, name, null));
  }

  private StoredRecord find(TableSpec table, String id) {
    return Objects.requireNonNull(TestRecords.find(base, table, id));
  }
}
