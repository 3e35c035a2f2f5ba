package dev.sempre.pos.sell;

/// Why a step could not be put on disk (R03, R06).
public enum Failure {
  /// No room left. Freed room is noticed without a restart.
  DISK_FULL,
  /// Another program holds the data. Trying again helps.
  DATA_BUSY,
  /// The disk does not read or write as it should.
  DISK_FAULT,
  /// The ticket is finished, or does not lie before this cashier any more: it was parked, recalled,
  /// given up or set aside meanwhile. Trying again does not help; logging in again shows what is
  /// his.
  ELSEWHERE
}
