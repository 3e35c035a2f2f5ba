package dev.sempre.pos.shell;

import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.replica.sync.SyncLinks.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of the link as this installation's database tells it.
public final class StoredLink {
  private StoredLink() {}

  /// What the chip says of a snapshot. Source: L3, P4.
  public static LinkState of(SyncSnapshot now) {
    int waiting = (int) Math.min(Integer.MAX_VALUE, now.waitingRecords());
    Link link = now.link();
    return switch (now.indicator()) {
      case CONNECTED ->
          now.running() == null
              ? new LinkState.Connected(waiting)
              : new LinkState.Syncing(now.percent(), waiting);
      case RECONNECTING -> reconnecting(now, link, waiting);
      case DISCONNECTED ->
          new LinkState.Disconnected(
              link == null || link.lastAnswerAtMillis() == null
                  ? null
                  : Instant.ofEpochMilli(link.lastAnswerAtMillis()),
              waiting);
    };
  }

  private static LinkState reconnecting(SyncSnapshot now, @Nullable Link link, int waiting) {
    int attempt = link == null ? 0 : link.attempt();
    Long next = link == null ? null : link.nextAttemptAtMillis();
    return new LinkState.Reconnecting(
        attempt + 1, Instant.ofEpochMilli(next == null ? now.nowMillis() : next), waiting);
  }
}
