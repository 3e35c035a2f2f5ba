package dev.sempre.centre.answer;

import org.jspecify.annotations.Nullable;

/// The centre cannot work as it was started: its folder, keys, store or port are not as they must
/// be. An operating failure of the centre's surroundings, told to its operator in one sentence with
/// the remedy. Failures of a database are `StoreFailure`.
public final class CentreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong.
  public enum Kind {
    /// The data folder cannot be made, read or written. Trying again helps after its rights are
    /// mended.
    FOLDER,
    /// The data folder was made for another store than the one that was asked for.
    STORE_MISMATCH,
    /// A file of the data folder is damaged or of a newer program.
    SETTINGS,
    /// A secret of the centre can be read by others, is missing, or is not the one that its store
    /// knows.
    KEYS,
    /// The PostgreSQL server cannot be reached, is too old or does not let the centre in.
    POSTGRES,
    /// The port is taken, or the address is not of this machine.
    PORT,
    /// A file that was named cannot be read.
    FILE
  }

  private final Kind kind;
  private final @Nullable String field;

  /// @param field option or setting at fault, or null
  /// @param message one or two English sentences: what is wrong and what to do
  public CentreFailure(
      Kind kind, @Nullable String field, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.field = field;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable String field() {
    return field;
  }

  /// What is wrong and what to do.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
