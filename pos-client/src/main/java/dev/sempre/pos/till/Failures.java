package dev.sempre.pos.till;

import dev.sempre.pos.sell.Failure;
import dev.sempre.replica.db.StoreFailure;

/// The one place where a failure of the database becomes one that a cashier can do something about.
final class Failures {
  private Failures() {}

  /// @throws StoreFailure as it came, if it is a bug of ours and no failure of the disk
  static Failure of(StoreFailure failure) {
    return switch (failure.kind()) {
      case DISK_FULL -> Failure.DISK_FULL;
      case BUSY -> Failure.DATA_BUSY;
      case DISK, DAMAGED, MISSING, READ_ONLY, UNREACHABLE, TOO_OLD, NEWER_SCHEMA, OTHER ->
          Failure.DISK_FAULT;
      case CONSTRAINT -> throw failure;
    };
  }
}
