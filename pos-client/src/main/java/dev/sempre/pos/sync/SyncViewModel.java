package dev.sempre.pos.sync;

import dev.sempre.pos.shell.Work;
import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.pos.words.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntConsumer;
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
/// person decides about pending records. UI thread only.
public final class SyncViewModel implements AutoCloseable {
  /// Source: H4.
  static final Duration BUTTON_REST = Duration.ofMinutes(5);

  private static final long TICK_MILLIS = 1_000;

  private final Work work;
  private final InstantSource clock;
  private final SyncMonitor monitor;
  private final IntConsumer issues;
  private final ReadOnlyObjectWrapper<@Nullable MonitorSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.NEXT);
  private final ReadOnlyObjectWrapper<@Nullable Edit> edit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Word> message = new ReadOnlyObjectWrapper<>();
  private final ObservableSet<String> openRuns = FXCollections.observableSet();
  private final ReadOnlyLongWrapper tick = new ReadOnlyLongWrapper();
  private final Work.Timer ticking;
  private final SyncMonitor.Watch watch;
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

  /// @param issues told how many things need a person, each time that changes
  public SyncViewModel(Work work, InstantSource clock, SyncMonitor monitor, IntConsumer issues) {
    this.work = work;
    this.clock = clock;
    this.monitor = monitor;
    this.issues = issues;
    this.ticking = work.every(TICK_MILLIS, () -> tick.set(tick.get() + 1));
    this.watch = monitor.watch(() -> work.onUi(this::reload));
  }

  /// Reads a new snapshot: at the start, at F5 (L6), and whenever the monitor tells of one.
  public void reload() {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    work.run(monitor::read, this::show, _ -> reading = false);
  }

  private void show(MonitorSnapshot now) {
    reading = false;
    asked = asked && now.activity() instanceof Activity.Resting;
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

  Instant now() {
    return clock.instant();
  }

  /// How long the button still rests (H4); zero if it may be pressed; null while a sync runs, since
  /// the five minutes begin at its end.
  @Nullable Duration buttonRest() {
    MonitorSnapshot now = snapshot.get();
    if (now == null || asked || now.activity() instanceof Activity.Running) {
      return null;
    }
    Instant ended = now.lastEndedAt();
    if (ended == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), ended.plus(BUTTON_REST));
    return left.isNegative() ? Duration.ZERO : left;
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

  /// Stops listening.
  @Override
  public void close() {
    watch.close();
    ticking.close();
  }
}
