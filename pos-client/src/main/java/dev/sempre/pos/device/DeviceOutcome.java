package dev.sempre.pos.device;

import org.jspecify.annotations.Nullable;

/// What became of asking a device for something. Source: F43.
public sealed interface DeviceOutcome {
  /// It was done: the device says so, or nobody but the till itself had to do it.
  record Done() implements DeviceOutcome {}

  /// It was handed over whole, to a device that does not tell what it has done with it. Source:
  /// I17.
  record HandedOver() implements DeviceOutcome {}

  /// Nothing was done: there is no paper. Trying again helps once there is.
  record NoPaper() implements DeviceOutcome {}

  /// Nothing was done: the cover is open. Trying again helps once it is closed.
  record CoverOpen() implements DeviceOutcome {}

  /// Nothing was done: the operating system refuses the access to it. Trying again helps once
  /// somebody has given the right.
  ///
  /// @param detail to what, for support
  record NoAccess(String detail) implements DeviceOutcome {}

  /// Nothing was done: no such device is set up any more. Trying again helps once it is.
  ///
  /// @param detail which one, for support
  record NotSetUp(String detail) implements DeviceOutcome {}

  /// Nothing was done: the device reports an error.
  ///
  /// @param detail what it says, for support
  record Faulty(String detail) implements DeviceOutcome {}

  /// Nothing was done: there is nobody there. Trying again may help.
  ///
  /// @param detail how that showed, for support
  record NotReachable(String detail) implements DeviceOutcome {}

  /// Nothing was done: it did not answer in time. Trying again may help.
  record TimedOut() implements DeviceOutcome {}

  /// Nothing was done, and trying again does not help: what was asked for is not accepted.
  ///
  /// @param detail what it says, for support
  record Refused(String detail) implements DeviceOutcome {}

  /// It was begun and nobody knows how far it came. Only a person who looks can decide whether it
  /// is to be done again.
  ///
  /// @param detail how that showed, for support
  record Unknown(String detail) implements DeviceOutcome {}

  /// What it came to in one word, as it is stored.
  default String name() {
    return switch (this) {
      case Done _ -> "DONE";
      case HandedOver _ -> "HANDED_OVER";
      case NoAccess _ -> "NO_ACCESS";
      case NotSetUp _ -> "NOT_SET_UP";
      case NoPaper _ -> "NO_PAPER";
      case CoverOpen _ -> "COVER_OPEN";
      case Faulty _ -> "FAULTY";
      case NotReachable _ -> "NOT_REACHABLE";
      case TimedOut _ -> "TIMED_OUT";
      case Refused _ -> "REFUSED";
      case Unknown _ -> "UNKNOWN";
    };
  }

  /// More about it, for support; null if there is nothing to say.
  default @Nullable String more() {
    return switch (this) {
      case Done _, HandedOver _, NoPaper _, CoverOpen _, TimedOut _ -> null;
      case NoAccess(String detail) -> detail;
      case NotSetUp(String detail) -> detail;
      case Faulty(String detail) -> detail;
      case NotReachable(String detail) -> detail;
      case Refused(String detail) -> detail;
      case Unknown(String detail) -> detail;
    };
  }

  /// Whether nothing has been done, so that trying again does nothing twice.
  default boolean nothingDone() {
    return switch (this) {
      case Done _, HandedOver _, Unknown _ -> false;
      case NoPaper _,
          CoverOpen _,
          NoAccess _,
          NotSetUp _,
          Faulty _,
          NotReachable _,
          TimedOut _,
          Refused _ ->
          true;
    };
  }

  /// Whether nothing speaks against its being done: nobody has to look, and nothing is tried again.
  default boolean wentWell() {
    return this instanceof Done || this instanceof HandedOver;
  }
}
