package dev.sempre.pos.device;

/// How a device is connected to this machine.
public sealed interface Connection {
  /// At the network.
  record Network(String host, int port) implements Connection {}

  /// At a port that the operating system shows as a file.
  record DeviceFile(String path) implements Connection {}

  /// Set up in the operating system.
  record SystemQueue(String name) implements Connection {}

  /// Not a device: its twin on the screen.
  record Virtual() implements Connection {}
}
