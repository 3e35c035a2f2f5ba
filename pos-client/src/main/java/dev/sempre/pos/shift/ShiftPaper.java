package dev.sempre.pos.shift;

import dev.sempre.replica.receipt.ReceiptJob;
import java.util.List;

/// What a shift puts on paper. Called away from the UI thread; nothing here waits for a printer.
/// Source: T8, T9.
public interface ShiftPaper {
  /// Whether a printer for receipts is set up here, which prints these too.
  boolean canPrint();

  /// Everything that was asked for of a closing, oldest first.
  List<ReceiptJob> of(String closingId);

  /// Asks for a closing on paper: what waits is tried now, what may have come out comes out once
  /// more as a duplicate, counted and in the journal. Source: R40.
  ///
  /// @param by id of who asks
  /// @return false if no printer is set up, or there is no such closing here
  /// @throws dev.sempre.replica.db.StoreFailure if that cannot be written down; nothing is printed
  boolean print(String closingId, String by);

  /// Asks for the reading of a shift, as it stands when it is printed.
  ///
  /// @return false if no printer is set up
  /// @throws dev.sempre.replica.db.StoreFailure if that cannot be written down; nothing is printed
  boolean printReading(String shiftId);

  /// Tells whenever something has changed, on any thread; the watcher must be quick.
  void onChange(Runnable watcher);
}
