package dev.sempre.simulation.architecture.planted.replica.arrows;

import dev.sempre.simulation.architecture.planted.agent.round.Round;

/// Breaks the arrow of the replica.
final class ReplicaThatKnowsTheAgent {
  private ReplicaThatKnowsTheAgent() {}

  static int lean() {
    return Round.TRIES;
  }
}
