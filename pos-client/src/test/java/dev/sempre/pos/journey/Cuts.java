package dev.sempre.pos.journey;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Finds texts that do not fit: cut to "…", or sticking out of the window.
final class Cuts {
  private static final double TOLERANCE_PX = 1;

  private final double width;
  private final double height;
  private final List<String> found = new ArrayList<>();

  private Cuts(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// One sentence for each text under `root` that is cut. Only meaningful after a layout.
  static List<String> in(Parent root) {
    Cuts cuts = new Cuts(root.getScene().getWidth(), root.getScene().getHeight());
    cuts.look(root, false);
    return cuts.found;
  }

  /// @param scrolls whether the node may legally lie outside of the window, since it can be
  ///   scrolled to
  private void look(Node node, boolean scrolls) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled) {
      check(labeled, scrolls);
    }
    if (node instanceof Parent parent) {
      boolean below = scrolls || node instanceof ScrollPane;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, below));
    }
  }

  private void check(Labeled labeled, boolean scrolls) {
    String wanted = labeled.getText();
    if (wanted == null || wanted.isEmpty()) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      boolean icon = child instanceof FontIcon;
      if (!icon && child instanceof Text text && !text.getText().equals(wanted)) {
        found.add("\"" + wanted + "\" is cut to \"" + text.getText() + "\"");
      }
    }
    Bounds bounds = labeled.localToScene(labeled.getBoundsInLocal());
    boolean outside =
        bounds.getMinX() < -TOLERANCE_PX
            || bounds.getMaxX() > width + TOLERANCE_PX
            || bounds.getMaxY() > height + TOLERANCE_PX;
    if (!scrolls && outside) {
      found.add("\"" + wanted + "\" sticks out of the window");
    }
  }
}
