package dev.sempre.simulation.architecture.planted.pos.till;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;

/// Shows something where only selling is done.
final class NodeInTheTill {
  private NodeInTheTill() {}

  static ReadOnlyBooleanProperty hover(Node node) {
    return node.hoverProperty();
  }
}
