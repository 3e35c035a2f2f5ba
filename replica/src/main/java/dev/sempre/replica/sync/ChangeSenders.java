package dev.sempre.replica.sync;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.replica.db.Tx;
import org.jspecify.annotations.Nullable;

/// Which device has made the newest versions of a record, with nobody between. Its next change then
/// stands on its own one, even if the answer about that was lost and it names an older version.
/// Source: P2, P6.
final class ChangeSenders {
  private ChangeSenders() {}

  /// @param from version that the first of its changes was made on, 0 if it made the record
  /// @param to version that the last of them has led to
  private record Sender(String device, long from, long to) {}

  /// True if every version of a record behind `base` was made by this device.
  ///
  /// @param standing the newest version
  /// @param base version that the device knows, 0 if none
  static boolean madeAllSince(Tx tx, RootRecord standing, String device, long base) {
    Sender sender = of(tx, standing);
    return base < standing.version()
        && sender != null
        && sender.device().equals(device)
        && sender.from() <= base;
  }

  /// Notes that a device has made the next version of a record.
  ///
  /// @param before the version that it replaces
  static void note(Tx tx, RootRecord before, String device) {
    Sender sender = of(tx, before);
    boolean goesOn = sender != null && sender.device().equals(device);
    tx.handle()
        .createUpdate(
            """
            insert into change_sender (table_name, record_id, device_id, from_version, to_version)
            values (:table, :record, :device, :from, :to)
            on conflict (table_name, record_id) do update set device_id = excluded.device_id,
                   from_version = excluded.from_version, to_version = excluded.to_version
            """)
        .bind("table", before.table().name())
        .bind("record", before.id())
        .bind("device", device)
        .bind("from", sender != null && goesOn ? sender.from() : before.version())
        .bind("to", before.version() + 1)
        .execute();
  }

  /// Who has made a version, or null if that was not a device.
  private static @Nullable Sender of(Tx tx, RootRecord record) {
    if (record.version() == 1) {
      return new Sender(record.origin(), 0, 1);
    }
    return tx.handle()
        .createQuery(
            """
            select device_id, from_version, to_version from change_sender
             where table_name = :table and record_id = :record and to_version = :version
            """)
        .bind("table", record.table().name())
        .bind("record", record.id())
        .bind("version", record.version())
        .map((row, context) -> new Sender(row.getString(1), row.getLong(2), row.getLong(3)))
        .findOne()
        .orElse(null);
  }
}
