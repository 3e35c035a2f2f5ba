package dev.sempre.agent.schedule;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.SyncRuns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Forgets the runs and the settled issues of more than three days ago: the history shows today and
/// the last three days, as the shop's calendar counts them. Source: H6.
final class RunPurge {
  static final int DAYS = 3;

  private RunPurge() {}

  static void run(Replica replica) {
    ZoneId zone = zone(replica);
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          long firstShownMillis = firstShownMillis(tx.nowMillis(), zone);
          SyncRuns.purgeBefore(tx, firstShownMillis);
          Issues.purgeBefore(tx, firstShownMillis);
          return null;
        });
  }

  /// The first moment of the oldest day that the history shows.
  static long firstShownMillis(long nowMillis, ZoneId zone) {
    return Instant.ofEpochMilli(nowMillis)
        .atZone(zone)
        .toLocalDate()
        .minusDays(DAYS)
        .atStartOfDay(zone)
        .toInstant()
        .toEpochMilli();
  }

  private static ZoneId zone(Replica replica) {
    return replica
        .place()
        .map(Place::establishment)
        .flatMap(id -> replica.read(handle -> EstablishmentStore.byId(handle, id)))
        .map(Establishment::zone)
        .orElse(ZoneOffset.UTC);
  }
}
