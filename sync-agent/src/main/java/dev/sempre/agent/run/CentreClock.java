package dev.sempre.agent.run;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sync.Changes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the correction of this machine's clock. A stamp that was given out stays the least of all
/// later ones (R23, R24), so one wrong answer must not carry a till years ahead: a large jump needs
/// several answers that agree, and a clock that somebody sets here does not move the corrected
/// time. Thread-safe. Source: S9, F21.
final class CentreClock {
  private static final Logger LOG = LoggerFactory.getLogger(CentreClock.class);

  /// An error up to this is believed at once.
  static final long JUMP_MILLIS = 7_200_000;

  /// Answers in a row that must agree on a larger one, and the least time from the first to the
  /// last of them.
  static final int ANSWERS = 3;

  static final long CONFIRM_MILLIS = 60_000;

  /// Answers agree if they are at most this far apart.
  private static final long AGREE_MILLIS = 60_000;

  /// An answer that took longer than this says too little about upstream's clock.
  private static final long SLOW_ANSWER_MILLIS = 5_000;

  /// A jump that is not believed yet.
  ///
  /// @param zeroMillis the centre's time when the stopwatch stood at 0, by the first answer
  /// @param sinceMillis when that came, on the stopwatch
  /// @param answers how many have agreed
  private record Doubt(long zeroMillis, long sinceMillis, int answers) {
    boolean isOver(long nowMillis) {
      return answers >= ANSWERS && nowMillis - sinceMillis >= CONFIRM_MILLIS;
    }
  }

  private final Replica replica;
  private final TimeSource clock;
  private final Stopwatch uptime;
  private final ClockWatch watch;
  private boolean known;
  private boolean heard;
  private boolean looked;
  private @Nullable Doubt doubt;

  /// @param clock this machine's clock, uncorrected
  /// @param uptime goes on also while the machine sleeps
  /// @param known true if the centre's clock was measured before: the stored correction says
  ///   something then
  CentreClock(Replica replica, TimeSource clock, Stopwatch uptime, boolean known) {
    this.replica = replica;
    this.clock = clock;
    this.uptime = uptime;
    this.watch = new ClockWatch(clock, uptime);
    this.known = known;
  }

  /// How far off the stored correction is by an answer that has just come, supposing that it took
  /// half of the time; 0 if that is not to be believed yet.
  synchronized long errorMillis(long serverMillis, long tookMillis) {
    look();
    if (tookMillis > SLOW_ANSWER_MILLIS) {
      return 0;
    }
    long centreMillis = serverMillis + tookMillis / 2;
    long error = centreMillis - clock.epochMillis() - storedMillis();
    boolean first = !heard;
    heard = true;
    if (!known || Math.abs(error) <= JUMP_MILLIS || (first && isOnlyBack(error, centreMillis))) {
      known = true;
      doubt = null;
      return error;
    }
    return confirmed(centreMillis) ? error : 0;
  }

  /// Whether the corrected time would only go back to where it was before this machine's clock was
  /// set ahead, with the program off: no stamp that was given out is later. A ticket in the minute
  /// of doubt would keep its whole series at that date (R24).
  private boolean isOnlyBack(long error, long centreMillis) {
    return error < 0 && Hlc.millis(replica.read(Changes::newestStamp)) <= centreMillis;
  }

  private boolean confirmed(long centreMillis) {
    long now = uptime.millis();
    long zero = centreMillis - now;
    Doubt before = doubt;
    if (before == null || Math.abs(zero - before.zeroMillis()) > AGREE_MILLIS) {
      LOG.warn("the centre's clock has jumped to {}: not believed yet", centreMillis);
      doubt = new Doubt(zero, now, 1);
      return false;
    }
    Doubt after = new Doubt(before.zeroMillis(), before.sinceMillis(), before.answers() + 1);
    doubt = after.isOver(now) ? null : after;
    return after.isOver(now);
  }

  /// Shifts the correction.
  ///
  /// @throws StoreFailure if it cannot be stored; the next answer says it again
  synchronized void correct(long byMillis) {
    long offset = storedMillis() + byMillis;
    LOG.info("this machine's clock is {} ms off the centre's", offset);
    replica.correctClock(offset);
  }

  /// Looks whether somebody has set this machine's clock, and shifts the correction so that the
  /// corrected time goes on as if nothing had happened. Before the first answer there is nothing to
  /// keep.
  synchronized void look() {
    lookBehind();
    long by = watch.setByMillis();
    if (by == 0) {
      return;
    }
    try {
      if (known) {
        LOG.warn("this machine's clock was set by {} ms; the corrected time goes on", by);
        replica.correctClock(storedMillis() - by, tx -> note(tx, by));
      } else {
        replica.write(Priority.BACKGROUND, tx -> note(tx, by));
      }
      watch.noted(by);
    } catch (StoreFailure failure) {
      LOG.warn("that the clock was set has to wait: {}", failure.getMessage());
    }
  }

  /// Once, at the first look: with the program off nobody saw the clock being set, but what was
  /// stamped before cannot be later than now.
  private void lookBehind() {
    if (looked) {
      return;
    }
    try {
      long behind = Hlc.millis(replica.read(Changes::newestStamp)) - replica.nowMillis();
      if (behind > AGREE_MILLIS) {
        LOG.warn("this machine's clock has gone back by {} ms while nobody looked", behind);
        replica.write(Priority.BACKGROUND, tx -> note(tx, -behind));
      }
      looked = true;
    } catch (StoreFailure failure) {
      LOG.warn("whether the clock was set back has to wait: {}", failure.getMessage());
    }
  }

  private static @Nullable Object note(Tx tx, long byMillis) throws SQLException {
    JournalStore.note(tx, JournalEvent.of(EventKind.CLOCK_MOVED).saying(String.valueOf(byMillis)));
    return null;
  }

  private long storedMillis() {
    return replica.place().map(Place::clockOffsetMillis).orElse(0L);
  }
}
