package dev.sempre.pos.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the sync monitor shows, as of one moment.
///
/// @param asOf that moment
/// @param activity what goes on
/// @param lastEndedAt when the last sync ended; null if there has been none
/// @param lastOutcome how; null if there has been none
/// @param nextAt when the next routine check comes (H3)
/// @param next what moves next, or moves now (H5), in the order in which it moves
/// @param undecided records made here that head office does not have and that no sync will send
///   until somebody decides about them (P4)
/// @param pending what needs a person (H7), oldest first; records with one cause are one card
/// @param dismissed what somebody has left as it is, newest decision first
/// @param history today and the last three days (H6), newest first
public record MonitorSnapshot(
    Instant asOf,
    Activity activity,
    @Nullable Instant lastEndedAt,
    @Nullable Outcome lastOutcome,
    Instant nextAt,
    List<NextRow> next,
    long undecided,
    List<PendingCard> pending,
    List<DismissedRecord> dismissed,
    List<HistoryRun> history) {

  public MonitorSnapshot {
    next = List.copyOf(next);
    pending = List.copyOf(pending);
    dismissed = List.copyOf(dismissed);
    history = List.copyOf(history);
  }

  /// What goes on.
  public sealed interface Activity {
    /// Nothing moves.
    record Resting() implements Activity {}

    /// A sync runs.
    ///
    /// @param percent of its records that are done, 0 to 100
    /// @param left how long it will take from here, by measured throughput; null if not yet known
    record Running(int percent, @Nullable Duration left) implements Activity {}

    /// The line is down; it is tried again by itself.
    ///
    /// @param nextTryAt when
    record NoLine(Instant nextTryAt) implements Activity {}
  }

  /// Which way records move, seen from here.
  public enum Way {
    /// To head office.
    UP,
    /// From head office.
    DOWN
  }

  /// How a sync ended.
  public enum Outcome {
    /// Everything that was to move has moved.
    ALL_WELL,
    /// Everything moved but what is pending now.
    WITH_PENDING,
    /// The line broke; the rest waits and nothing is lost.
    INTERRUPTED
  }

  /// What began a sync.
  public enum Cause {
    START,
    ROUTINE,
    BUTTON,
    COMMAND,
    NETWORK,
    HINT
  }

  /// One category that will move, or moves.
  ///
  /// @param table name of the table in the catalogue
  /// @param records how many
  /// @param startsAt when; null for now
  /// @param percent how far it is, 0 to 100; null while no sync runs
  /// @param expected how long it will take, by measured throughput; null if not known
  public record NextRow(
      String table,
      Way way,
      long records,
      @Nullable Instant startsAt,
      @Nullable Integer percent,
      @Nullable Duration expected) {}

  /// One sync.
  ///
  /// @param endedAt null while it runs
  /// @param outcome null while it runs
  /// @param failureCode what interrupted it, for support; null if nothing did
  /// @param tries attempts to reach head office, from 1
  public record HistoryRun(
      String id,
      Cause cause,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Outcome outcome,
      @Nullable String failureCode,
      long recordsUp,
      long recordsDown,
      long bytes,
      long tries,
      List<HistoryCategory> categories) {

    public HistoryRun {
      categories = List.copyOf(categories);
    }
  }

  /// What one sync moved in one category.
  ///
  /// @param refused how many of `planned` became pending
  public record HistoryCategory(String table, Way way, long planned, long done, long refused) {}
}
