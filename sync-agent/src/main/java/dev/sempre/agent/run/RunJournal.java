package dev.sempre.agent.run;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.Upstream.Traffic;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Outbox.Waiting;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Outcome;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the journal of one round after the other: its row is there from the first record that is
/// to move, so that a round with nothing to do leaves none, and grows while the round runs, so that
/// the monitor shows progress. A round that is cut keeps its row, and what carries it on counts as
/// another try of it. Source: H5, H6, R29.
///
/// Belongs to the round: one thread at a time.
final class RunJournal {
  /// Progress is written at most this often: it shares the disk with the sale. Source: H1.
  private static final long FLUSH_MILLIS = 250;

  private record Key(String direction, String table) {}

  /// Counts of one category; see [Category].
  private static final class Tally {
    private long planned;
    private long done;
    private long refused;
  }

  private final Replica replica;
  private final Ids ids;
  private final Stopwatch stopwatch;

  private final Map<Key, Tally> tallies = new LinkedHashMap<>();
  private List<SyncRequests.Request> requests = List.of();
  private final Map<TableSpec, Long> plannedUp = new LinkedHashMap<>();
  private String id = "";
  private Why why = Why.START;
  private boolean written;
  private boolean interrupted;
  private boolean initial;
  private long startedAtMillis;
  private @Nullable Long endedAtMillis;
  private long tries;
  private long recordsDown;
  private long bytesUp;
  private long bytesDown;
  private long flushedAtMillis;

  RunJournal(Replica replica, Stopwatch stopwatch) {
    this.replica = replica;
    this.ids = replica.ids();
    this.stopwatch = stopwatch;
  }

  /// Id of the round, also the flow that upstream sees.
  String id() {
    return id;
  }

  /// A round begins, or the one that was interrupted last goes on.
  void begin(Why reason, boolean resumed) {
    requests = List.of();
    plannedUp.clear();
    if (resumed && written && !id.isEmpty()) {
      tries++;
      return;
    }
    id = ids.next();
    why = reason;
    tallies.clear();
    written = false;
    interrupted = false;
    initial = false;
    endedAtMillis = null;
    tries = 1;
    recordsDown = 0;
    bytesUp = 0;
    bytesDown = 0;
  }

  /// What was found at the start.
  ///
  /// @param open requests that this round answers
  /// @param waiting what waits to go up
  /// @param firstDownload true if this base has not downloaded everything once
  void found(
      List<SyncRequests.Request> open, Map<TableSpec, Waiting> waiting, boolean firstDownload) {
    requests = open;
    initial = firstDownload;
    waiting.forEach((table, wait) -> {
      if (wait.sendable() > 0) {
        Tally before = tallies.getOrDefault(new Key("UP", table.name()), new Tally());
        plannedUp.put(table, before.done + before.refused + wait.sendable());
      }
    });
  }

  void plannedDown(TableSpec table, long records) {
    if (records > 0) {
      tally("DOWN", table).planned += records;
      flushIfDue();
    }
  }

  void movedDown(TableSpec table, long read, long changed, long refused) {
    Tally tally = tally("DOWN", table);
    tally.done += read - refused;
    tally.refused += refused;
    recordsDown += changed;
    flushIfDue();
  }

  void movedUp(TableSpec table, long arrived, long refused) {
    Tally tally = tally("UP", table);
    tally.done += arrived;
    tally.refused += refused;
  }

  void traffic(Traffic traffic) {
    bytesUp += traffic.up();
    bytesDown += traffic.down();
  }

  private Tally tally(String direction, TableSpec table) {
    return tallies.computeIfAbsent(new Key(direction, table.name()), key -> new Tally());
  }

  /// Writes the progress if the last time is long enough ago.
  void flushIfDue() {
    long now = stopwatch.millis();
    if (!written || interrupted || now - flushedAtMillis >= FLUSH_MILLIS) {
      flushedAtMillis = now;
      save(Outcome.RUNNING, null);
    }
  }

  /// Records are about to go up: from now on this round has a row, whatever becomes of them.
  void sending() {
    if (!written) {
      save(Outcome.RUNNING, null);
    }
  }

  /// The round has moved everything that it could move.
  void end() {
    if (written || !tallies.isEmpty()) {
      planUp();
      save(outcome(), null);
    } else if (!requests.isEmpty()) {
      replica.write(
          Priority.BACKGROUND,
          tx -> {
            SyncRequests.take(tx, id, requests);
            return null;
          });
    }
    id = "";
  }

  /// The round was cut; what it had not moved waits. Its end stays where it moved something last:
  /// tries that never reach upstream do not count as synchronisations.
  void interrupt(Failure failure) {
    boolean waits = initial || !plannedUp.isEmpty() || !requests.isEmpty();
    if (written || !tallies.isEmpty() || waits) {
      save(Outcome.INTERRUPTED, failure);
    }
  }

  /// Only what was to go up can be left over: how much comes down upstream announces as a hint.
  private Outcome outcome() {
    boolean refusals = tallies.values().stream().anyMatch(tally -> tally.refused > 0);
    boolean waits =
        tallies.entrySet().stream()
            .filter(entry -> entry.getKey().direction().equals("UP"))
            .map(Map.Entry::getValue)
            .anyMatch(tally -> tally.planned > tally.done + tally.refused);
    if (refusals) {
      return Outcome.DONE_WITH_REFUSALS;
    }
    return waits ? Outcome.DONE_SOME_WAIT : Outcome.DONE;
  }

  private void planUp() {
    plannedUp.forEach((table, planned) -> tally("UP", table).planned = planned);
    plannedUp.clear();
  }

  private void save(Outcome outcome, @Nullable Failure failure) {
    planUp();
    Long end =
        replica.write(
            Priority.BACKGROUND,
            tx -> {
              if (!written) {
                SyncRuns.endAbandoned(tx);
                startedAtMillis = tx.nowMillis();
              }
              Long endsAt = endsAt(outcome, tx.nowMillis());
              SyncRuns.save(tx, run(outcome, failure, endsAt));
              for (Category category : categories()) {
                SyncRuns.save(tx, id, category);
              }
              SyncRequests.take(tx, id, requests);
              return endsAt;
            });
    endedAtMillis = end;
    requests = List.of();
    written = true;
    interrupted = outcome == Outcome.INTERRUPTED;
  }

  private @Nullable Long endsAt(Outcome outcome, long nowMillis) {
    return switch (outcome) {
      case RUNNING -> null;
      case DONE, DONE_WITH_REFUSALS, DONE_SOME_WAIT -> nowMillis;
      case INTERRUPTED -> interrupted ? endedAtMillis : Long.valueOf(nowMillis);
    };
  }

  private Run run(Outcome outcome, @Nullable Failure failure, @Nullable Long endsAt) {
    long up = 0;
    long refused = 0;
    for (Category category : categories()) {
      up += category.direction().equals("UP") ? category.done() : 0;
      refused += category.refused();
    }
    return new Run(
        id,
        why.name(),
        startedAtMillis,
        endsAt,
        outcome,
        failure == null ? null : failure.code(),
        failure == null ? null : failure.detail(),
        tries,
        up,
        recordsDown,
        refused,
        bytesUp,
        bytesDown);
  }

  private List<Category> categories() {
    List<Category> categories = new ArrayList<>();
    tallies.forEach((key, tally) ->
        categories.add(
            new Category(
                key.direction(),
                key.table(),
                // What upstream announces is a hint; what has moved was to move.
                Math.max(tally.planned, tally.done + tally.refused),
                tally.done,
                tally.refused)));
    return categories;
  }
}
