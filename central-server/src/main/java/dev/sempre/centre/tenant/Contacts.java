package dev.sempre.centre.tenant;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// When each device was last heard of. Kept in memory and written together every half a minute, since
/// a till asks often and the answer may be half a minute old. Thread-safe.
public final class Contacts implements AutoCloseable {
  private static final long WRITE_EVERY_MILLIS = 30_000;

  private record Device(String tenant, String id) {}

  private final Directory directory;
  private final Map<Device, Long> unwritten = new ConcurrentHashMap<>();
  private final AtomicLong lastWrite;

  Contacts(Directory directory, long nowMillis) {
    this.directory = directory;
    this.lastWrite = new AtomicLong(nowMillis);
  }

  /// Notes that a device was heard of. Seldom writes to the directory.
  public void heardOf(String tenant, String device, long nowMillis) {
    unwritten.put(new Device(tenant, device), nowMillis);
    long last = lastWrite.get();
    if (nowMillis - last >= WRITE_EVERY_MILLIS && lastWrite.compareAndSet(last, nowMillis)) {
      write();
    }
  }

  /// Device id > when it was last heard of, for the devices of a company that ever were.
  public Map<String, Long> of(String tenant) {
    Map<String, Long> result = new HashMap<>();
    directory.read(
        handle -> {
          handle
              .createQuery(
                  "select device_id, last_at from device_contact where tenant = :tenant")
              .bind("tenant", tenant)
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(entry -> result.put(entry.getKey(), entry.getValue()));
          return null;
        });
    unwritten.forEach(
        (device, at) -> {
          if (device.tenant().equals(tenant)) {
            result.merge(device.id(), at, Math::max);
          }
        });
    return result;
  }

  private void write() {
    Map<Device, Long> now = Map.copyOf(unwritten);
    if (now.isEmpty()) {
      return;
    }
    directory.write(
        handle -> {
          now.forEach(
              (device, at) ->
                  handle
                      .createUpdate(
                          """
                          insert into device_contact (tenant, device_id, last_at)
                          values (:tenant, :device, :at)
                          on conflict (tenant, device_id) do update set last_at = :at
                           where device_contact.last_at < :at
                          """)
                      .bind("tenant", device.tenant())
                      .bind("device", device.id())
                      .bind("at", at)
                      .execute());
          return null;
        });
    now.forEach(unwritten::remove);
  }

  /// Writes what is not written yet.
  @Override
  public void close() {
    write();
  }
}
