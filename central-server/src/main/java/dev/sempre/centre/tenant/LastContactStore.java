package dev.sempre.centre.tenant;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The rows that say when devices were last heard of.
final class LastContactStore {
  private LastContactStore() {}

  /// Device id > when it was last heard of.
  static Map<String, Long> of(Handle handle, String tenant) {
    Map<String, Long> result = new HashMap<>();
    handle
        .createQuery("select device_id, last_at from device_contact where tenant = :tenant")
        .bind("tenant", tenant)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> result.put(entry.getKey(), entry.getValue()));
    return result;
  }

  /// Notes a contact unless a later one is known.
  static void put(Handle handle, String tenant, String device, long atMillis) {
    handle
        .createUpdate(
            """
            insert into device_contact (tenant, device_id, last_at)
            values (:tenant, :device, :at)
            on conflict (tenant, device_id) do update set last_at = :at
             where device_contact.last_at < :at
            """)
        .bind("tenant", tenant)
        .bind("device", device)
        .bind("at", atMillis)
        .execute();
  }
}
