package dev.sempre.pos.device;

/// What shows the customer what is rung up.
public sealed interface DisplaySettings {
  /// Nothing does.
  record None() implements DisplaySettings {}

  /// A second screen of this machine.
  record SecondScreen() implements DisplaySettings {}

  /// A display of two lines on a pole.
  ///
  /// @param connection at the network, at a device file, or its twin on the screen
  /// @param codePage the table of characters that it is switched to
  record Pole(Connection connection, CodePage codePage) implements DisplaySettings {}
}
