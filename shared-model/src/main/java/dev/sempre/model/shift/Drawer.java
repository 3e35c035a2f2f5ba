package dev.sempre.model.shift;

/// The cash of a till's drawer, in minor units. Source: T8.
///
/// @param floatMinor what lay in it at the beginning
/// @param cashMinor what was taken in cash, less the change that was given and less what was given
///   back for goods
/// @param accountMinor what customers have paid in cash of what they owed
/// @param inMinor what was put in without a sale
/// @param outMinor what was taken out without one
/// @param dropMinor what was taken to the safe
public record Drawer(
    long floatMinor,
    long cashMinor,
    long accountMinor,
    long inMinor,
    long outMinor,
    long dropMinor) {
  public static final Drawer EMPTY = new Drawer(0, 0, 0, 0, 0, 0);

  /// What has to lie in it.
  public long expectedMinor() {
    long received = Math.addExact(cashMinor, accountMinor);
    long takenIn = Math.addExact(Math.addExact(floatMinor, received), inMinor);
    return Math.subtractExact(takenIn, Math.addExact(outMinor, dropMinor));
  }

  /// What went through several drawers together. Floats do not add up: the money of one shift's is
  /// that of the next.
  public Drawer plus(Drawer other) {
    return new Drawer(
        0,
        Math.addExact(cashMinor, other.cashMinor),
        Math.addExact(accountMinor, other.accountMinor),
        Math.addExact(inMinor, other.inMinor),
        Math.addExact(outMinor, other.outMinor),
        Math.addExact(dropMinor, other.dropMinor));
  }
}
