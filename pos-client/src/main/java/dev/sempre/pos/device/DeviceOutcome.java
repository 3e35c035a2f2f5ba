package dev.sempre.pos.device;

/// What became of asking a device for something. Source: F43.
public sealed interface DeviceOutcome {
  /// It was done, as far as the device tells.
  record Done() implements DeviceOutcome {}

  /// Nothing was done: there is no paper. Trying again helps once there is.
  record NoPaper() implements DeviceOutcome {}

  /// Nothing was done: the cover is open. Trying again helps once it is closed.
  record CoverOpen() implements DeviceOutcome {}

  /// Nothing was done: the device reports an error, or the system refuses the access to it.
  ///
  /// @param detail what it says, for support
  record Faulty(String detail) implements DeviceOutcome {}

  /// Nothing was done: there is nobody there. Trying again may help.
  ///
  /// @param detail how that showed, for support
  record NotReachable(String detail) implements DeviceOutcome {}

  /// Nothing was done: it did not answer in time. Trying again may help.
  record TimedOut() implements DeviceOutcome {}

  /// It was begun and nobody knows how far it came. Only a person who looks can decide whether it
  /// is to be done again.
  ///
  /// @param detail how that showed, for support
  record Unknown(String detail) implements DeviceOutcome {}

  /// Whether nothing has been done, so that trying again does nothing twice.
  default boolean nothingDone() {
    return switch (this) {
      case Done _, Unknown _ -> false;
      case NoPaper _, CoverOpen _, Faulty _, NotReachable _, TimedOut _ -> true;
    };
  }
}
