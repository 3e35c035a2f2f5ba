package dev.sempre.pos.sell;

import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.replica.receipt.ReceiptJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What becomes of the receipt of a ticket, and of the drawer. Called away from the UI thread.
/// Nothing here waits for a printer or a mail server; [#openDrawer] waits for the drawer.
public interface TicketPaper {
  /// Everything that was asked for of a ticket, oldest first.
  List<ReceiptJob> of(String saleId);

  /// Whether a printer for receipts is set up here.
  boolean canPrint();

  /// Asks for the receipt on paper: what waits is tried now, what may have come out comes out once
  /// more as a duplicate.
  ///
  /// @param by id of who asks
  /// @return false if no printer is set up, or there is no such ticket here
  boolean print(String saleId, String by);

  /// Asks for the receipt by e-mail.
  ///
  /// @return false if that is no address, or there is no such ticket here
  boolean mail(String saleId, String address, String by);

  /// Where a customer would have it mailed to; empty if nobody knows.
  Optional<String> addressOf(String customerId);

  /// The receipt as a file.
  ///
  /// @return the file; empty if there is no such ticket here
  /// @throws IOException if it cannot be written
  Optional<Path> pdf(String saleId, String by) throws IOException;

  /// Opens the drawer, once.
  ///
  /// @return what it did; empty if there is none
  Optional<DeviceOutcome> openDrawer();

  /// What the drawer did when it was last to open; empty if it had no reason to, or there is none.
  Optional<DeviceOutcome> drawer();

  /// Tells whenever something has changed, on any thread; the watcher must be quick.
  void onChange(Runnable watcher);
}
