package dev.sempre.centre.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests one device may make: many at once after an outage, few for ever. Kept in
/// memory for a bounded number of devices. Thread-safe. Source: R58.
final class RequestLimits {
  private static final int MOST_DEVICES = 50_000;

  private final double burst;
  private final double perMilli;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double left, long atMillis) {}

  /// @param burst requests that may come at once
  /// @param perSecond requests that may come for ever
  RequestLimits(int burst, int perSecond) {
    this.burst = burst;
    this.perMilli = perSecond / 1_000.0;
  }

  /// Takes one request.
  ///
  /// @return 0, or how long to wait before the next if there is none left
  synchronized long waitMillis(String device, long nowMillis) {
    Bucket before = buckets.get(device);
    double left = burst;
    if (before != null) {
      // A clock that was set back gives nothing and takes nothing.
      long passed = Math.max(0, nowMillis - before.atMillis());
      left = Math.min(burst, before.left() + passed * perMilli);
    }
    boolean allowed = left >= 1;
    buckets.put(device, new Bucket(allowed ? left - 1 : left, nowMillis));
    if (buckets.size() > MOST_DEVICES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return allowed ? 0 : (long) Math.ceil((1 - left) / perMilli);
  }
}
