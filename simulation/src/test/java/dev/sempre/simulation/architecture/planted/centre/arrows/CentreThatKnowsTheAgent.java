package dev.sempre.simulation.architecture.planted.centre.arrows;

import dev.sempre.simulation.architecture.planted.agent.round.Round;

/// Breaks the arrow of the centre.
final class CentreThatKnowsTheAgent {
  private CentreThatKnowsTheAgent() {}

  static int lean() {
    return Round.TRIES;
  }
}
