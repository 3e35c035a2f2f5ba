package dev.sempre.centre.organisation;

import dev.sempre.model.chain.ChainName;
import dev.sempre.model.organisation.DeviceStatus;
import dev.sempre.replica.chain.ChainStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /// So many devices do not join one establishment between a backup and the day it is restored.
  static final int MOST_FORGOTTEN = 10_000;

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

  /// A number of an establishment that no device has had, as far as is known here: series of
  /// tickets are never used twice.
  static long nextNumber(Handle handle, String establishment) {
    return highestNumber(handle, establishment) + 1L;
  }

  /// The highest number that a device of the establishment has or had. One that joined after a
  /// backup which was restored since is not among the devices any more, but perhaps it has sold,
  /// sealed or told something, or another has come back from there. What is farther ahead than any
  /// backup can have missed is none, so that nobody can use an establishment's numbers up. 0 if
  /// there is none.
  static int highestNumber(Handle handle, String establishment) {
    int registered =
        handle
            .createQuery(
                "select coalesce(max(number), 0) from device where establishment_id = :place")
            .bind("place", establishment)
            .mapTo(Integer.class)
            .one();
    return Stream.of(soldIn(handle), ChainStore.chains(handle), hadBefore(handle))
        .flatMap(List::stream)
        .flatMap(chain -> ChainName.of(chain).stream())
        .filter(name -> name.establishment().equals(establishment))
        .mapToInt(ChainName::number)
        .filter(number -> number <= registered + MOST_FORGOTTEN)
        .reduce(registered, Math::max);
  }

  /// The series in which tickets are here, also of before there were chains. One step of the index
  /// for each, however many tickets there are.
  private static List<String> soldIn(Handle handle) {
    List<String> found = new ArrayList<>();
    String series = next(handle, "");
    while (series != null) {
      found.add(series);
      series = next(handle, series);
    }
    return found;
  }

  private static @Nullable String next(Handle handle, String series) {
    return handle
        .createQuery("select series from sale where series > :series order by series limit 1")
        .bind("series", series)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private static List<String> hadBefore(Handle handle) {
    return handle
        .createQuery("select distinct series from series_before")
        .mapTo(String.class)
        .list();
  }

  /// Whether a device other than the given one has sold or sealed anything in a series.
  static boolean isSeriesOfAnother(Handle handle, String id, String series) {
    return handle
            .createQuery(
                "select 1 from sale where series = :series and device_id <> :device limit 1")
            .bind("series", series)
            .bind("device", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent()
        || ChainStore.hasAnyOfAnother(handle, series, id);
  }

  /// Whether a device other than the given one had a series before it joined again.
  static boolean wasSeriesOfAnother(Handle handle, String id, String series) {
    return handle
        .createQuery(
            "select 1 from series_before where series = :series and device <> :device limit 1")
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

  /// The keys that prove an older copy of a device: it has another number since.
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

  /// Notes that a device was not known here when it came back: when it was admitted says nothing of
  /// its age.
  static void wasForgotten(Handle handle, String id) {
    handle
        .createUpdate(
            """
            insert into forgotten_device (device) values (:device)
            on conflict (device) do nothing
            """)
        .bind("device", id)
        .execute();
  }

  /// Whether another device of an establishment has had a number ever since before a moment. Only
  /// the lowest of a device's numbers is as old as its admission: each later one came at a time
  /// that is not known any more.
  ///
  /// @param admittedMillis when the device was admitted that says it was its own
  static boolean isHeldByAnOlder(
      Handle handle, String id, String establishment, int number, long admittedMillis) {
    return handle
        .createQuery(
            """
            select id, number from device
             where establishment_id = :place and id <> :device and enrolled_at < :admitted
            """)
        .bind("place", establishment)
        .bind("device", id)
        .bind("admitted", admittedMillis)
        .map((row, _) -> lowestNumber(handle, row.getString(1), establishment, row.getInt(2)))
        .stream()
        .anyMatch(lowest -> lowest == number);
  }

  private static int lowestNumber(Handle handle, String id, String establishment, int number) {
    return handle
        .createQuery("select series from series_before where device = :device")
        .bind("device", id)
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(series -> ChainName.of(series).stream())
        .filter(name -> name.establishment().equals(establishment))
        .mapToInt(ChainName::number)
        .reduce(number, Math::min);
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
