package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.shift.Closing;
import dev.sempre.replica.db.Priority;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a till with the planted bug does around shifts, closings and goods that come back.
final class PlantedDrawer {
  private final SimTill till;
  private final Setting setting;

  /// What a shift had come to when its drawer was counted; null if none was.
  private @Nullable Early early;

  /// Whether a number was taken for a Z that did not come about.
  private boolean taken;

  private boolean lost;
  private int failedCommits;

  /// Why money is being moved; null while none is.
  private @Nullable String moving;

  private record Early(String shift, long tickets, long grossMinor) {}

  PlantedDrawer(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
  }

  /// The program has started.
  void start() {
    if (setting.has(Planted.RETURN_CHECKED_TOO_EARLY)) {
      showReturns();
    }
    breaksOffWhileMoving();
  }

  void counted(String shift) {
    if (setting.has(Planted.Z_BEFORE_ITS_TRANSACTION)) {
      early =
          till.replica()
              .read(handle ->
                  handle
                      .createQuery(
                          "select count(*), coalesce(sum(gross_minor), 0) from sale where shift_id"
                              + " = :shift")
                      .bind("shift", shift)
                      .map((row, _) -> new Early(shift, row.getLong(1), row.getLong(2)))
                      .one());
    }
  }

  void beforeClose() {
    lost |= taken;
    taken = true;
  }

  /// Somebody closes a shift at the same moment: the program has looked before.
  ///
  /// @param id id of the Z
  void closesTooLate(String id) {
    if (setting.has(Planted.CLOSED_CHECKED_TOO_EARLY)) {
      write("update closing set shift_id = 'not seen' where id = ?", id);
    }
  }

  /// What the program has not seen is there.
  ///
  /// @param id id of the Z
  void isClosed(String id, String shift) {
    if (setting.has(Planted.CLOSED_CHECKED_TOO_EARLY)) {
      write("update closing set shift_id = ? where id = ?", shift, id);
    }
  }

  void afterClose(Closing z) {
    taken = false;
    Early before = early;
    if (before != null && before.shift.equals(z.shiftId())) {
      early = null;
      write(
          "update closing set tickets = ?, total_gross_minor = ? where id = ?",
          before.tickets,
          before.grossMinor,
          z.id());
    }
    if (setting.has(Planted.COUNT_CHANGES_TAKINGS)) {
      write(
          "update closing set total_gross_minor = total_gross_minor + difference_minor where id ="
              + " ?",
          z.id());
    }
    if (setting.has(Planted.ACCOUNT_CASH_NOT_IN_DRAWER)) {
      write("delete from closing_received where kind = 'CASH' and closing_id = ?", z.id());
    }
    if (setting.has(Planted.VOUCHERS_IN_DRAWER)) {
      write("update closing_tender set kind = 'CASH' where kind = 'VOUCHER'");
    }
    if (setting.has(Planted.ROUNDING_FORGOTTEN)) {
      write("update closing set rounding_minor = 0 where id = ? and rounding_minor <> 0", z.id());
    }
    if (setting.has(Planted.PERPETUAL_RESET)) {
      write("update closing set perpetual_minor = 0 where id = ?", z.id());
    }
    if (setting.has(Planted.CLOSING_NUMBER_BEFORE_COMMIT) && lost) {
      lost = false;
      write("update closing set number = number + 1 where id = ?", z.id());
    }
  }

  /// @param reason what nothing else is moved for
  void beforeMove(String reason) {
    failedCommits = till.disk().failedCommits();
    moving = reason;
  }

  /// @param id id of the movement
  void afterMove(String id) {
    moving = null;
    if (setting.has(Planted.JOURNAL_APART) && till.disk().failedCommits() > failedCommits) {
      write("delete from journal_event where subject_id = ?", id);
    }
  }

  void notMoved() {
    moving = null;
  }

  /// The program did not come to write its journal: it has died, or does not know whether the money
  /// was moved.
  void breaksOffWhileMoving() {
    String reason = moving;
    moving = null;
    if (setting.has(Planted.JOURNAL_APART) && reason != null) {
      write(
          "delete from journal_event where subject_id in"
              + " (select id from cash_movement where reason = ?)",
          reason);
    }
  }

  void beforePayment(PayingSale paying) {
    if (setting.has(Planted.RETURN_CHECKED_TOO_EARLY)) {
      for (SaleLine line : paying.lines()) {
        Optional.ofNullable(line.returnedLine())
            .ifPresent(origin ->
                write(
                    "update sale_line set returned_position = -returned_position"
                        + " where returned_sale_id = ? and returned_position = ?",
                    origin.saleId(),
                    origin.position()));
      }
    }
  }

  /// @param completed the ticket; null if there is none
  void afterPayment(PayingSale paying, @Nullable CompletedSale completed) {
    if (setting.has(Planted.RETURN_CHECKED_TOO_EARLY)) {
      showReturns();
    }
    if (setting.has(Planted.LATE_SALE_IN_CLOSING) && completed != null) {
      String begun = paying.context().shiftId();
      write(
          "update sale set shift_id = ? where id = ? and exists"
              + " (select 1 from closing where shift_id = ?)",
          begun,
          completed.id(),
          begun);
    }
  }

  private void showReturns() {
    write(
        "update sale_line set returned_position = -returned_position where returned_position < 0");
  }

  private void write(String statement, @Nullable Object... parameters) {
    int _ =
        till.replica()
            .<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, parameters));
  }
}
