package dev.sempre.replica.shift;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.ShiftLimits;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.DocumentTimeStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// What goes into and out of drawers without a sale. Added and never changed; sealed in the chain
/// of the till's tickets. Source: T8.
public final class CashMovementStore {
  private static final String SELECT =
      "select id, kind, reason, amount_minor, moved_at, user_id from cash_movement ";

  private CashMovementStore() {}

  /// What somebody wants to move.
  ///
  /// @param id id of the movement, by which it is found again if nobody knows whether it is stored
  /// @param amountMinor minor units of the shift's currency, 1 to [ShiftLimits#MAX_AMOUNT_MINOR]
  /// @param reason in his own words
  public record Wish(String id, CashMovementKind kind, long amountMinor, String reason) {
    private Optional<ShiftRefusal> wrong() {
      return ShiftLimits.checkAmount(amountMinor, 1).or(() -> ShiftLimits.checkReason(reason));
    }
  }

  /// Moves money in the open shift of this till.
  ///
  /// @param establishment where this till stands
  /// @param by id of the user
  /// @param approvedBy id of whoever gave leave; null if nobody had to
  public static ShiftResult<CashMovement> add(
      Tx tx, Establishment establishment, Wish wish, String by, @Nullable String approvedBy)
      throws SQLException {
    Optional<ShiftRefusal> wrong = wish.wrong();
    if (wrong.isPresent()) {
      return ShiftResult.refused(wrong.get());
    }
    if (SetBack.is(tx.handle())) {
      return ShiftResult.refused(new ShiftRefusal.SetBack());
    }
    Optional<Shift> open = ShiftStore.openOf(tx.handle(), tx.place());
    return open.isEmpty()
        ? ShiftResult.refused(new ShiftRefusal.NoShiftOpen())
        : ShiftResult.done(insert(tx, open.get(), establishment, wish, by, approvedBy));
  }

  private static CashMovement insert(
      Tx tx,
      Shift shift,
      Establishment establishment,
      Wish wish,
      String by,
      @Nullable String approvedBy)
      throws SQLException {
    long movedAtMillis =
        Math.max(
            tx.nowMillis(), DocumentTimeStore.notBeforeMillis(tx, tx.place().series(), shift.id()));
    BusinessTime movedAt = BusinessTime.at(movedAtMillis, establishment.zone());
    String reason = wish.reason().strip();
    Values values =
        Values.of(SyncCatalogue.CASH_MOVEMENT)
            .set("establishment_id", shift.establishmentId())
            .set("device_id", shift.deviceId())
            .set("shift_id", shift.id())
            .set("series", tx.place().series())
            .set("kind", wish.kind().name())
            .set("reason", reason)
            .set("amount_minor", wish.amountMinor())
            .set("currency", shift.currency().code())
            .set("moved_at", movedAt.epochMillis())
            .set("offset_minutes", movedAt.offsetMinutes())
            .set("business_date", movedAt.businessDate().toString())
            .set("user_id", by)
            .set("approved_by", approvedBy);
    Draft draft = new Draft(wish.id(), values.array(), List.of());
    Records.create(
        tx, SyncCatalogue.CASH_MOVEMENT, by, draft, record -> ChainStore.seal(tx, record));
    JournalStore.note(
        tx,
        JournalEvent.by(by, EventKind.CASH_MOVED)
            .approvedBy(approvedBy)
            .about(SyncCatalogue.CASH_MOVEMENT.name(), draft.id())
            .of(wish.kind().inDrawerMinor(wish.amountMinor()))
            .saying(reason));
    return new CashMovement(draft.id(), wish.kind(), reason, wish.amountMinor(), movedAtMillis, by);
  }

  /// What was moved in a shift, in the order in which it happened.
  public static List<CashMovement> of(Handle handle, String shiftId) {
    return handle
        .createQuery(
            SELECT + "where shift_id = :shift and deleted = 0 order by moved_at, chain_number, id")
        .bind("shift", shiftId)
        .map(CashMovementStore::movement)
        .list();
  }

  /// The movement of an id.
  public static Optional<CashMovement> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id and deleted = 0")
        .bind("id", id)
        .map(CashMovementStore::movement)
        .findOne();
  }

  private static CashMovement movement(ResultSet row, StatementContext context)
      throws SQLException {
    return new CashMovement(
        row.getString(1),
        CashMovementKind.valueOf(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getString(6));
  }

  /// What the movements of a shift come to, minor units.
  static Map<CashMovementKind, Long> sums(Handle handle, String shiftId) {
    Map<CashMovementKind, Long> sums = new EnumMap<>(CashMovementKind.class);
    for (CashMovement each : of(handle, shiftId)) {
      sums.merge(each.kind(), each.amountMinor(), Math::addExact);
    }
    return sums;
  }
}
