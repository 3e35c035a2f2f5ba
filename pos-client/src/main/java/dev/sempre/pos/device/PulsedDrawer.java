package dev.sempre.pos.device;

/// A drawer that opens at a pulse: behind a receipt printer, with or without paper in it, or at a
/// wire of its own.
public record PulsedDrawer(Wire wire, EscPosEncoder.Pin pin) implements CashDrawer {
  @Override
  public DeviceOutcome open() {
    return wire.pulse(EscPosEncoder.pulse(pin));
  }
}
