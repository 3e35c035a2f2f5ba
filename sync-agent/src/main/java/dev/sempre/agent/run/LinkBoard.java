package dev.sempre.agent.run;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Standing;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncLinks.Link;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the one row behind the indicator. Thread-safe. Source: L3, P4.
final class LinkBoard {
  private static final Logger LOG = LoggerFactory.getLogger(LinkBoard.class);

  /// During a long call its progress proves the line; noted this often.
  private static final long ANSWERED_MILLIS = 10_000;

  private final Replica replica;
  private final Stopwatch stopwatch;
  private @Nullable Link shown;
  private long waitMillis;
  private long notedAtMillis;

  LinkBoard(Replica replica, Stopwatch stopwatch) {
    this.replica = replica;
    this.stopwatch = stopwatch;
    this.shown = replica.read(SyncLinks::find).orElse(null);
  }

  /// True if upstream has ever answered this base.
  synchronized boolean hasAnswered() {
    return shown != null && shown.lastAnswerAtMillis() != null;
  }

  synchronized void connected(Standing.Upstream upstream) {
    save(now ->
        new Link(
            Indicator.CONNECTED.name(),
            since(Indicator.CONNECTED, now),
            0,
            null,
            now,
            null,
            null,
            upstream.epoch(),
            upstream.head()));
  }

  /// The line is in use and answers.
  synchronized void answered() {
    Link link = shown;
    if (link != null && stopwatch.millis() - notedAtMillis >= ANSWERED_MILLIS) {
      save(now ->
          new Link(
              link.state(),
              link.sinceMillis(),
              link.attempt(),
              link.nextAttemptAtMillis(),
              now,
              link.failureCode(),
              link.failureDetail(),
              link.upstreamEpoch(),
              link.upstreamHead()));
    }
  }

  /// How long the wait is that the next [#trouble] is about.
  synchronized void waiting(long millis) {
    waitMillis = millis;
  }

  synchronized void trouble(int attempt, boolean askForHelp, Failure failure) {
    Indicator state = askForHelp ? Indicator.DISCONNECTED : Indicator.RECONNECTING;
    Link before = shown;
    long wait = waitMillis;
    waitMillis = 0;
    save(now ->
        new Link(
            state.name(),
            since(state, now),
            attempt,
            wait == 0 ? null : now + wait,
            before == null ? null : before.lastAnswerAtMillis(),
            failure.code(),
            failure.detail(),
            before == null ? null : before.upstreamEpoch(),
            before == null ? null : before.upstreamHead()));
  }

  private long since(Indicator state, long nowMillis) {
    Link link = shown;
    return link != null && link.state().equals(state.name()) ? link.sinceMillis() : nowMillis;
  }

  /// The journal has a line that was lost for good while nobody came to help, and its return; not
  /// each stumble: a line may stumble every second. Source: R39.
  ///
  /// A start, and whoever asks for a synchronisation, tries a lost line anew: what the journal has
  /// told last says whether it is still lost. If that is so of a line that was connected, a version
  /// before has forgotten to tell of its return.
  private static void note(Tx tx, @Nullable Link before, Link now) throws SQLException {
    if (before != null && before.state().equals(now.state())) {
      return;
    }
    boolean lost = now.state().equals(Indicator.DISCONNECTED.name());
    boolean back = now.state().equals(Indicator.CONNECTED.name());
    boolean wasGood = before != null && before.state().equals(Indicator.CONNECTED.name());
    if (wasGood && isToldLost(tx)) {
      JournalStore.note(tx, JournalEvent.of(EventKind.LINK_BACK));
    }
    if (lost && !isToldLost(tx)) {
      JournalStore.note(
          tx, JournalEvent.of(EventKind.LINK_LOST).saying(String.valueOf(now.failureCode())));
    } else if (back && isToldLost(tx)) {
      JournalStore.note(tx, JournalEvent.of(EventKind.LINK_BACK));
    }
  }

  private static boolean isToldLost(Tx tx) {
    return toldAt(tx, EventKind.LINK_LOST) > toldAt(tx, EventKind.LINK_BACK);
  }

  /// Where the newest event of a kind stands in this place's feed; 0 if there is none.
  private static long toldAt(Tx tx, EventKind kind) {
    return JournalStore.last(tx.handle(), tx.place().base(), kind.name())
        .map(JournalStore.Noted::seq)
        .orElse(0L);
  }

  private interface AtTime {
    Link make(long nowMillis);
  }

  private void save(AtTime link) {
    notedAtMillis = stopwatch.millis();
    try {
      shown =
          replica.write(
              Priority.BACKGROUND,
              tx -> {
                Link made = link.make(tx.nowMillis());
                SyncLinks.save(tx, made);
                note(tx, shown, made);
                return made;
              });
    } catch (StoreFailure failure) {
      // The row only informs; what the disk cannot take now is written with the next change.
      LOG.warn("the state of the line could not be written: {}", failure.getMessage());
    }
  }
}
