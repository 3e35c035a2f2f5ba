package dev.sempre.simulation.architecture.planted.model.arrows;

import dev.sempre.simulation.architecture.planted.replica.shelf.ShelfStore;

/// Breaks the arrow of the model.
final class ModelThatKnowsTheReplica {
  private ModelThatKnowsTheReplica() {}

  static int lean() {
    return ShelfStore.SHELVES;
  }
}
