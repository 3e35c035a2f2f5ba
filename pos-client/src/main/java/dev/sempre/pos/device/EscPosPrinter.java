package dev.sempre.pos.device;

import dev.sempre.pos.receipt.Receipt;

/// A receipt printer at the end of a wire.
public record EscPosPrinter(Wire wire, EscPosEncoder encoder) implements ReceiptPrinter {
  @Override
  public DeviceOutcome print(Receipt receipt, Runnable begins) {
    return wire.send(encoder.receipt(receipt), begins);
  }
}
