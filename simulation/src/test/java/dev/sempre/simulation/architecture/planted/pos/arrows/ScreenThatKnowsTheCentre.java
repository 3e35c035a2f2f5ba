package dev.sempre.simulation.architecture.planted.pos.arrows;

import dev.sempre.simulation.architecture.planted.centre.desk.Desk;

/// Breaks the arrow of the till.
final class ScreenThatKnowsTheCentre {
  private ScreenThatKnowsTheCentre() {}

  static int lean() {
    return Desk.DRAWERS;
  }
}
