package dev.sempre.simulation.architecture.planted.agent.arrows;

import dev.sempre.simulation.architecture.planted.centre.desk.Desk;

/// Breaks the arrow of the agent.
final class AgentThatKnowsTheCentre {
  private AgentThatKnowsTheCentre() {}

  static int lean() {
    return Desk.DRAWERS;
  }
}
