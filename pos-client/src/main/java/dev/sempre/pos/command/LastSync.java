package dev.sempre.pos.command;

import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/// Asks whichever agent serves the database for a round, and waits for its end.
final class LastSync {
  private static final long LOOK_MILLIS = 50;

  /// A round that has not ended by then goes on without anybody waiting for it.
  private static final long LONGEST_WAIT_MILLIS = 600_000;

  private final Replica replica;
  private final LongConsumer sleepMillis;

  LastSync(Replica replica, LongConsumer sleepMillis) {
    this.replica = replica;
    this.sleepMillis = sleepMillis;
  }

  /// @return how it ended: the outcome of the round, `NOTHING_TO_DO`, or `NOT_YET`
  String run() {
    String request = SyncAgent.request(replica, replica.ids(), "sell", "COMMAND");
    for (long waited = 0; waited < LONGEST_WAIT_MILLIS; waited += LOOK_MILLIS) {
      Optional<String> outcome = replica.read(handle -> outcome(handle, request));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      sleepMillis.accept(LOOK_MILLIS);
    }
    return "NOT_YET";
  }

  private static Optional<String> outcome(Handle handle, String request) {
    Optional<String> runId = SyncRequests.servedBy(handle, request);
    if (runId.isEmpty()) {
      return Optional.empty();
    }
    Optional<SyncRuns.Run> run = SyncRuns.find(handle, runId.get());
    if (run.isEmpty()) {
      return Optional.of("NOTHING_TO_DO");
    }
    return run.filter(found -> found.endedAtMillis() != null).map(found -> found.outcome().name());
  }
}
