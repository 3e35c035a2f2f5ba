package dev.sempre.pos.device;

import dev.sempre.pos.receipt.Receipt;

/// Puts receipts on paper. Called by one thread at a time, which waits for as long as it takes;
/// every wait ends.
public interface ReceiptPrinter {
  /// Prints a receipt.
  ///
  /// @param begins called once, right before anything of it can come out of the printer: until then
  ///   every outcome means that nothing has. What it throws goes on to the caller, and nothing is
  ///   printed.
  DeviceOutcome print(Receipt receipt, Runnable begins);
}
