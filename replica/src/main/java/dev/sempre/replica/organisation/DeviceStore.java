package dev.sempre.replica.organisation;

import dev.sempre.model.organisation.Device;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.organisation.DeviceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The company's installations.
public final class DeviceStore {
  private static final String SELECT =
      "select id, establishment_id, number, name, kind, status from device ";

  private DeviceStore() {}

  public static Optional<Device> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id and deleted = 0")
        .bind("id", id)
        .map(DeviceStore::device)
        .findOne();
  }

  private static Device device(ResultSet row, StatementContext context) throws SQLException {
    return new Device(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        DeviceKind.named(row.getString(5)),
        DeviceStatus.named(row.getString(6)));
  }
}
