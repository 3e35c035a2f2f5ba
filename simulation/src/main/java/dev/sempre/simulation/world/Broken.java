package dev.sempre.simulation.world;

/// An invariant does not hold.
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String invariant;

  /// @param invariant its number, as I1
  Broken(String invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }
}
