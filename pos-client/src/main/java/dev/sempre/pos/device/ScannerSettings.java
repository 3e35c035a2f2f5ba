package dev.sempre.pos.device;

/// How what is scanned gets to this till. A scanner that types is always heard.
public sealed interface ScannerSettings {
  /// As if it was typed: there is nothing to set up.
  record Keyboard() implements ScannerSettings {}

  /// Over a line of its own, each code with CR, LF or a tab behind it.
  ///
  /// @param connection at a device file, at a network adapter, or its twin on the screen
  record Serial(Connection connection) implements ScannerSettings {}
}
