package dev.sempre.simulation.architecture.planted.pos.sell;

import javafx.scene.Node;

/// A view model that knows the toolkit.
final class NodeViewModel {
  private NodeViewModel() {}

  static boolean hover(Node node) {
    return node.isHover();
  }
}
