package dev.sempre.pos.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.Verdict;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.NextRow;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.sync.MonitorSnapshot.Way;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.support.SupportRequestStore;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMonitorTest {
  private static final long NOW = 1_795_262_400_000L;
  private static final long DAY_MILLIS = 86_400_000;

  @TempDir Path folder;
  private Replica replica;
  private StoredMonitor monitor;

  @BeforeEach
  void open() {
    replica =
        Replica.open(
            new SqliteDatabase(folder.resolve("till.db"), 1_000, Runnable::run),
            () -> NOW,
            new UuidV7(() -> NOW, new Random(1)));
    replica.become(new Place("till-a", "rossi", "Bottega Rossi", "1", 1, 0));
    monitor =
        new StoredMonitor(
            replica, () -> NOW, ZoneId.of("Europe/Rome"), () -> "lucia", changed -> () -> {});
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void whatWaitsIsShownPerCategoryWithItsTime() {
    contact("c1", "Rossi");
    contact("c2", "Bianchi");
    run("r1", NOW - 10_000, NOW - 8_000L, SyncRuns.Outcome.DONE, 1_000);

    MonitorSnapshot now = monitor.read();

    assertThat(now.activity()).isEqualTo(new Activity.Resting());
    assertThat(now.lastOutcome()).isEqualTo(Outcome.ALL_WELL);
    assertThat(now.nextAt()).isAfter(Instant.ofEpochMilli(NOW));
    assertThat(now.next())
        .containsExactly(
            new NextRow("contact", Way.UP, 2L, now.nextAt(), null, Duration.ofMillis(4)));
  }

  @Test
  void whileASyncRunsTheSameRowsShowHowFarItIs() {
    run("r1", NOW - 1_000, null, SyncRuns.Outcome.RUNNING, 0);
    category("r1", new Category("DOWN", "product", 200, 50, 0));

    MonitorSnapshot now = monitor.read();

    assertThat(now.activity()).isEqualTo(new Activity.Running(25, null));
    assertThat(now.next()).containsExactly(new NextRow("product", Way.DOWN, 200L, null, 25, null));
  }

  @Test
  void historyIsTodayAndTheLastThreeDays() {
    run("old", NOW - 4 * DAY_MILLIS, NOW - 4 * DAY_MILLIS + 1, SyncRuns.Outcome.DONE, 1);
    run("kept", NOW - 3 * DAY_MILLIS, NOW - 3 * DAY_MILLIS + 1, SyncRuns.Outcome.INTERRUPTED, 1);
    run("today", NOW - 1_000, NOW - 900L, SyncRuns.Outcome.DONE_WITH_REFUSALS, 1);

    assertThat(monitor.read().history())
        .extracting(MonitorSnapshot.HistoryRun::id, MonitorSnapshot.HistoryRun::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("today", Outcome.WITH_PENDING),
            org.assertj.core.groups.Tuple.tuple("kept", Outcome.INTERRUPTED));
  }

  @Test
  void recordsWithOneCauseAreOneCardThatIsCorrectedTogetherWithItsName() {
    contact("c1", "Rossi");
    contact("c2", "Bianchi");
    refuse("phone");

    PendingCard card = onlyCard();
    assertThat(card.records())
        .extracting(PendingCard.Item::label)
        .containsExactly("Rossi", "Bianchi");
    assertThat(card.money()).isEqualTo(PendingCard.Money.NONE);
    assertThat(card.recommended()).isEqualTo(Remedy.CORRECT);
    assertThat(card.possible())
        .containsExactly(Remedy.CORRECT, Remedy.RESEND, Remedy.ASK_HEAD_OFFICE, Remedy.DISMISS);

    String issue = card.records().getFirst().issueId();
    assertThat(monitor.act(List.of(issue), new IssueAction.Correct("phone", "+39 02 1")))
        .isEqualTo(ActionAnswer.DONE);
    assertThat(onlyCard().records()).hasSize(1);
    assertThat(new Outbox(replica).waiting().get(SyncCatalogue.CONTACT))
        .isEqualTo(new Outbox.Waiting(1, 1));
  }

  @Test
  void headOfficeIsAskedOnceAboutAllRecordsOfACard() {
    contact("c1", "Rossi");
    contact("c2", "Bianchi");
    refuse("phone");
    List<String> issues = onlyCard().records().stream().map(PendingCard.Item::issueId).toList();

    assertThat(monitor.act(issues, new IssueAction.AskHeadOffice())).isEqualTo(ActionAnswer.ASKED);

    PendingCard card = onlyCard();
    assertThat(card.askedAt()).isEqualTo(Instant.ofEpochMilli(NOW));
    assertThat(card.records()).hasSize(2);
    assertThat(card.possible()).containsExactly(Remedy.CORRECT, Remedy.RESEND, Remedy.DISMISS);
    assertThat(requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.askedBy()).isEqualTo("lucia");
          assertThat(request.deviceId()).isEqualTo("till-a");
          assertThat(request.subjectTable()).isEqualTo("contact");
          assertThat(request.code()).isEqualTo("FIELD_VALUE");
          assertThat(request.field()).isEqualTo("phone");
          assertThat(request.records())
              .containsExactly(new Subject("c1", "Rossi"), new Subject("c2", "Bianchi"));
        });
    assertThat(new Outbox(replica).waiting().get(SyncCatalogue.SUPPORT_REQUEST))
        .isEqualTo(new Outbox.Waiting(1, 0));
  }

  @Test
  void whatOnlyHeadOfficeCanSettleIsRecommendedToBeAsked() {
    contact("c1", "Rossi");
    settleAll(new Verdict.Conflict(Verdict.SAME_ID_OTHER_CONTENT, 1));
    assertThat(onlyCard().recommended()).isEqualTo(Remedy.ASK_HEAD_OFFICE);
  }

  @Test
  void headOfficeIsNotAskedAboutWhatHasArrivedMeanwhile() {
    contact("c1", "Rossi");
    refuse("phone");
    List<String> issues = onlyCard().records().stream().map(PendingCard.Item::issueId).toList();
    monitor.act(issues, new IssueAction.Resend());
    assertThat(monitor.act(issues, new IssueAction.AskHeadOffice()))
        .isEqualTo(ActionAnswer.NO_LONGER_PENDING);
    assertThat(requests()).isEmpty();
  }

  @Test
  void aDecisionThatCannotBeTakenForOneIsTakenForNone() {
    contact("c1", "Rossi");
    contact("c2", "Bianchi");
    refuse("phone");
    List<String> issues = onlyCard().records().stream().map(PendingCard.Item::issueId).toList();
    monitor.act(issues.subList(0, 1), new IssueAction.Resend());

    assertThat(monitor.act(issues, new IssueAction.Dismiss("twice")))
        .isEqualTo(ActionAnswer.NO_LONGER_PENDING);
    assertThat(onlyCard().records()).hasSize(1);
  }

  @Test
  void syncNowAsksWhicheverAgentServesThisDatabase() {
    monitor.syncNow();
    assertThat(replica.read(SyncRequests::open))
        .singleElement()
        .satisfies(request -> {
          assertThat(request.reason()).isEqualTo("BUTTON");
          assertThat(request.requestedBy()).isEqualTo("lucia");
        });
  }

  private List<SupportRequest> requests() {
    return replica.read(handle -> SupportRequestStore.latest(handle, 9));
  }

  private PendingCard onlyCard() {
    List<PendingCard> cards = monitor.read().pending();
    assertThat(cards).hasSize(1);
    return cards.getFirst();
  }

  private void refuse(String field) {
    settleAll(new Verdict.Rejected("FIELD_VALUE", field, "x"));
  }

  private void settleAll(Verdict verdict) {
    Outbox outbox = new Outbox(replica);
    List<Outbox.Answer> answers =
        outbox.next(Outbox.Position.start(), 10).stream()
            .map(StoredRecord::record)
            .map(record -> new Outbox.Answer(record, verdict))
            .toList();
    outbox.settle(answers);
  }

  private void contact(String id, String name) {
    @Nullable Object[] values = new Object[SyncCatalogue.CONTACT.columns().size()];
    values[SyncCatalogue.CONTACT.requireIndexOf("name")] = name;
    for (String flag : List.of("customer", "prospect", "supplier", "active")) {
      values[SyncCatalogue.CONTACT.requireIndexOf(flag)] = 1L;
    }
    replica.write(
        Priority.PERSON,
        tx -> Records.create(tx, SyncCatalogue.CONTACT, id, "test", values, List.of()));
  }

  private void run(
      String id, long started, @Nullable Long ended, SyncRuns.Outcome outcome, long down) {
    Run run = new Run(id, "ROUTINE", started, ended, outcome, null, null, 1, 0, down, 0, 0, 0);
    replica.write(
        Priority.PERSON,
        tx -> {
          SyncRuns.save(tx, run);
          return run;
        });
  }

  private void category(String run, Category category) {
    replica.write(
        Priority.PERSON,
        tx -> {
          SyncRuns.save(tx, run, category);
          return category;
        });
  }
}
