package dev.sempre.pos.receipt;

/// Which paper of a ticket this is.
///
/// @param duplicate 0 for the first one, else how many duplicates there are with this one. Source:
///   R40.
/// @param training true if nothing of it counts. Source: T12.
public record Copy(int duplicate, boolean training) {
  public static final Copy ORIGINAL = new Copy(0, false);

  /// The same paper where nothing of it counts.
  public Copy ofTraining() {
    return new Copy(duplicate, true);
  }

  /// The `count`th duplicate of a ticket that counts.
  public static Copy duplicate(int count) {
    return new Copy(count, false);
  }
}
