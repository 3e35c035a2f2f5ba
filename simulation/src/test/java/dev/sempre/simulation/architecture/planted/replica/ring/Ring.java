package dev.sempre.simulation.architecture.planted.replica.ring;

import dev.sempre.simulation.architecture.planted.replica.knot.Knot;

/// Half of a circle of two features.
public final class Ring {
  public static final int SIZE = Integer.parseInt("3");

  private Ring() {}

  static int lean() {
    return Knot.SIZE;
  }
}
