package dev.sempre.pos.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;

/// Finds keys and fields that lie under others beside them, and whatever has no room between the
/// window's upper and lower edge. Sheets and panels lie over what they cover, as they should: they
/// are the layers of a [StackPane].
final class Covered {
  private static final double TOLERANCE_PX = 1;

  /// @param seen what of it is not scrolled out of sight, in the scene
  private record Control(Node node, Bounds seen) {}

  private final double height;
  private final List<Control> controls = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  private Covered(double height) {
    this.height = height;
  }

  /// One sentence for each pair of controls under `root` that share a place, and for each control
  /// that sticks out above or below. Only meaningful after a layout.
  static List<String> in(Parent root) {
    Covered covered = new Covered(root.getScene().getHeight());
    covered.collect(root, new BoundingBox(-1e6, -1e6, 2e6, 2e6));
    for (int i = 0; i < covered.controls.size(); i++) {
      covered.outside(covered.controls.get(i));
      for (int j = i + 1; j < covered.controls.size(); j++) {
        covered.compare(covered.controls.get(i), covered.controls.get(j));
      }
    }
    return covered.found;
  }

  /// @param view what can be seen of what lies in the scroll panes around it
  private void collect(Node node, Bounds view) {
    if (!node.isVisible()) {
      return;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    if (node instanceof ButtonBase || node instanceof TextInputControl) {
      Bounds seen = common(bounds, view);
      if (seen.getWidth() > TOLERANCE_PX && seen.getHeight() > TOLERANCE_PX) {
        controls.add(new Control(node, seen));
      }
    } else if (node instanceof Parent parent) {
      boolean clips = node instanceof ScrollPane || node instanceof ListView<?>;
      Bounds inside = clips ? common(bounds, view) : view;
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, inside));
    }
  }

  private void outside(Control control) {
    Bounds seen = control.seen;
    if (seen.getMinY() < -TOLERANCE_PX || seen.getMaxY() > height + TOLERANCE_PX) {
      found.add(
          String.format(
              Locale.ROOT,
              "%s lies at %.0f to %.0f px of %.0f",
              Unnamed.called(control.node),
              seen.getMinY(),
              seen.getMaxY(),
              height));
    }
  }

  private void compare(Control one, Control other) {
    Bounds both = common(one.seen, other.seen);
    if (both.getWidth() > TOLERANCE_PX
        && both.getHeight() > TOLERANCE_PX
        && !areLayers(one.node, other.node)) {
      found.add(Unnamed.called(other.node) + " covers " + Unnamed.called(one.node));
    }
  }

  private static boolean areLayers(Node one, Node other) {
    Parent around = one.getParent();
    while (around != null && !isIn(other, around)) {
      around = around.getParent();
    }
    return around instanceof StackPane;
  }

  private static boolean isIn(Node node, Parent around) {
    Parent above = node.getParent();
    while (above != null && !above.equals(around)) {
      above = above.getParent();
    }
    return above != null;
  }

  private static Bounds common(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double right = Math.min(one.getMaxX(), other.getMaxX());
    double bottom = Math.min(one.getMaxY(), other.getMaxY());
    return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }
}
