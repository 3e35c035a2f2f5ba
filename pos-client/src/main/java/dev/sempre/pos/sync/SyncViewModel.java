package dev.sempre.pos.sync;

import dev.sempre.pos.shell.Work;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.pos.words.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// The sync monitor: the newest snapshot, the open tab, the button's five minutes, and what a
/// person decides about pending records. It reads and counts down only while its screen is shown.
/// UI thread only.
public final class SyncViewModel implements AutoCloseable {
  /// Source: H4.
  static final Duration BUTTON_REST = Duration.ofMinutes(5);

  private static final long TICK_MILLIS = 1_000;

  private final Work work;
  private final LongSupplier uptimeMillis;
  private final SyncMonitor monitor;
  private final IntConsumer issues;
  private final ReadOnlyObjectWrapper<@Nullable MonitorSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.NEXT);
  private final ReadOnlyObjectWrapper<@Nullable Edit> edit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Word> message = new ReadOnlyObjectWrapper<>();
  private final ObservableSet<String> openRuns = FXCollections.observableSet();
  private final ReadOnlyLongWrapper tick = new ReadOnlyLongWrapper();
  private Work.@Nullable Timer ticking;
  private SyncMonitor.@Nullable Watch watch;
  private long readAtUptimeMillis;

  /// On the clock of the uptime: the machine's own may be set while the button rests.
  private long buttonFreeAtUptimeMillis = Long.MAX_VALUE;

  private @Nullable Instant lastEnd;
  private boolean reading;
  private boolean readAgain;
  private boolean asked;

  /// The tabs that there are.
  enum Tab {
    NEXT,
    PENDING,
    HISTORY
  }

  /// What a card asks for before it acts: a new value, or a reason.
  ///
  /// @param card on which card
  /// @param remedy {@link Remedy#CORRECT} or {@link Remedy#DISMISS}
  record Edit(PendingCard card, Remedy remedy) {}

  /// @param uptimeMillis a clock that nobody can set, from any beginning: how long ago a snapshot
  ///   was read. What time it is stands in the snapshot.
  /// @param issues told how many things need a person, each time they are read
  public SyncViewModel(
      Work work, LongSupplier uptimeMillis, SyncMonitor monitor, IntConsumer issues) {
    this.work = work;
    this.uptimeMillis = uptimeMillis;
    this.monitor = monitor;
    this.issues = issues;
  }

  /// The screen is shown from now on: what it shows is read, and read again when it changes.
  public void shown() {
    if (watch == null) {
      ticking = work.every(TICK_MILLIS, () -> tick.set(tick.get() + 1));
      watch = monitor.watch(() -> work.onUi(this::changed));
      reload();
    }
  }

  private void changed() {
    if (watch != null) {
      reload();
    }
  }

  /// Reads a new snapshot, also while the screen is hidden: at F5 (L6), whenever the monitor tells
  /// of one, and when the number of things that need a person has changed.
  public void reload() {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    long begunMillis = uptimeMillis.getAsLong();
    work.run(monitor::read, now -> show(now, begunMillis), _ -> reading = false);
  }

  private void show(MonitorSnapshot now, long readAtMillis) {
    reading = false;
    // A sync may have come and gone between two readings.
    asked =
        asked
            && now.activity() instanceof Activity.Resting
            && Objects.equals(lastEnd, now.lastEndedAt());
    readAtUptimeMillis = readAtMillis;
    fitButton(now, readAtMillis);
    snapshot.set(now);
    issues.accept(now.pending().size());
    Edit open = edit.get();
    if (open != null && !now.pending().contains(open.card())) {
      edit.set(null);
    }
    if (readAgain) {
      readAgain = false;
      reload();
    }
  }

  ReadOnlyObjectProperty<@Nullable MonitorSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  /// What a card is asking for; null if none is.
  ReadOnlyObjectProperty<@Nullable Edit> editProperty() {
    return edit.getReadOnlyProperty();
  }

  /// What became of the last decision; null if nothing needs saying.
  ReadOnlyObjectProperty<@Nullable Word> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// Ids of the runs whose categories are in view.
  ObservableSet<String> openRuns() {
    return openRuns;
  }

  /// Changes each second, for what counts down.
  ReadOnlyLongProperty tickProperty() {
    return tick.getReadOnlyProperty();
  }

  /// An end of the same sync never makes the button rest longer than it did: were the end in the
  /// future, since a clock was set, the five minutes would begin anew at each reading.
  private void fitButton(MonitorSnapshot now, long readAtMillis) {
    Instant ended = now.lastEndedAt();
    long restMillis =
        ended == null
            ? 0
            : Math.clamp(
                Duration.between(now.asOf(), ended.plus(BUTTON_REST)).toMillis(),
                0,
                BUTTON_REST.toMillis());
    long freeAtMillis = readAtMillis + restMillis;
    buttonFreeAtUptimeMillis =
        Objects.equals(ended, lastEnd)
            ? Math.min(buttonFreeAtUptimeMillis, freeAtMillis)
            : freeAtMillis;
    lastEnd = ended;
  }

  /// What time it is on the clock of a snapshot that is shown now.
  Instant now(MonitorSnapshot shown) {
    return shown.asOf().plusMillis(uptimeMillis.getAsLong() - readAtUptimeMillis);
  }

  /// How long the button still rests (H4); zero if it may be pressed; null while a sync runs, since
  /// the five minutes begin at its end.
  @Nullable Duration buttonRest() {
    MonitorSnapshot now = snapshot.get();
    if (now == null || asked || now.activity() instanceof Activity.Running) {
      return null;
    }
    return Duration.ofMillis(Math.max(0, buttonFreeAtUptimeMillis - uptimeMillis.getAsLong()));
  }

  /// The button.
  void syncNow() {
    Duration rest = buttonRest();
    if (rest != null && rest.isZero()) {
      asked = true;
      tick.set(tick.get() + 1);
      work.run(
          () -> {
            monitor.syncNow();
            return true;
          },
          _ -> reload(),
          _ -> asked = false);
    }
  }

  /// A card's key: acts at once, or asks for a value or a reason first.
  void choose(PendingCard card, Remedy remedy) {
    message.set(null);
    switch (remedy) {
      case CORRECT, DISMISS -> edit.set(new Edit(card, remedy));
      case RESEND -> act(ids(card), new IssueAction.Resend());
      case TAKE_CENTRES -> act(ids(card), new IssueAction.TakeCentres());
      case ASK_HEAD_OFFICE -> act(ids(card), new IssueAction.AskHeadOffice());
    }
  }

  /// Puts `value` into the field at fault of one record and sends it again.
  void correct(PendingCard card, PendingCard.Item record, String value) {
    String field = card.field();
    if (field != null) {
      act(List.of(record.issueId()), new IssueAction.Correct(field, value.strip()));
    }
  }

  /// Leaves a card's records, with a reason.
  void dismiss(PendingCard card, String reason) {
    if (reason.isBlank()) {
      message.set(Word.SYNC_REASON_NEEDED);
    } else {
      act(ids(card), new IssueAction.Dismiss(reason.strip()));
    }
  }

  /// Sends a dismissed record again after all.
  void resend(DismissedRecord record) {
    message.set(null);
    act(List.of(record.issueId()), new IssueAction.Resend());
  }

  void cancelEdit() {
    message.set(null);
    edit.set(null);
  }

  /// Opens or closes a run's categories.
  void toggle(String runId) {
    if (!openRuns.remove(runId)) {
      openRuns.add(runId);
    }
  }

  private void act(List<String> issueIds, IssueAction action) {
    work.run(
        () -> monitor.act(issueIds, action), this::acted, _ -> message.set(Word.SYNC_ACTION_BROKE));
  }

  private void acted(ActionAnswer answer) {
    message.set(
        switch (answer) {
          case DONE -> Word.SYNC_ACTION_DONE;
          case VALUE_NOT_ACCEPTED -> Word.SYNC_VALUE_NOT_ACCEPTED;
          case NO_LONGER_PENDING -> Word.SYNC_NO_LONGER_PENDING;
          case ASKED -> Word.SYNC_ASKED;
          case NOT_PERMITTED -> Word.REFUSED_NOT_PERMITTED;
          case NOT_SAVED -> Word.SYNC_NOT_SAVED;
        });
    if (answer == ActionAnswer.DONE) {
      edit.set(null);
    }
    reload();
  }

  private static List<String> ids(PendingCard card) {
    return card.records().stream().map(PendingCard.Item::issueId).toList();
  }

  /// The screen is hidden: nothing is read or counted down until it is [#shown()] again.
  @Override
  public void close() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
    if (ticking != null) {
      ticking.close();
      ticking = null;
    }
  }
}
