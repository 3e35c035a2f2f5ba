package dev.sempre.pos.sell;

import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.replica.receipt.ReceiptJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What becomes of the receipt of a ticket or of a payment of what was owed, which is found by its
/// id, and of the drawer. Called away from the UI thread. Nothing here waits for a printer or a
/// mail server; [#openDrawer] waits for the drawer.
public interface TicketPaper {
  /// Everything that was asked for of a document, oldest first.
  List<ReceiptJob> of(String documentId);

  /// Whether a printer for receipts is set up here.
  boolean canPrint();

  /// Asks for the receipt on paper: what waits is tried now, what may have come out comes out once
  /// more as a duplicate.
  ///
  /// @param by id of who asks
  /// @return false if no printer is set up, or there is no such document here
  boolean print(String documentId, String by);

  /// Asks for the receipt by e-mail.
  ///
  /// @return false if that is no address, or there is no such document here
  boolean mail(String documentId, String address, String by);

  /// Where a customer would have it mailed to; empty if nobody knows.
  Optional<String> addressOf(String customerId);

  /// The receipt as a file.
  ///
  /// @return the file; empty if there is no such document here
  /// @throws IOException if it cannot be written
  Optional<Path> pdf(String documentId, String by) throws IOException;

  /// Opens the drawer, once.
  ///
  /// @return what it did; empty if there is none
  Optional<DeviceOutcome> openDrawer();

  /// What the drawer did when it was last to open; empty if it had no reason to, or there is none.
  Optional<DeviceOutcome> drawer();

  /// Tells whenever something has changed, on any thread; the watcher must be quick.
  void onChange(Runnable watcher);
}
