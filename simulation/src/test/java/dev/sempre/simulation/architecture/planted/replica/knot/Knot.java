package dev.sempre.simulation.architecture.planted.replica.knot;

import dev.sempre.simulation.architecture.planted.replica.ring.Ring;

/// The other half of a circle of two features.
public final class Knot {
  public static final int SIZE = Integer.parseInt("4");

  private Knot() {}

  static int lean() {
    return Ring.SIZE;
  }
}
