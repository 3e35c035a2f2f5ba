package dev.sempre.pos.journey;

import dev.sempre.pos.look.Wcag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Finds what can have the focus of the keyboard without showing it: nothing that stands out from
/// what is around is drawn then that is not drawn otherwise. Source: WCAG 2.2, 2.4.7 and 1.4.11.
final class Ringless {
  private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
  private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");
  private static final int RING_DEPTH = 2;

  /// States that have a look of their own, which may cover that of the focus.
  private static final Set<String> LASTING = Set.of("selected", "current", "wrong", "blank");

  private final Set<String> seen = new HashSet<>();

  /// One sentence for each kind of control under `root` that does not show the focus and was not
  /// looked at before. Only meaningful after a layout.
  List<String> in(Parent root) {
    List<String> found = new ArrayList<>();
    look(root, new Painted(), new ArrayList<>(), found);
    return found;
  }

  private void look(Node node, Painted painted, List<Node> views, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Control control
        && control.isFocusTraversable()
        && !control.isDisabled()
        && seen.add(kind(control))
        && !rings(control, painted.behind(control, views))) {
      found.add(kind(control) + " does not show that it has the focus");
    }
    if (node instanceof Region region) {
      painted.add(region, 1, views.size());
    }
    if (node instanceof Parent parent) {
      if (node instanceof ScrollPane) {
        views.add(node);
      }
      parent.getChildrenUnmodifiable().forEach(child -> look(child, painted, views, found));
      if (node instanceof ScrollPane) {
        views.removeLast();
      }
    }
  }

  private static boolean rings(Control control, Color around) {
    focus(control, false);
    List<Paint> before = paints(control, RING_DEPTH);
    focus(control, true);
    List<Paint> after = paints(control, RING_DEPTH);
    control.pseudoClassStateChanged(FOCUSED, control.isFocused());
    control.pseudoClassStateChanged(FOCUS_VISIBLE, control.isFocusVisible());
    control.applyCss();
    before.forEach(after::remove);
    return after.stream()
        .anyMatch(paint ->
            paint instanceof Color colour
                && colour.isOpaque()
                && Wcag.contrast(colour, around) >= Wcag.MARK);
  }

  private static void focus(Control control, boolean has) {
    control.pseudoClassStateChanged(FOCUSED, has);
    control.pseudoClassStateChanged(FOCUS_VISIBLE, has);
    control.applyCss();
  }

  /// The fills and lines of a control, and of what it is made of.
  private static List<Paint> paints(Node node, int depth) {
    List<Paint> paints = new ArrayList<>();
    if (node instanceof Region region) {
      Background background = region.getBackground();
      if (background != null) {
        background.getFills().forEach(fill -> paints.add(fill.getFill()));
      }
      Border border = region.getBorder();
      if (border != null) {
        border.getStrokes().forEach(stroke -> paints.add(stroke.getTopStroke()));
      }
    }
    if (depth > 0 && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> paints.addAll(paints(child, depth - 1)));
    }
    return paints;
  }

  private static String kind(Node node) {
    Set<String> states = new TreeSet<>();
    node.getPseudoClassStates().forEach(state -> states.add(state.getPseudoClassName()));
    states.retainAll(LASTING);
    return String.join(".", node.getStyleClass()) + (states.isEmpty() ? "" : " " + states);
  }
}
