package dev.sempre.centre.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests one device may make: many at once after an outage, few for ever. Kept in
/// memory for a bounded number of devices. Thread-safe. Source: R58.
final class RequestLimits {
  private static final int MOST_DEVICES = 50_000;

  /// A thousandth of a request: what a device that may make one per second gains in a millisecond.
  private static final long REQUEST = 1_000;

  private final long burst;
  private final long perMilli;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /// @param left thousandths of requests
  private record Bucket(long left, long atMillis) {}

  /// @param burst requests that may come at once
  /// @param perSecond requests that may come for ever
  RequestLimits(int burst, int perSecond) {
    this.burst = burst * REQUEST;
    this.perMilli = perSecond;
  }

  /// Takes one request.
  ///
  /// @return 0, or how long to wait before the next if there is none left
  synchronized long waitMillis(String device, long nowMillis) {
    Bucket before = buckets.get(device);
    long left = burst;
    if (before != null) {
      // A clock that was set back gives nothing and takes nothing.
      long passed = Math.max(0, nowMillis - before.atMillis());
      left = Math.min(burst, before.left() + passed * perMilli);
    }
    boolean allowed = left >= REQUEST;
    buckets.put(device, new Bucket(allowed ? left - REQUEST : left, nowMillis));
    if (buckets.size() > MOST_DEVICES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return allowed ? 0 : Math.ceilDiv(REQUEST - left, perMilli);
  }
}
