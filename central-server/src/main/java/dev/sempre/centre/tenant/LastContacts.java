package dev.sempre.centre.tenant;

import dev.sempre.replica.db.StoreFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When each device was last heard of. Kept in memory and written together every half a minute,
/// since a till asks often and the answer may be half a minute old. Thread-safe.
public final class LastContacts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LastContacts.class);
  private static final long WRITE_EVERY_MILLIS = 30_000;

  private record Device(String tenant, String id) {}

  private final Directory directory;
  private final Map<Device, Long> unwritten = new ConcurrentHashMap<>();
  private final AtomicLong lastWrite;

  LastContacts(Directory directory, long nowMillis) {
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
    Map<String, Long> result = directory.read(handle -> LastContactStore.of(handle, tenant));
    unwritten.forEach((device, at) -> {
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
    try {
      directory.write(handle -> {
        now.forEach((device, at) -> LastContactStore.put(handle, device.tenant(), device.id(), at));
        return null;
      });
      now.forEach(unwritten::remove);
    } catch (StoreFailure failure) {
      // Book-keeping refuses no request; what is not written is tried again.
      LOG.warn("when devices were last heard of is not written: {}", failure.getMessage());
    }
  }

  /// Writes what is not written yet.
  @Override
  public void close() {
    write();
  }
}
