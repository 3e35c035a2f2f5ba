package dev.sempre.replica.sync;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose shift it is: money is moved in a till's shift, and that is closed, by the till itself and
/// where it was opened; and it is closed once. Whatever else arrives later leaves the closing as it
/// is. Belongs to one transaction. Source: S10, R26, T8.
final class ShiftRule {
  private static final String SHIFT_ID = "shift_id";
  private static final String DEVICE_ID = "device_id";

  private final Tx tx;
  private final Viewer sender;

  /// Closings of this batch, by the shift that they close.
  private final Map<String, String> closingOfShift = new HashMap<>();

  private record Shift(String establishment, String device) {}

  ShiftRule(Tx tx, Viewer sender) {
    this.tx = tx;
    this.sender = sender;
  }

  /// Whether the records of a table belong to shifts in this sense. A ticket does too, and is
  /// accepted whatever its shift: it was paid. Source: P1.
  static boolean holdsFor(TableSpec table) {
    return table.name().equals(SyncCatalogue.CASH_MOVEMENT.name())
        || table.name().equals(SyncCatalogue.ACCOUNT_PAYMENT.name())
        || isClosing(table);
  }

  private static boolean isClosing(TableSpec table) {
    return table.name().equals(SyncCatalogue.CLOSING.name());
  }

  /// Why a record that is well formed is not taken, or not yet; null if it is. The same record gets
  /// the same answer whether it is here already or not.
  @Nullable Verdict judge(RootRecord record) {
    String shiftId = record.text(SHIFT_ID);
    if (shiftId == null) {
      return ofPeriod(record);
    }
    Shift shift = shift(shiftId).orElse(null);
    if (shift == null) {
      return new Verdict.Retry(Verdict.UNKNOWN_SHIFT, shiftId);
    }
    if (!shift.device.equals(record.text(DEVICE_ID))) {
      return new Verdict.Rejected(Verdict.NOT_ALLOWED, SHIFT_ID, shift.device);
    }
    if (!shift.establishment.equals(record.text(TableSpec.ESTABLISHMENT_ID))) {
      return new Verdict.Rejected(
          Verdict.NOT_ALLOWED, TableSpec.ESTABLISHMENT_ID, shift.establishment);
    }
    return isClosing(record.table()) ? once(shiftId, record.id()) : null;
  }

  /// The closing of a day, month or year is of a shop in which the till stands or has stood.
  private @Nullable Verdict ofPeriod(RootRecord record) {
    if ("SHIFT".equals(record.text("kind"))) {
      return new Verdict.Rejected(Violation.MISSING, SHIFT_ID, "");
    }
    String establishment = String.valueOf(record.text(TableSpec.ESTABLISHMENT_ID));
    return establishment.equals(sender.establishment()) || hasStoodIn(tx, sender, establishment)
        ? null
        : new Verdict.Rejected(
            Verdict.NOT_ALLOWED, TableSpec.ESTABLISHMENT_ID, sender.establishment());
  }

  private @Nullable Verdict once(String shiftId, String closingId) {
    String other = closingOfShift.get(shiftId);
    if (other == null) {
      other = otherClosing(shiftId, closingId).orElse(closingId);
      closingOfShift.put(shiftId, other);
    }
    return other.equals(closingId)
        ? null
        : new Verdict.Rejected(Verdict.ALREADY_CLOSED, SHIFT_ID, other);
  }

  private Optional<Shift> shift(String id) {
    return tx.handle()
        .createQuery("select establishment_id, device_id from shift where id = :id")
        .bind("id", id)
        .map((row, _) -> new Shift(row.getString(1), row.getString(2)))
        .findOne();
  }

  /// Whether a till has opened a shift in a shop: it stands or has stood there.
  static boolean hasStoodIn(Tx tx, Viewer sender, String establishment) {
    return tx.handle()
        .createQuery(
            """
            select 1 from shift where device_id = :device and establishment_id = :shop limit 1
            """)
        .bind("device", sender.device())
        .bind("shop", establishment)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<String> otherClosing(String shiftId, String closingId) {
    return tx.handle()
        .createQuery(
            "select id from closing where shift_id = :shift and id <> :id order by id limit 1")
        .bind("shift", shiftId)
        .bind("id", closingId)
        .mapTo(String.class)
        .findOne();
  }
}
