package dev.sempre.replica.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Shifts of tills. The open one of a till is its last. Source: T8.
public final class ShiftStore {
  private ShiftStore() {}

  /// The open shift of a till.
  public static Optional<Shift> openOf(Handle handle, String deviceId) {
    return handle
        .createQuery(
            """
            select id, establishment_id, device_id, number, opened_at, opened_by, business_date,
                   currency, float_minor
              from shift where device_id = :device and deleted = 0
             order by number desc limit 1
            """)
        .bind("device", deviceId)
        .map(ShiftStore::shift)
        .findOne();
  }

  /// The open shift of this till; one is opened, with nothing in the drawer, if there is none.
  ///
  /// @param id id of the shift if one is opened
  /// @param establishment where this till stands
  /// @param by id of the user
  public static Shift openOrBegin(Tx tx, String id, Establishment establishment, String by)
      throws SQLException {
    Optional<Shift> open = openOf(tx.handle(), tx.place().base());
    return open.isPresent() ? open.get() : begin(tx, id, establishment, by);
  }

  private static Shift begin(Tx tx, String id, Establishment establishment, String by)
      throws SQLException {
    BusinessTime now = BusinessTime.at(tx.nowMillis(), establishment.zone());
    Shift shift =
        new Shift(
            id,
            establishment.id(),
            tx.place().base(),
            nextNumber(tx.handle(), tx.place().base()),
            now.epochMillis(),
            by,
            now.businessDate(),
            establishment.currency(),
            0);
    Values values =
        Values.of(SyncCatalogue.SHIFT)
            .set("establishment_id", shift.establishmentId())
            .set("device_id", shift.deviceId())
            .set("number", shift.number())
            .set("opened_at", shift.openedAtMillis())
            .set("opened_by", shift.openedBy())
            .set("business_date", shift.businessDate().toString())
            .set("currency", shift.currency().code())
            .set("float_minor", shift.floatMinor());
    Records.create(tx, SyncCatalogue.SHIFT, id, by, values.array(), List.of());
    return shift;
  }

  private static int nextNumber(Handle handle, String deviceId) {
    return handle
        .createQuery("select coalesce(max(number), 0) + 1 from shift where device_id = :device")
        .bind("device", deviceId)
        .mapTo(Integer.class)
        .one();
  }

  private static Shift shift(ResultSet row, StatementContext context) throws SQLException {
    return new Shift(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getLong(5),
        row.getString(6),
        LocalDate.parse(row.getString(7)),
        Currency.of(row.getString(8)),
        row.getLong(9));
  }
}
