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
  private final SyncViewModel sync =
      new SyncViewModel(work, () -> NOON.plusMillis(work.nowMillis()), monitor, issues::add);

  @BeforeEach
  void read() {
    sync.reload();
  }

  private static Words english() {
    return new Words(Language.EN);
  }

  private String button() {
    return new SyncWords(english(), ZoneId.of("Europe/Rome")).button(sync.buttonRest());
  }

  @Test
  void theButtonRestsFiveMinutesFromTheEndOfTheLastSync() {
    assertThat(button()).isEqualTo("in 3:41");
    work.advance(Duration.ofSeconds(220).toMillis());
    assertThat(button()).isEqualTo("in 0:01");
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isZero();
    work.advance(1_000);
    assertThat(button()).isEmpty();
    sync.syncNow();
    assertThat(monitor.syncsAsked()).isEqualTo(1);
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
  void aRunOpensAndCloses() {
    sync.toggle("r-1");
    assertThat(sync.openRuns()).containsExactly("r-1");
    sync.toggle("r-1");
    assertThat(sync.openRuns()).isEmpty();
  }

  @Test
  void theHeaderSaysTheStateInASentence() {
    SyncWords say = new SyncWords(english(), ZoneId.of("Europe/Rome"));
    assertThat(say.header(monitor.running(), NOON).replace('\u00a0', ' '))
        .isEqualTo(
            "Syncing with head office: 62%, about 9 s left.  Last sync 13:58, all well."
                + "  Next check 14:13.");
    assertThat(say.header(monitor.withPending(), NOON))
        .startsWith("No line to head office; selling goes on. Next try in 0:21.");
  }

  @Test
  void anUnknownReasonIsShownWithItsCode() {
    SyncWords say = new SyncWords(english(), ZoneId.of("UTC"));
    PendingCard card =
        new PendingCard(
            "FROM_THE_FUTURE",
            "loyalty_card",
            null,
            PendingCard.Money.NONE,
            List.of(new PendingCard.Item("i", "7", null)),
            null,
            Remedy.RESEND,
            List.of(Remedy.RESEND));
    assertThat(say.cause(card))
        .isEqualTo("loyalty_card: 1 record was refused with the code FROM_THE_FUTURE.");
  }

  @Test
  void anInterruptionIsToldInWordsWithItsCode() {
    SyncWords say = new SyncWords(english(), ZoneId.of("UTC"));
    assertThat(say.interruption("NO_ROUTE"))
        .isEqualTo("head office could not be reached (NO_ROUTE)");
    assertThat(say.interruption("ABORTED")).isEqualTo("no answer in time (ABORTED)");
    assertThat(say.interruption("STORE_DAMAGED"))
        .isEqualTo("a fault on this computer (STORE_DAMAGED)");
    assertThat(say.interruption("DEVICE_REVOKED"))
        .isEqualTo("head office said no (DEVICE_REVOKED)");
  }

  @Test
  void aClosedMonitorListensNoMore() {
    sync.close();
    monitor.show(monitor.withPending());
    assertThat(sync.snapshotProperty().get()).isEqualTo(monitor.resting());
  }
}
