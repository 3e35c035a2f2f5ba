package dev.sempre.centre.http;

import dev.sempre.model.time.TimeSource;
import java.util.HashMap;
import java.util.Map;

/// How many exchanges of records run at once: in all no more than the store bears, for one company
/// at most half of that as long as another one has some or wants one, for one device a few (a till
/// that lost its line comes again before the centre has noticed). Whoever is too many is asked to
/// come again, and nobody waits in here. Thread-safe. Source: R58.
final class Streams {
  private static final int MOST_PER_DEVICE = 4;
  private static final long RETRY_MILLIS = 2_000;

  /// Exchanges at once where the store sets no limit of its own.
  private static final int MOST_ON_FILES = 32;

  /// Connections of a pool that are left to short requests.
  private static final int LEFT_TO_OTHERS = 4;

  /// How long room is kept for a company that was asked to come again: until it has tried again a
  /// few times.
  private static final long KEPT_MILLIS = 5 * RETRY_MILLIS;

  private final TimeSource time;
  private final int most;
  private final int mostPerTenant;
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Long> refusedAtMillis = new HashMap<>();
  private int all;

  /// @param storeConnections connections that may be in use at once, 0 = no limit
  Streams(int storeConnections, TimeSource time) {
    this.time = time;
    this.most =
        storeConnections == 0 ? MOST_ON_FILES : Math.max(2, storeConnections - LEFT_TO_OTHERS);
    this.mostPerTenant = Math.max(1, most / 2);
  }

  /// The end of an exchange.
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /// @throws ApiProblem 429 if there are too many
  synchronized Running enter(Caller caller) {
    String tenant = caller.tenant();
    String device = tenant + " " + caller.device();
    if (running.getOrDefault(device, 0) >= MOST_PER_DEVICE) {
      throw ApiProblem.tooMany(RETRY_MILLIS);
    }
    if (all >= most || running.getOrDefault(tenant, 0) >= mostOf(tenant)) {
      refusedAtMillis.put(tenant, time.epochMillis());
      throw ApiProblem.tooMany(RETRY_MILLIS);
    }
    refusedAtMillis.remove(tenant);
    all++;
    running.merge(tenant, 1, Integer::sum);
    running.merge(device, 1, Integer::sum);
    return () -> leave(tenant, device);
  }

  private int mostOf(String tenant) {
    long since = time.epochMillis() - KEPT_MILLIS;
    refusedAtMillis.values().removeIf(at -> at < since);
    boolean alone =
        all == running.getOrDefault(tenant, 0)
            && refusedAtMillis.keySet().stream().allMatch(tenant::equals);
    return alone ? most : mostPerTenant;
  }

  private synchronized void leave(String tenant, String device) {
    all--;
    for (String key : new String[] {tenant, device}) {
      running.computeIfPresent(key, (name, count) -> count > 1 ? count - 1 : null);
    }
  }
}
