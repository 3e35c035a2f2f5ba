package dev.sempre.pos.device;

import org.jspecify.annotations.Nullable;

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
      case Done _, NoPaper _, CoverOpen _, TimedOut _ -> null;
      case Faulty(String detail) -> detail;
      case NotReachable(String detail) -> detail;
      case Refused(String detail) -> detail;
      case Unknown(String detail) -> detail;
    };
  }

  /// Whether nothing has been done, so that trying again does nothing twice.
  default boolean nothingDone() {
    return switch (this) {
      case Done _, Unknown _ -> false;
      case NoPaper _, CoverOpen _, Faulty _, NotReachable _, TimedOut _, Refused _ -> true;
    };
  }
}
