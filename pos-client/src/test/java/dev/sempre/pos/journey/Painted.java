package dev.sempre.pos.journey;

import dev.sempre.pos.look.Wcag;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// What has been painted so far, one fill above the other, in the order in which a screen is drawn.
final class Painted {
  /// @param where in the scene
  /// @param scrolled how many scroll panes it lies in
  private record Fill(Bounds where, Color colour, int scrolled) {}

  private final List<Fill> fills = new ArrayList<>();

  /// @param opacity of the node and all it lies in
  void add(Region region, double opacity, int scrolled) {
    Background background = region.getBackground();
    if (background == null) {
      return;
    }
    for (BackgroundFill fill : background.getFills()) {
      if (fill.getFill() instanceof Color colour && colour.getOpacity() * opacity > 0) {
        fills.add(
            new Fill(
                region.localToScene(inner(region, fill.getInsets())),
                colour.deriveColor(0, 1, 1, opacity),
                scrolled));
      }
    }
  }

  private static Bounds inner(Region region, Insets insets) {
    return new BoundingBox(
        insets.getLeft(),
        insets.getTop(),
        Math.max(0, region.getWidth() - insets.getLeft() - insets.getRight()),
        Math.max(0, region.getHeight() - insets.getTop() - insets.getBottom()));
  }

  /// What is seen behind the middle of `node`. What is scrolled out of sight will be seen within
  /// its scroll panes: what those lie on is looked for there.
  ///
  /// @param views the scroll panes around it, the outermost first
  Color behind(Node node, List<Node> views) {
    Point2D[] probes = new Point2D[views.size() + 1];
    probes[views.size()] = middle(node);
    for (int depth = views.size() - 1; depth >= 0; depth--) {
      Node view = views.get(depth);
      Point2D inside = probes[depth + 1];
      probes[depth] =
          view.localToScene(view.getBoundsInLocal()).contains(inside) ? inside : middle(view);
    }
    Color seen = Color.TRANSPARENT;
    List<Color> above = new ArrayList<>();
    for (Fill fill : fills.reversed()) {
      if (fill.scrolled < probes.length && fill.where.contains(probes[fill.scrolled])) {
        above.add(fill.colour);
        if (fill.colour.isOpaque()) {
          break;
        }
      }
    }
    for (Color colour : above.reversed()) {
      seen = Wcag.blend(colour, seen);
    }
    return seen;
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }
}
