package dev.sempre.replica.shift;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.ShiftLimits;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.ParameterStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Shifts of tills. The open one of a till is its last, until that is closed. Source: T8.
public final class ShiftStore {
  private static final String SELECT =
      """
      select id, establishment_id, device_id, number, opened_at, opened_by, business_date,
             currency, float_minor, opened_by_sale
        from shift
      """;

  private ShiftStore() {}

  /// The open shift of a till where it stands: one of another establishment, in which it stood
  /// before, is none of this one's (S10), and neither is one of the time before it has joined anew.
  public static Optional<Shift> openOf(Handle handle, Place place) {
    return last(handle, place)
        .filter(shift -> !ClosingStore.isClosed(handle, shift.id()))
        .filter(shift -> wasOpenedUnderItsNumber(handle, place, shift.id()));
  }

  /// Whether a till opened a shift under the number that it has now. What it opened before it has
  /// joined anew belongs to the copy of it that went on: that one's Z may be at the centre, which
  /// takes no second one, and would miss it in the till's chain. Source: R21, R35.
  static boolean wasOpenedUnderItsNumber(Handle handle, Place place, String shiftId) {
    return handle
        .createQuery(
            """
            select series from journal_event
             where subject_id = :shift and kind = 'SHIFT_OPENED' and device_id = :device
            """)
        .bind("shift", shiftId)
        .bind("device", place.base())
        .mapTo(String.class)
        .findFirst()
        .map(series -> series.equals(place.series() + ChainStore.JOURNAL))
        .orElse(true);
  }

  private static Optional<Shift> last(Handle handle, Place place) {
    return handle
        .createQuery(
            SELECT
                + """
                 where device_id = :device and establishment_id = :shop and deleted = 0
                 order by number desc limit 1
                """)
        .bind("device", place.base())
        .bind("shop", place.establishment())
        .map(ShiftStore::shift)
        .findOne();
  }

  /// The shift of an id.
  public static Optional<Shift> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id and deleted = 0")
        .bind("id", id)
        .map(ShiftStore::shift)
        .findOne();
  }

  /// Opens a shift with counted money in the drawer. Periods that are over are closed first.
  ///
  /// @param establishment where this till stands
  /// @param floatMinor minor units, 0 to [ShiftLimits#MAX_AMOUNT_MINOR]
  /// @param by id of the user
  /// @param approvedBy id of whoever gave leave; null if nobody had to
  public static ShiftResult<Shift> open(
      Tx tx, Establishment establishment, long floatMinor, String by, @Nullable String approvedBy)
      throws SQLException {
    if (SetBack.is(tx.handle())) {
      return ShiftResult.refused(new ShiftRefusal.SetBack());
    }
    Optional<Shift> open = openOf(tx.handle(), tx.place());
    if (open.isPresent()) {
      return ShiftResult.refused(new ShiftRefusal.AlreadyOpen(open.get().number()));
    }
    Optional<ShiftRefusal> wrong = ShiftLimits.checkAmount(floatMinor, 0);
    return wrong.isPresent()
        ? ShiftResult.refused(wrong.get())
        : ShiftResult.done(begin(tx, establishment, floatMinor, false, by, approvedBy));
  }

  /// How far the clock may be ahead of what happened last here before somebody has to say that it
  /// is right: a shop that was shut for a long weekend is not asked.
  static final long AHEAD_MILLIS = 7L * 24 * 60 * 60 * 1_000;

  /// Whether the clock may be wrong by which a shift would be opened, and what is over closed for
  /// good. A till that has done nothing yet has nothing to hold it against. Source: R24, R37.
  public static Optional<ShiftRefusal> clockAhead(Handle handle, Place place, long nowMillis) {
    return handle
        .createQuery(
            """
            select max(at) from (
              select max(opened_at) as at from shift where device_id = :device
              union all
              select max(closed_at) as at from closing where device_id = :device
              union all
              select * from (
                select completed_at as at from sale
                 where series = :series order by number desc limit 1) ticket) happened
            """)
        .bind("device", place.base())
        .bind("series", place.series())
        .mapTo(Long.class)
        .findOne()
        .filter(lastMillis -> nowMillis - lastMillis > AHEAD_MILLIS)
        .map(lastMillis -> new ShiftRefusal.ClockAhead(lastMillis, nowMillis));
  }

  /// The open shift of this till; one is opened, with nothing in the drawer, if there is none: a
  /// sale is never kept waiting for a float.
  ///
  /// @param establishment where this till stands
  /// @param by id of the user
  public static Shift openOrBegin(Tx tx, Establishment establishment, String by)
      throws SQLException {
    Optional<Shift> open = openOf(tx.handle(), tx.place());
    return open.isPresent() ? open.get() : begin(tx, establishment, 0, true, by, null);
  }

  private static Shift begin(
      Tx tx,
      Establishment establishment,
      long floatMinor,
      boolean bySale,
      String by,
      @Nullable String approvedBy)
      throws SQLException {
    BusinessTime now = openingTime(tx, establishment);
    if (!SetBack.is(tx.handle())) {
      PeriodClosings.follow(tx, now, by);
    }
    Shift shift =
        new Shift(
            tx.newId(),
            establishment.id(),
            tx.place().base(),
            nextNumber(tx.handle(), tx.place().base()),
            now.epochMillis(),
            by,
            now.businessDate(),
            establishment.currency(),
            floatMinor,
            bySale);
    Values values =
        Values.of(SyncCatalogue.SHIFT)
            .set("establishment_id", shift.establishmentId())
            .set("device_id", shift.deviceId())
            .set("number", shift.number())
            .set("opened_at", shift.openedAtMillis())
            .set("opened_by", shift.openedBy())
            .set("business_date", shift.businessDate().toString())
            .set("currency", shift.currency().code())
            .set("float_minor", shift.floatMinor())
            .set("opened_by_sale", shift.openedBySale());
    Records.create(tx, SyncCatalogue.SHIFT, shift.id(), by, values.array(), List.of());
    ParameterStore.noteChanges(tx);
    JournalStore.note(
        tx,
        JournalEvent.by(by, EventKind.SHIFT_OPENED)
            .approvedBy(approvedBy)
            .about(SyncCatalogue.SHIFT.name(), shift.id())
            .of(floatMinor));
    return shift;
  }

  /// No earlier than the last closing, whatever the clock says: what is closed stays before what is
  /// opened after it, and no shift belongs to a day that is closed. Source: R24.
  private static BusinessTime openingTime(Tx tx, Establishment establishment) {
    long notBefore =
        ClosingStore.last(tx.handle(), tx.place().base(), ClosingKind.SHIFT)
            .map(closing -> closing.closedAt().epochMillis())
            .orElse(0L);
    return BusinessTime.at(Math.max(tx.nowMillis(), notBefore), establishment.zone());
  }

  private static int nextNumber(Handle handle, String deviceId) {
    return handle
        .createQuery("select coalesce(max(number), 0) + 1 from shift where device_id = :device")
        .bind("device", deviceId)
        .mapTo(Integer.class)
        .one();
  }

  private static Shift shift(ResultSet row, StatementContext context) throws SQLException {
    boolean counted = row.getLong(10) == 0 && !row.wasNull();
    return new Shift(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getLong(5),
        row.getString(6),
        LocalDate.parse(row.getString(7)),
        Currency.of(row.getString(8)),
        row.getLong(9),
        !counted);
  }
}
