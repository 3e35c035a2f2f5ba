package dev.sempre.pos.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryCategory;
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
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMonitorTest {
  private static final long NOW = 1_795_262_400_000L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  @TempDir Path folder;
  private final List<Runnable> looks = new ArrayList<>();
  private ZoneId zone = ZoneId.of("Europe/Rome");
  private String person = "lucia";
  private Replica replica;
  private StoredMonitor monitor;

  @BeforeEach
  void open() {
    replica = open(folder.resolve("till.db"));
    replica.become(new Place("till-a", "rossi", "Bottega Rossi", "1", 1, 0));
    user("lucia", "Lucia R.", Permission.RESOLVE_PENDING);
    user("maria", "Maria B.", Permission.SELL);
    monitor = new StoredMonitor(replica, () -> NOW, () -> zone, () -> person, this::everySecond);
  }

  /// Seconds pass by [#second()].
  private SyncMonitor.Watch everySecond(Runnable step) {
    looks.add(step);
    return () -> looks.remove(step);
  }

  private void second() {
    List.copyOf(looks).forEach(Runnable::run);
  }

  private static Replica open(Path file) {
    return Replica.open(
        new SqliteDatabase(file, 1_000, Runnable::run),
        () -> NOW,
        new UuidV7(() -> NOW, new Random(1)));
  }

  private void user(String id, String name, Permission permission) {
    Values may =
        Values.of(SyncCatalogue.ROLE.children().getFirst()).set("permission", permission.name());
    put(
        SyncCatalogue.ROLE,
        "role-" + id,
        Values.of(SyncCatalogue.ROLE).set("name", id),
        List.of(List.of(may.row())));
    put(
        SyncCatalogue.APP_USER,
        id,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", id)
            .set("display_name", name)
            .set("role_id", "role-" + id)
            .set("language", "it")
            .set("active", true),
        List.of());
  }

  private void put(TableSpec table, String id, Values values, List<List<ChildRow>> children) {
    replica.write(
        Priority.BACKGROUND,
        tx -> Records.put(tx, table, "centre", new Records.Draft(id, values.array(), children)));
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
        .containsExactly(tuple("today", Outcome.WITH_PENDING), tuple("kept", Outcome.INTERRUPTED));
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
  void whatWaitsForADecisionIsCountedUntilItHasArrived() {
    contact("c1", "Rossi");
    contact("c2", "Bianchi");
    assertThat(monitor.read().undecided()).isZero();
    refuse("phone");
    assertThat(monitor.read().next()).isEmpty();
    assertThat(monitor.read().undecided()).isEqualTo(2);

    List<String> issues = onlyCard().records().stream().map(PendingCard.Item::issueId).toList();
    monitor.act(issues.subList(0, 1), new IssueAction.Dismiss("twice"));
    assertThat(monitor.read().undecided()).isEqualTo(2);
    monitor.act(issues.subList(1, 2), new IssueAction.Resend());
    assertThat(monitor.read().undecided()).isEqualTo(1);
  }

  @Test
  void whatWasDismissedIsShownWithWhoWhenAndWhy() {
    contact("c1", "Rossi");
    refuse("phone");
    String issue = onlyCard().records().getFirst().issueId();
    assertThat(monitor.act(List.of(issue), new IssueAction.Dismiss("twice in the list")))
        .isEqualTo(ActionAnswer.DONE);

    assertThat(monitor.read().pending()).isEmpty();
    assertThat(monitor.read().dismissed())
        .containsExactly(
            new DismissedRecord(
                issue,
                "contact",
                "Rossi",
                Instant.ofEpochMilli(NOW),
                "Lucia R.",
                "twice in the list",
                true));
  }

  @Test
  void whoeverMayNotDecideMaySendAgainAndAsk() {
    contact("c1", "Rossi");
    refuse("phone");
    person = "maria";

    PendingCard card = onlyCard();
    List<String> issues = List.of(card.records().getFirst().issueId());
    assertThat(card.possible()).containsExactly(Remedy.RESEND, Remedy.ASK_HEAD_OFFICE);
    for (IssueAction action :
        List.of(
            new IssueAction.Correct("phone", "1"),
            new IssueAction.TakeCentres(),
            new IssueAction.Dismiss("twice"))) {
      assertThat(monitor.act(issues, action)).isEqualTo(ActionAnswer.NOT_PERMITTED);
    }
    assertThat(onlyCard()).isEqualTo(card);
    assertThat(monitor.act(issues, new IssueAction.AskHeadOffice())).isEqualTo(ActionAnswer.ASKED);
    assertThat(monitor.act(issues, new IssueAction.Resend())).isEqualTo(ActionAnswer.DONE);
  }

  @Test
  void theHistoryBeginsWithTheDayOfTheShop() {
    // NOW is one o'clock in Rome and nine in the evening in Tokyo, where days begin eight hours
    // earlier.
    long romanDay = NOW - 13 * HOUR_MILLIS - 3 * DAY_MILLIS;
    run("r1", romanDay - HOUR_MILLIS, romanDay, SyncRuns.Outcome.DONE, 1);
    assertThat(monitor.read().history()).isEmpty();
    zone = ZoneId.of("Asia/Tokyo");
    assertThat(monitor.read().history())
        .extracting(MonitorSnapshot.HistoryRun::id)
        .containsExactly("r1");
  }

  @Test
  void eachRunKeepsItsOwnCategories() {
    run("r1", NOW - 2_000, NOW - 1_900L, SyncRuns.Outcome.DONE, 1);
    run("r2", NOW - 1_000, NOW - 900L, SyncRuns.Outcome.DONE, 1);
    run("r3", NOW - 500, NOW - 400L, SyncRuns.Outcome.DONE, 0);
    category("r1", new Category("DOWN", "product", 200, 200, 0));
    category("r1", new Category("UP", "sale", 3, 2, 1));
    category("r2", new Category("DOWN", "price", 7, 7, 0));

    assertThat(monitor.read().history())
        .extracting(MonitorSnapshot.HistoryRun::id, MonitorSnapshot.HistoryRun::categories)
        .containsExactly(
            tuple("r3", List.of()),
            tuple("r2", List.of(new HistoryCategory("price", Way.DOWN, 7, 7, 0))),
            tuple(
                "r1",
                List.of(
                    new HistoryCategory("product", Way.DOWN, 200, 200, 0),
                    new HistoryCategory("sale", Way.UP, 3, 2, 1))));
  }

  @Test
  void theNextCheckIsToldOnTheClockOfEverythingElse() {
    Instant before = monitor.read().nextAt();
    replica.correctClock(HOUR_MILLIS);
    MonitorSnapshot now = monitor.read();
    assertThat(now.asOf()).isEqualTo(Instant.ofEpochMilli(NOW + HOUR_MILLIS));
    assertThat(now.nextAt()).isEqualTo(before.plusMillis(HOUR_MILLIS));
  }

  @Test
  void newsAreToldOfOwnCommitsAndOfThoseOfAnotherProgram() {
    List<String> told = new ArrayList<>();
    try (SyncMonitor.Watch _ = monitor.watch(() -> told.add("changed"))) {
      second();
      told.clear();
      second();
      assertThat(told).isEmpty();
      contact("c1", "Rossi");
      second();
      second();
      assertThat(told).hasSize(1);
      try (Replica other = open(folder.resolve("till.db"))) {
        run(other, "r1", NOW - 10, null, SyncRuns.Outcome.RUNNING, 0);
        second();
        second();
        assertThat(told).hasSize(2);
        category(other, "r1", new Category("DOWN", "product", 200, 50, 0));
        second();
        second();
        assertThat(told).hasSize(3);
      }
    }
    contact("c2", "Bianchi");
    second();
    assertThat(told).hasSize(3);
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
    outbox.settle(answers, null);
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
    run(replica, id, started, ended, outcome, down);
  }

  private static void run(
      Replica at,
      String id,
      long started,
      @Nullable Long ended,
      SyncRuns.Outcome outcome,
      long down) {
    Run run = new Run(id, "ROUTINE", started, ended, outcome, null, null, 1, 0, down, 0, 0, 0);
    at.write(
        Priority.PERSON,
        tx -> {
          SyncRuns.save(tx, run);
          return run;
        });
  }

  private void category(String run, Category category) {
    category(replica, run, category);
  }

  private static void category(Replica at, String run, Category category) {
    at.write(
        Priority.PERSON,
        tx -> {
          SyncRuns.save(tx, run, category);
          return category;
        });
  }
}
