package dev.sempre.centre.organisation;

import dev.sempre.model.organisation.DeviceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows that say which devices a company has and which key each one proves itself with.
final class DeviceKeyStore {
  private static final String SELECT =
      """
      select id, establishment_id, number, name, kind, public_key, status, enrolled_at
        from device
      """;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private DeviceKeyStore() {}

  static Optional<RegisteredDevice> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id and deleted = 0")
        .bind("id", id)
        .map(DeviceKeyStore::device)
        .findOne();
  }

  static List<RegisteredDevice> all(Handle handle) {
    return handle
        .createQuery(SELECT + " where deleted = 0 order by establishment_id, number, id")
        .map(DeviceKeyStore::device)
        .list();
  }

  /// The number after the highest that any device of the establishment ever had: series of tickets
  /// are never used twice. A device that joined after a backup which was restored since is not
  /// among the devices any more, but perhaps among those that have sold.
  static long nextNumber(Handle handle, String establishment) {
    long registered =
        handle
            .createQuery(
                "select coalesce(max(number), 0) from device where establishment_id = :place")
            .bind("place", establishment)
            .mapTo(Long.class)
            .one();
    return Math.max(registered, highestSeries(handle, establishment)) + 1;
  }

  /// The highest number under which a ticket of the establishment is here, 0 if there is none. One
  /// step of the index per series of the company, however many tickets there are.
  private static long highestSeries(Handle handle, String establishment) {
    String prefix = establishment + "-";
    long highest = 0;
    String series = next(handle, "");
    while (series != null) {
      String number = series.startsWith(prefix) ? series.substring(prefix.length()) : "";
      if (NUMBER.matcher(number).matches()) {
        highest = Math.max(highest, Long.parseLong(number));
      }
      series = next(handle, series);
    }
    return highest;
  }

  private static @Nullable String next(Handle handle, String series) {
    return handle
        .createQuery("select series from sale where series > :series order by series limit 1")
        .bind("series", series)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /// Whether a device other than the given one has sold under a series.
  static boolean isSeriesOfAnother(Handle handle, String id, String series) {
    return handle
        .createQuery("select 1 from sale where series = :series and device_id <> :device limit 1")
        .bind("series", series)
        .bind("device", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// Notes that a device proves itself with another key from now on.
  static void replace(Handle handle, String id, String publicKey) {
    handle
        .createUpdate(
            """
            insert into replaced_key (public_key, device) values (:key, :device)
            on conflict (public_key) do nothing
            """)
        .bind("key", publicKey)
        .bind("device", id)
        .execute();
  }

  /// The keys that a device has had before.
  static List<String> replaced(Handle handle, String id) {
    return handle
        .createQuery("select public_key from replaced_key where device = :device")
        .bind("device", id)
        .mapTo(String.class)
        .list();
  }

  /// Notes with which key a device signed before it was admitted again under its number.
  static void keepEarlier(Handle handle, String id, String publicKey) {
    handle
        .createUpdate(
            """
            insert into earlier_key (public_key, device) values (:key, :device)
            on conflict (public_key) do nothing
            """)
        .bind("key", publicKey)
        .bind("device", id)
        .execute();
  }

  /// The keys with which a device has signed before, those among them that prove an older copy.
  static List<String> former(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select public_key from replaced_key where device = :device
            union
            select public_key from earlier_key where device = :device
            """)
        .bind("device", id)
        .mapTo(String.class)
        .list();
  }

  /// Notes which series a device has had before it joined again.
  static void hadSeries(Handle handle, String id, String series) {
    handle
        .createUpdate(
            """
            insert into series_before (series, device) values (:series, :device)
            on conflict (series, device) do nothing
            """)
        .bind("series", series)
        .bind("device", id)
        .execute();
  }

  private static RegisteredDevice device(ResultSet row, StatementContext context)
      throws SQLException {
    return new RegisteredDevice(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7).equals(DeviceStatus.ACTIVE.name()),
        row.getLong(8));
  }
}
