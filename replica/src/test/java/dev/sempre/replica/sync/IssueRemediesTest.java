package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.IssueRemedies.Answer;
import dev.sempre.replica.sync.IssueRemedies.Remedy;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueRemediesTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();
  private Replica centre;
  private Replica base;
  private Line line;

  @BeforeEach
  void open() {
    centre = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("centre.db")), clock);
    base = TestPlaces.base(folder, "till-a", "1", clock);
    line = new Line(centre, base);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  @Test
  void aMalformedTicketIsCorrectedAndArrivesLikeItsNeighbours() {
    for (int i = 1; i <= 10; i++) {
      TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s" + i, "till-a", "1", i, 2));
    }
    base.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update sale set currency = 'euro' where id = 's5'"));

    assertThat(line.upload()).isEqualTo(9);
    Issues.Issue issue = onlyIssue();
    assertThat(issue.field()).isEqualTo("currency");
    assertThat(canCorrect(issue)).isTrue();
    assertThat(correct(issue, "euros")).isEqualTo(Answer.VALUE_NOT_ACCEPTED);
    assertThat(correct(issue, "EUR")).isEqualTo(Answer.DONE);
    assertThat(line.upload()).isEqualTo(1);
    assertThat(TestRecords.find(centre, SyncCatalogue.SALE, "s5")).isNotNull();
    assertThat(base.<Long>read(Issues::countOpen)).isZero();
    assertThat(base.read(h -> Overwritten.of(h, "sale", "s5")).getFirst().value()).contains("euro");
  }

  @Test
  void whatWasTakenForAFinishedSaleIsNeverCorrected() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    settle(SyncCatalogue.SALE, "s1", new Verdict.Rejected("FIELD_VALUE", "gross_minor", "x"));
    assertThat(canCorrect(onlyIssue())).isFalse();
    assertThat(correct(onlyIssue(), "1")).isEqualTo(Answer.NOT_POSSIBLE);
    assertThat(find(SyncCatalogue.SALE, "s1").record().value("gross_minor")).isEqualTo(200L);
  }

  @Test
  void onlyWhatSaysNothingAboutAFinishedSaleIsCorrected() {
    RootRecord sale = stored(TestRecords.sale("s1", "till-a", "1", 1, 2));
    assertThat(SyncCatalogue.SALE.columns())
        .extracting(Column::name)
        .filteredOn(field -> IssueRemedies.canCorrect(refused(field), sale))
        .containsExactly("customer_id", "note");
  }

  @Test
  void whatNamesAFinishedSaleIsCorrectedOnlyWhereItStandsMalformed() {
    RootRecord sale = stored(TestRecords.sale("s1", "till-a", "1", 1, 2));
    @Nullable Object[] values = new Object[sale.values().length];
    for (int i = 0; i < values.length; i++) {
      boolean integer = SyncCatalogue.SALE.columns().get(i).kind().isInteger();
      values[i] = integer ? (Object) Long.MIN_VALUE : "not\u0007well formed";
    }
    RootRecord malformed = sale.withContent(values, null, sale.modifiedAt(), sale.modifiedBy());
    assertThat(SyncCatalogue.SALE.columns())
        .extracting(Column::name)
        .filteredOn(field -> IssueRemedies.canCorrect(refused(field), malformed))
        .containsExactly(
            "establishment_id",
            "device_id",
            "shift_id",
            "series",
            "cashier_id",
            "customer_id",
            "business_date",
            "currency",
            "tax_mode",
            "chain_previous",
            "chain_hash",
            "chain_signature");
  }

  @Test
  void ofASealedSaleNothingIsCorrectedThatStandsWellFormed() {
    RootRecord sale = stored(TestRecords.sale("s1", "till-a", "1", 1, 2));
    RootRecord sealed = Seal.put(sale, 1, Seal.NOTHING_BEFORE, 200, _ -> "c2lnbmVk");
    assertThat(SyncCatalogue.SALE.columns())
        .extracting(Column::name)
        .filteredOn(field -> IssueRemedies.canCorrect(refused(field), sealed))
        .isEmpty();
  }

  @Test
  void wellFormedCurrencyOfAFinishedSaleIsNotChangedToAnother() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    settle(SyncCatalogue.SALE, "s1", new Verdict.Rejected("FIELD_VALUE", "currency", "EUR"));
    assertThat(correct(onlyIssue(), "CHF")).isEqualTo(Answer.NOT_POSSIBLE);
    assertThat(find(SyncCatalogue.SALE, "s1").record().text("currency")).isEqualTo("EUR");
  }

  @Test
  void aFactIsNeverDismissed() {
    for (TableSpec table : SyncCatalogue.TABLES) {
      assertThat(IssueRemedies.canDismiss(refused(table.name(), "id")))
          .as(table.name())
          .isEqualTo(table.policy() != ConflictPolicy.FACT);
    }
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    settle(SyncCatalogue.SALE, "s1", new Verdict.Rejected("FIELD_VALUE", "series", "x"));

    Issues.Issue issue = onlyIssue();
    assertThat(apply(issue.id(), new Remedy.Dismiss("a test"))).isEqualTo(Answer.NOT_POSSIBLE);
    assertThat(onlyIssue()).isEqualTo(issue);
  }

  @Test
  void aDismissedRecordIsSentAgainWhenAPersonSaysSo() {
    contact("c1", "Rossi");
    settle(SyncCatalogue.CONTACT, "c1", new Verdict.Rejected("FIELD_VALUE", "phone", "x"));
    String id = onlyIssue().id();
    assertThat(apply(id, new Remedy.Dismiss("entered twice"))).isEqualTo(Answer.DONE);
    assertThat(apply(id, new Remedy.Dismiss("entered twice"))).isEqualTo(Answer.NO_LONGER_OPEN);
    assertThat(line.upload()).isZero();

    assertThat(apply(id, new Remedy.Resend())).isEqualTo(Answer.DONE);
    assertThat(apply(id, new Remedy.Resend())).isEqualTo(Answer.NO_LONGER_OPEN);
    assertThat(line.upload()).isEqualTo(1);
  }

  @Test
  void whatIsKeptSaysWhoEnteredItAndWhoseStands() {
    contact("c1", "Rossi");
    settle(SyncCatalogue.CONTACT, "c1", new Verdict.Rejected("FIELD_VALUE", "name", "Rossi"));
    clock.advance(60_000);
    assertThat(correct(onlyIssue(), "Rossi Bar")).isEqualTo(Answer.DONE);

    Overwritten.Kept kept = base.read(h -> Overwritten.of(h, "contact", "c1")).getFirst();
    assertThat(kept.lost())
        .isEqualTo(new Overwritten.Entry(clock.epochMillis() - 60_000, "test", null));
    assertThat(kept.winner()).isEqualTo(new Overwritten.Entry(clock.epochMillis(), "lucia", null));
  }

  @Test
  void anEmptyValueIsNoRemedyForAFieldThatMustBeThere() {
    contact("c1", "Rossi");
    settle(SyncCatalogue.CONTACT, "c1", new Verdict.Rejected("FIELD_VALUE", "name", "Rossi"));
    assertThat(correct(onlyIssue(), "  ")).isEqualTo(Answer.VALUE_NOT_ACCEPTED);
    assertThat(find(SyncCatalogue.CONTACT, "c1").record().text("name")).isEqualTo("Rossi");
  }

  @Test
  void aRecordThatHasChangedSinceIsLeftToItsOwnNextTry() {
    contact("c1", "Rossi");
    settle(SyncCatalogue.CONTACT, "c1", new Verdict.Rejected("FIELD_VALUE", "name", "Rossi"));
    Issues.Issue issue = onlyIssue();
    contact("c1", "Rossi Bar");
    assertThat(correct(issue, "Other")).isEqualTo(Answer.NO_LONGER_OPEN);
    assertThat(find(SyncCatalogue.CONTACT, "c1").record().text("name")).isEqualTo("Rossi Bar");
  }

  @Test
  void takingHeadOfficesVersionKeepsTheOwnOneAside() {
    TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Centre", null));
    line.download();
    contact("c1", "Mine");
    settle(SyncCatalogue.CONTACT, "c1", new Verdict.Rejected("FIELD_VALUE", "name", "Mine"));
    String id = onlyIssue().id();
    Answer answer = apply(id, new Remedy.TakeUpstream());
    line.download();

    assertThat(answer).isEqualTo(Answer.DONE);
    StoredRecord now = find(SyncCatalogue.CONTACT, "c1");
    assertThat(now.record().text("name")).isEqualTo("Centre");
    assertThat(now.pending()).isFalse();
    assertThat(base.read(h -> Overwritten.of(h, "contact", "c1")).getFirst())
        .satisfies(kept -> {
          assertThat(kept.value()).contains("Mine");
          assertThat(kept.winner()).isNull();
        });
  }

  @Test
  void aFinishedSaleIsNeverGivenUp() {
    TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
    settle(SyncCatalogue.SALE, "s1", new Verdict.Conflict(Verdict.SAME_ID_OTHER_CONTENT, 1));
    String id = onlyIssue().id();
    Answer answer = apply(id, new Remedy.TakeUpstream());
    assertThat(answer).isEqualTo(Answer.NOT_POSSIBLE);
    assertThat(find(SyncCatalogue.SALE, "s1").pending()).isTrue();
  }

  private RootRecord stored(Records.Draft sale) {
    TestRecords.put(base, SyncCatalogue.SALE, sale);
    return find(SyncCatalogue.SALE, sale.id()).record();
  }

  private static Issues.Issue refused(String field) {
    return refused("sale", field);
  }

  private static Issues.Issue refused(String table, String field) {
    return new Issues.Issue(
        "i1", table, "r1", 1, Issues.Way.UP, "X", field, null, 1, 1, 1, Issues.State.OPEN, null);
  }

  private boolean canCorrect(Issues.Issue issue) {
    TableSpec table = SyncCatalogue.table(issue.table());
    return IssueRemedies.canCorrect(issue, find(table, issue.recordId()).record());
  }

  private Answer correct(Issues.Issue issue, String value) {
    return apply(issue.id(), new Remedy.Correct(value));
  }

  private Answer apply(String id, Remedy remedy) {
    return IssueRemedies.apply(base, List.of(id), remedy, "lucia");
  }

  private void settle(TableSpec table, String id, Verdict verdict) {
    new Outbox(base).settle(List.of(new Outbox.Answer(find(table, id).record(), verdict)), null);
  }

  private Issues.Issue onlyIssue() {
    List<Issues.Issue> open = base.read(Issues::open);
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private void contact(String id, String name) {
    TestRecords.put(base, SyncCatalogue.CONTACT, TestRecords.contact(id, name, null));
  }

  private StoredRecord find(TableSpec table, String id) {
    return Objects.requireNonNull(TestRecords.find(base, table, id));
  }
}
