package dev.sempre.agent.run;

import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Outbox.Waiting;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncLinks.Link;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a program shows of synchronisation, read from the database alone: true whether the agent
/// runs in this program, in another one, or not at all. Times are on the corrected clock, see
/// [#nowMillis]. Source: L3, H4 to H7, P4.
///
/// @param nowMillis the corrected clock at the reading; compare the other times with this
/// @param indicator green, yellow or red
/// @param link the state of the line behind it, or null if there never was one
/// @param waiting what waits to go up, per table
/// @param openIssues records that need a person
/// @param running the run that is under way, or null
/// @param categories what the running run has moved, else what the last one has
/// @param last the newest run that has ended, or null
public record SyncSnapshot(
    long nowMillis,
    Indicator indicator,
    @Nullable Link link,
    Map<TableSpec, Waiting> waiting,
    long openIssues,
    @Nullable Run running,
    List<Category> categories,
    @Nullable Run last) {
  /// The button is free this long after the end of the last run. Source: H4.
  public static final long BUTTON_REST_MILLIS = 300_000;

  /// Reads it all. Takes a few milliseconds: not for the thread that draws the screen.
  public static SyncSnapshot read(Replica replica, TimeSource clock) {
    Map<TableSpec, Waiting> waiting = new Outbox(replica).waiting();
    return replica.read(handle -> {
      // As stored with the link's own times: the agent may be in another program.
      long offset = Places.find(handle).map(Place::clockOffsetMillis).orElse(0L);
      long now = clock.epochMillis() + offset;
      Link link = SyncLinks.find(handle).orElse(null);
      Run running = SyncRuns.running(handle).orElse(null);
      Run last = SyncRuns.lastEnded(handle).orElse(null);
      Run shown = running == null ? last : running;
      return new SyncSnapshot(
          now,
          Indicator.of(link, now),
          link,
          waiting,
          Issues.countOpen(handle),
          running,
          shown == null ? List.of() : SyncRuns.categories(handle, shown.id()),
          last);
    });
  }

  /// Records here that upstream has not acknowledged.
  public long waitingRecords() {
    return waiting.values().stream().mapToLong(Waiting::total).sum();
  }

  /// How much of the running run is done, 0 to 100; 100 if none runs.
  public int percent() {
    if (running == null) {
      return 100;
    }
    long planned = categories.stream().mapToLong(Category::planned).sum();
    long done = categories.stream().mapToLong(c -> c.done() + c.refused()).sum();
    return planned == 0 ? 0 : (int) Math.min(100, done * 100 / planned);
  }

  /// When the button "sync now" is free again; the present or the past if it is. The limit is on
  /// the button alone. Source: H4.
  public long buttonFreeAtMillis() {
    if (running != null) {
      return Long.MAX_VALUE;
    }
    Long ended = last == null ? null : last.endedAtMillis();
    return ended == null ? nowMillis : ended + BUTTON_REST_MILLIS;
  }
}
