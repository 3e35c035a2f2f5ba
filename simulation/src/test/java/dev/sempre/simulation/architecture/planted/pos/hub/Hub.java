package dev.sempre.simulation.architecture.planted.pos.hub;

import dev.sempre.simulation.architecture.planted.centre.desk.Desk;

/// Keeps the rules: the hub is a centre.
final class Hub {
  private Hub() {}

  static int lean() {
    return Desk.DRAWERS;
  }
}
