package dev.sempre.model.sync;

/// Which way a table travels between a base and its upstream place.
public enum Direction {
  /// From the centre to the bases.
  DOWN,
  /// From the bases to the centre.
  UP,
  /// Both ways.
  BOTH;

  public boolean goesUp() {
    return this != DOWN;
  }

  public boolean goesDown() {
    return this != UP;
  }
}
