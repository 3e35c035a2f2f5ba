package dev.sempre.centre.organisation;

import dev.sempre.model.organisation.DeviceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows that say which devices a company has and which key each one proves itself with.
final class DeviceKeyStore {
  private static final String SELECT =
      """
      select id, establishment_id, number, name, kind, public_key, status, enrolled_at
        from device
      """;

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
  /// are never used twice.
  static long nextNumber(Handle handle, String establishment) {
    return handle
            .createQuery(
                "select coalesce(max(number), 0) from device where establishment_id = :place")
            .bind("place", establishment)
            .mapTo(Long.class)
            .one()
        + 1;
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
