package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.List;
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
        .containsExactly(java.util.Map.entry(SyncCatalogue.CONTACT, new Outbox.Waiting(0, 1)));
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

  private List<StoredRecord> next() {
    return outbox.next(Outbox.Position.start(), 100);
  }

  private void settle(StoredRecord sent, Verdict verdict) {
    outbox.settle(List.of(new Outbox.Answer(sent.record(), verdict)));
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
