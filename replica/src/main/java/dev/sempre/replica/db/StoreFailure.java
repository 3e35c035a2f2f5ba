package dev.sempre.replica.db;

import org.jspecify.annotations.Nullable;

/// The database could not do what was asked: an operating failure, mapped from its cause in one
/// place ([Dialect#failure]). Whatever the transaction had done is not there, unless [#outcome]
/// says that this is not known.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong, and whether trying again helps.
  public enum Kind {
    /// No space left. Trying again helps once space is free. Source: R06.
    DISK_FULL,
    /// Somebody else held the write lock for too long. Trying again helps. Source: R04.
    BUSY,
    /// The disk failed to read or write. Trying again may help. Source: R03.
    DISK,
    /// The file is damaged. Trying again does not help: restore. Source: R07.
    DAMAGED,
    /// The file is gone, or another one lies in its place. Trying again does not help: put it back
    /// and start the program anew. Source: F16.
    MISSING,
    /// The file or folder may not be written. Trying again helps after its rights are mended.
    READ_ONLY,
    /// The database server cannot be reached or broke the connection. Trying again helps.
    UNREACHABLE,
    /// A row breaks a rule of the schema. Trying again does not help.
    CONSTRAINT,
    /// The database library is older than this program accepts. Source: R02.
    TOO_OLD,
    /// The database was made by a newer version of the program.
    NEWER_SCHEMA,
    /// Anything else, most likely a bug.
    OTHER
  }

  /// Whether the transaction is on disk.
  public enum Outcome {
    /// Nothing of it is there.
    NOT_SAVED,
    /// The commit itself failed and nobody has looked yet.
    UNKNOWN
  }

  private final Kind kind;
  private final Outcome outcome;

  public StoreFailure(Kind kind, Outcome outcome, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.outcome = outcome;
  }

  public Kind kind() {
    return kind;
  }

  public Outcome outcome() {
    return outcome;
  }

  StoreFailure withOutcome(Outcome other) {
    return copy(other, String.valueOf(getMessage()));
  }

  /// The same with the name of the database in its message.
  public StoreFailure at(String where) {
    String message = String.valueOf(getMessage());
    return message.contains(where) ? this : copy(outcome, where + ": " + message);
  }

  private StoreFailure copy(Outcome other, String message) {
    StoreFailure failure = new StoreFailure(kind, other, message, getCause());
    for (Throwable suppressed : getSuppressed()) {
      failure.addSuppressed(suppressed);
    }
    return failure;
  }

  /// True if the connection may have lost its transaction without the driver knowing: it must never
  /// be used again. Source: R03.
  boolean poisonsConnection() {
    return switch (kind) {
      case DISK_FULL, DISK, DAMAGED, MISSING, UNREACHABLE, READ_ONLY, OTHER -> true;
      case BUSY, CONSTRAINT, TOO_OLD, NEWER_SCHEMA -> outcome == Outcome.UNKNOWN;
    };
  }
}
