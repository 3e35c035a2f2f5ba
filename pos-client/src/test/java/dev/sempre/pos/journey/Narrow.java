package dev.sempre.pos.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;

/// Finds what is too small for a finger. Source: screens.md, "44 to 60 px targets".
final class Narrow {
  private static final double TARGET_PX = 44;
  private static final double TOLERANCE_PX = 0.5;

  private final List<String> found = new ArrayList<>();

  private Narrow() {}

  /// One sentence for each key, field and row under `root` that is too small. Only meaningful after
  /// a layout.
  static List<String> in(Parent root) {
    Narrow narrow = new Narrow();
    narrow.look(root);
    return narrow.found;
  }

  private void look(Node node) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return;
    }
    if (isPressed(node)) {
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      if (Math.min(bounds.getWidth(), bounds.getHeight()) < TARGET_PX - TOLERANCE_PX) {
        found.add(
            String.format(
                Locale.ROOT,
                "%s is %.0f x %.0f px",
                Unnamed.called(node),
                bounds.getWidth(),
                bounds.getHeight()));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }

  private static boolean isPressed(Node node) {
    return switch (node) {
      case Hyperlink _ -> false;
      case Cell<?> cell -> !cell.isEmpty();
      case ButtonBase _, TextInputControl _ -> true;
      default -> node.getAccessibleRole() == AccessibleRole.BUTTON;
    };
  }
}
