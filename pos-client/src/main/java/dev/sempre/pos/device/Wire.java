package dev.sempre.pos.device;

/// How bytes get to a device. Called by one thread at a time; every wait ends.
@FunctionalInterface
public interface Wire {
  /// Sends all of it, and finds out what became of it as far as the device tells.
  ///
  /// @param begins called once, right before the first of the bytes leaves
  DeviceOutcome send(byte[] bytes, Runnable begins);

  /// Sends what is of use at once or not at all: whatever does not get through soon is not sent
  /// later.
  default DeviceOutcome pulse(byte[] bytes) {
    return send(bytes, () -> {});
  }
}
