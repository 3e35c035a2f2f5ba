package dev.sempre.centre.identity;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses: after a few failures under one key each further one doubles the
/// wait, up to five minutes. A success forgets the failures. Kept in memory, for a bounded number
/// of keys. Thread-safe. Source: R51, R58.
final class Attempts {
  private static final long FIRST_WAIT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 300_000;

  /// Failures older than this no longer count.
  private static final long MEMORY_MILLIS = 900_000;

  private static final int MOST_KEYS = 20_000;

  private record Failures(int count, long lastAtMillis, long blockedUntilMillis) {}

  private final int free;
  private final Map<String, Failures> byKey = new LinkedHashMap<>();

  /// @param free failures that cost no wait
  Attempts(int free) {
    this.free = free;
  }

  /// How long to wait before the next attempt under a key, 0 = not at all. More than any wait comes
  /// from a clock that has been put back since, and is over.
  synchronized long waitMillis(String key, long nowMillis) {
    Failures failures = byKey.get(key);
    long wait = failures == null ? 0 : failures.blockedUntilMillis() - nowMillis;
    return wait > LONGEST_WAIT_MILLIS ? 0 : Math.max(0, wait);
  }

  synchronized void failed(String key, long nowMillis) {
    Failures before = byKey.remove(key);
    boolean remembered =
        before != null && Math.abs(nowMillis - before.lastAtMillis()) <= MEMORY_MILLIS;
    int count = before != null && remembered ? before.count() + 1 : 1;
    // Taken out and put in again: the map's order is that of the last failure.
    byKey.put(key, new Failures(count, nowMillis, nowMillis + waitAfter(count)));
    if (byKey.size() > MOST_KEYS) {
      Iterator<String> oldest = byKey.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private long waitAfter(int count) {
    if (count <= free) {
      return 0;
    }
    int doublings = Math.min(count - free - 1, 20);
    return Math.min(FIRST_WAIT_MILLIS << doublings, LONGEST_WAIT_MILLIS);
  }

  synchronized void succeeded(String key) {
    byKey.remove(key);
  }
}
