package dev.sempre.pos.journey;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Finds what is drawn with a shadow and is not a menu. Without a graphics card a shadow is
/// reckoned anew in every frame, of all that it surrounds: around a list it takes longer than all
/// else that is drawn.
final class Shadowed {
  private static final String MENU = "drop-down";

  private final List<String> found = new ArrayList<>();

  private Shadowed() {}

  /// One sentence for each node under `root` that has an effect.
  static List<String> in(Parent root) {
    Shadowed shadowed = new Shadowed();
    shadowed.look(root);
    return shadowed.found;
  }

  private void look(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node.getEffect() != null && !node.getStyleClass().contains(MENU)) {
      found.add(Unnamed.called(node) + " casts a shadow");
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }
}
