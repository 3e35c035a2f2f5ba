package dev.sempre.pos.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.sync.FakeMonitor.Asked;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.pos.sync.SyncViewModel.Edit;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncViewModelTest {
  private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

  private final InlineWork work = new InlineWork();
  private final FakeMonitor monitor = new FakeMonitor(NOON);
  private final List<Integer> issues = new ArrayList<>();
  private final SyncViewModel sync = new SyncViewModel(work, work::nowMillis, monitor, issues::add);

  @BeforeEach
  void show() {
    sync.shown();
  }

  private static Words english() {
    return new Words(Language.EN);
  }

  private String button() {
    return new SyncWords(english(), () -> ZoneId.of("Europe/Rome"))
        .button(sync.buttonRest())
        .replace('\u00a0', ' ');
  }

  @Test
  void theButtonRestsFiveMinutesFromTheEndOfTheLastSync() {
    assertThat(button()).isEqualTo("available in 3 min 41 s");
    work.advance(Duration.ofSeconds(220).toMillis());
    assertThat(button()).isEqualTo("available in 1 s");
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isZero();
    work.advance(1_000);
    assertThat(button()).isEmpty();
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isEqualTo(1);
  }

  @Test
  void theButtonGoesByTheClockOfTheSnapshotAlone() {
    // The machine's clock is an hour behind: what is read is dated by head office's.
    Instant corrected = NOON.plus(Duration.ofHours(1));
    monitor.show(FakeMonitor.quiet(corrected, corrected.minusSeconds(79)));
    assertThat(button()).isEqualTo("available in 3 min 41 s");
    work.advance(Duration.ofSeconds(221).toMillis());
    assertThat(button()).isEmpty();
    // Ahead by an hour.
    Instant before = NOON.minus(Duration.ofHours(1));
    monitor.show(FakeMonitor.quiet(before, before.minusSeconds(10)));
    assertThat(button()).isEqualTo("available in 4 min 50 s");
  }

  @Test
  void anEndInTheFutureCountsAsNow() {
    Instant ended = NOON.plus(Duration.ofMinutes(65));
    monitor.show(FakeMonitor.quiet(NOON, ended));
    assertThat(button()).isEqualTo("available in 5 min");
    work.advance(100_000);
    monitor.show(FakeMonitor.quiet(NOON.plusSeconds(100), ended));
    assertThat(button()).isEqualTo("available in 3 min 20 s");
  }

  @Test
  void whatCountsDownGoesOnBetweenTwoReadings() {
    MonitorSnapshot now = FakeMonitor.quiet(NOON, NOON.minusSeconds(10));
    monitor.show(now);
    work.advance(7_000);
    assertThat(sync.now(now)).isEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void aSyncThatCameAndWentBetweenTwoReadingsFreesTheButtonInTime() {
    monitor.show(FakeMonitor.quiet(NOON, NOON.minusSeconds(600)));
    sync.syncNow();
    assertThat(sync.buttonRest()).isNull();
    monitor.show(FakeMonitor.quiet(NOON.plusSeconds(2), NOON.plusSeconds(1)));
    assertThat(button()).isEqualTo("available in 4 min 59 s");
  }

  @Test
  void aHiddenScreenReadsNothingAndCountsNothing() {
    sync.close();
    int reads = monitor.reads();
    long ticks = sync.tickProperty().get();
    monitor.show(monitor.withPending());
    work.advance(Duration.ofMinutes(10).toMillis());
    assertThat(monitor.reads()).isEqualTo(reads);
    assertThat(sync.tickProperty().get()).isEqualTo(ticks);
    sync.shown();
    assertThat(monitor.reads()).isEqualTo(reads + 1);
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.withPending());
    monitor.show(monitor.running());
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.running());
  }

  @Test
  void theButtonRestsWhileASyncRuns() {
    monitor.show(monitor.running());
    assertThat(button()).isEqualTo("available 5 min after this sync ends");
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isZero();
  }

  @Test
  void aSecondPressBeforeTheSyncHasBegunAsksNothing() {
    monitor.show(monitor.empty());
    sync.syncNow();
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isEqualTo(1);
  }

  @Test
  void theFirstSyncOfAllMayBeAskedForAtOnce() {
    monitor.show(monitor.empty());
    assertThat(sync.buttonRest()).isEqualTo(Duration.ZERO);
  }

  @Test
  void newsAreReadByThemselvesAndTheRailIsTold() {
    monitor.show(monitor.withPending());
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.withPending());
    assertThat(issues).containsExactly(0, 2);
  }

  @Test
  void newsThatComeWhileReadingAreReadAfterwards() {
    work.hold();
    sync.reload();
    monitor.show(monitor.running());
    monitor.show(monitor.withPending());
    work.release();
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.withPending());
  }

  @Test
  void aReadingThatBrokeIsFollowedByAnother() {
    monitor.breakOnce(new OutOfMemoryError("planted"));
    sync.reload();
    monitor.show(monitor.withPending());
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.withPending());
  }

  @Test
  void aResendTakesAllRecordsOfItsCard() {
    sync.choose(FakeMonitor.refusedContacts(), Remedy.RESEND);
    assertThat(monitor.asked())
        .containsExactly(new Asked(List.of("i-1", "i-2"), new IssueAction.Resend()));
    assertThat(sync.messageProperty().get()).isEqualTo(Word.SYNC_ACTION_DONE);
  }

  @Test
  void aCorrectionAsksForTheValueOfOneRecord() {
    monitor.show(monitor.withPending());
    PendingCard card = FakeMonitor.refusedContacts();
    sync.choose(card, Remedy.CORRECT);
    assertThat(sync.editProperty().get()).isEqualTo(new Edit(card, Remedy.CORRECT));
    sync.correct(card, card.records().getFirst(), " Amici del Parco ");
    assertThat(monitor.asked())
        .containsExactly(
            new Asked(List.of("i-1"), new IssueAction.Correct("name", "Amici del Parco")));
    assertThat(sync.editProperty().get()).isNull();
  }

  @Test
  void aValueThatDoesNotFitEitherKeepsTheFormOpen() {
    monitor.show(monitor.withPending());
    monitor.answerWith(ActionAnswer.VALUE_NOT_ACCEPTED);
    PendingCard card = FakeMonitor.refusedContacts();
    sync.choose(card, Remedy.CORRECT);
    sync.correct(card, card.records().getFirst(), "still too long");
    assertThat(sync.messageProperty().get()).isEqualTo(Word.SYNC_VALUE_NOT_ACCEPTED);
    assertThat(sync.editProperty().get()).isNotNull();
  }

  @Test
  void nothingIsDismissedWithoutAReason() {
    monitor.show(monitor.withPending());
    PendingCard card = FakeMonitor.refusedSale();
    sync.choose(card, Remedy.DISMISS);
    sync.dismiss(card, "  ");
    assertThat(sync.messageProperty().get()).isEqualTo(Word.SYNC_REASON_NEEDED);
    assertThat(monitor.asked()).isEmpty();
    sync.dismiss(card, "test ticket");
    assertThat(monitor.asked())
        .containsExactly(new Asked(List.of("i-3"), new IssueAction.Dismiss("test ticket")));
  }

  @Test
  void aFormWhoseRecordsAreGoneCloses() {
    monitor.show(monitor.withPending());
    sync.choose(FakeMonitor.refusedContacts(), Remedy.CORRECT);
    monitor.show(monitor.resting());
    assertThat(sync.editProperty().get()).isNull();
  }

  @Test
  void aDismissedRecordIsSentAgainByItself() {
    DismissedRecord record = monitor.withDismissed().dismissed().getFirst();
    sync.resend(record);
    assertThat(monitor.asked())
        .containsExactly(new Asked(List.of("i-7"), new IssueAction.Resend()));
  }

  @Test
  void whoeverMayNotDecideIsToldSo() {
    monitor.show(monitor.withPending());
    monitor.answerWith(ActionAnswer.NOT_PERMITTED);
    sync.choose(FakeMonitor.refusedSale(), Remedy.DISMISS);
    sync.dismiss(FakeMonitor.refusedSale(), "test ticket");
    assertThat(sync.messageProperty().get()).isEqualTo(Word.REFUSED_NOT_PERMITTED);
    assertThat(sync.editProperty().get()).isNotNull();
  }

  @Test
  void whatWasDismissedIsToldWithWhoWhenAndWhy() {
    SyncWords say = new SyncWords(english(), () -> ZoneId.of("Europe/Rome"));
    assertThat(say.dismissed(monitor.withDismissed().dismissed().getFirst(), NOON))
        .isEqualTo(
            "Contacts, Consorzio Vini dei Colli: dismissed 12:00 by Lucia R., “twice in the list”");
  }

  @Test
  void aRunOpensAndCloses() {
    sync.toggle("r-1");
    assertThat(sync.openRuns()).containsExactly("r-1");
    sync.toggle("r-1");
    assertThat(sync.openRuns()).isEmpty();
  }

  @Test
  void theHeaderSaysTheStateInASentence() {
    SyncWords say = new SyncWords(english(), () -> ZoneId.of("Europe/Rome"));
    assertThat(say.header(monitor.running(), NOON).replace('\u00a0', ' '))
        .isEqualTo(
            "Syncing with head office: 62%, about 9 s left. Last sync 13:58, all well."
                + " Next check 14:13.");
    assertThat(say.header(monitor.withPending(), NOON).replace('\u00a0', ' '))
        .startsWith("No connection to head office; selling goes on. Next try in 21 s.");
  }

  @Test
  void anUnknownReasonIsShownWithItsCode() {
    SyncWords say = new SyncWords(english(), () -> ZoneId.of("UTC"));
    PendingCard card =
        new PendingCard(
            "FROM_THE_FUTURE",
            "loyalty_card",
            null,
            PendingCard.Money.NONE,
            List.of(new PendingCard.Item("i", "7", null, null)),
            null,
            Remedy.RESEND,
            List.of(Remedy.RESEND));
    assertThat(say.cause(card))
        .isEqualTo("loyalty_card: 1 record was refused with the code FROM_THE_FUTURE.");
  }

  /// Of a number that is another till's there is more to say than that it was not allowed.
  @Test
  void whatStandsInTheSeriesOfAnotherTillNamesTheWayOut() {
    SyncWords say = new SyncWords(english(), () -> ZoneId.of("UTC"));
    assertThat(say.cause(notAllowed("series")))
        .isEqualTo(
            "Tickets: this record bears a till number that is not this till’s. If it was once, head"
                + " office lets this till join again with a code.");
    assertThat(say.cause(notAllowed("establishment_id")))
        .isEqualTo("Tickets: this till may not send this record.");
  }

  @Test
  void whereATicketIsAmongWhatWaitsMoneyIsSpokenOfWhateverComesFirst() {
    PendingCard contact =
        new PendingCard(
            "FIELD_TOO_LONG",
            "contact",
            "name",
            PendingCard.Money.NONE,
            List.of(new PendingCard.Item("i", "7", null, null)),
            null,
            null,
            List.of());
    assertThat(PendingCard.Money.among(List.of(contact, notAllowed("series"))))
        .isEqualTo(PendingCard.Money.HERE);
    assertThat(PendingCard.Money.among(List.of(contact))).isEqualTo(PendingCard.Money.NONE);
  }

  private static PendingCard notAllowed(String field) {
    return new PendingCard(
        "NOT_ALLOWED",
        "sale",
        field,
        PendingCard.Money.HERE,
        List.of(new PendingCard.Item("i", "7", null, null)),
        null,
        Remedy.ASK_HEAD_OFFICE,
        List.of(Remedy.ASK_HEAD_OFFICE));
  }

  @Test
  void anInterruptionIsToldInWordsAndWithItsCodeWhereTheyDoNotTellIt() {
    SyncWords say = new SyncWords(english(), () -> ZoneId.of("UTC"));
    assertThat(say.interruption("NO_ROUTE")).isEqualTo("head office could not be reached");
    assertThat(say.interruption("ABORTED")).isEqualTo("no answer in time");
    assertThat(say.interruption("STORE_DAMAGED"))
        .isEqualTo("a fault on this computer (STORE_DAMAGED)");
    assertThat(say.interruption("PROGRAM_TOO_OLD"))
        .isEqualTo(
            "this program is too old for head office: update it here; what was sold is kept");
    assertThat(say.interruption("DEVICE_REVOKED"))
        .isEqualTo("head office refused (DEVICE_REVOKED)");
    assertThat(say.interruption("DEVICE_REPLACED"))
        .isEqualTo("this till is an older copy: it has joined again since");
  }

  @Test
  void aClosedMonitorListensNoMore() {
    sync.close();
    monitor.show(monitor.withPending());
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.resting());
  }
}
