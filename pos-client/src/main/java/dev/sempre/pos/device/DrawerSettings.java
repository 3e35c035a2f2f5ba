package dev.sempre.pos.device;

/// Where the drawer is plugged in.
public sealed interface DrawerSettings {
  /// There is none, or it opens by hand.
  record None() implements DrawerSettings {}

  /// Behind a printer.
  ///
  /// @param printer its id
  record BehindPrinter(String printer, EscPosEncoder.Pin pin) implements DrawerSettings {}

  /// At a wire of its own: no receipt printer is needed.
  record OwnWire(Connection connection, EscPosEncoder.Pin pin) implements DrawerSettings {}
}
