package dev.sempre.pos.journey;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// Finds what can be pressed, typed into or walked to, and says nothing of itself, or the wrong
/// thing, to who hears the screen. Asks each node what a screen reader asks it.
final class Unnamed {
  private static final Set<AccessibleRole> KEYS =
      EnumSet.of(
          AccessibleRole.BUTTON,
          AccessibleRole.TOGGLE_BUTTON,
          AccessibleRole.RADIO_BUTTON,
          AccessibleRole.CHECK_BOX,
          AccessibleRole.HYPERLINK);
  private static final Set<AccessibleRole> FIELDS =
      EnumSet.of(
          AccessibleRole.TEXT_FIELD, AccessibleRole.TEXT_AREA, AccessibleRole.PASSWORD_FIELD);

  private final List<String> found = new ArrayList<>();

  private Unnamed() {}

  /// One sentence for each node under `root` that lacks a role or a name. Only meaningful after a
  /// layout.
  static List<String> in(Parent root) {
    Unnamed unnamed = new Unnamed();
    unnamed.look(root);
    return unnamed.found;
  }

  private void look(Node node) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return;
    }
    if (speaks(node)) {
      check(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }

  private static boolean speaks(Node node) {
    return switch (node) {
      case Cell<?> cell -> !cell.isEmpty();
      case ButtonBase _, TextInputControl _, ListView<?> _, ProgressIndicator _ -> true;
      default -> node.isFocusTraversable() || isClickedItself(node);
    };
  }

  /// A line that may be clicked wherever one likes, for a key that lies in it, speaks through that.
  private static boolean isClickedItself(Node node) {
    boolean clicked = node.getOnMouseClicked() != null || node.getOnMousePressed() != null;
    // The toolkit's own: by it a scroll pane takes the focus.
    boolean ofSkin = node.getStyleClass().contains("viewport");
    return clicked && !ofSkin && !(node instanceof Parent parent && hasKey(parent));
  }

  private static boolean hasKey(Parent parent) {
    return parent.getChildrenUnmodifiable().stream()
        .anyMatch(child ->
            child instanceof ButtonBase || (child instanceof Parent within && hasKey(within)));
  }

  private void check(Node node) {
    AccessibleRole role = node.getAccessibleRole();
    if (!fits(node, role)) {
      found.add(called(node) + " has the role " + role);
    }
    String name = name(node);
    if (name == null || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
      found.add(called(node) + " has no name" + (name == null ? "" : " but \"" + name + "\""));
    }
    if (isTyped(role) && node.getAccessibleText() != null) {
      found.add(called(node) + " says its name where a reader asks for what is typed");
    }
  }

  private static boolean fits(Node node, AccessibleRole role) {
    return switch (node) {
      case Cell<?> _ -> role == AccessibleRole.LIST_ITEM;
      case ButtonBase _ -> KEYS.contains(role);
      case TextInputControl _ -> FIELDS.contains(role);
      case ListView<?> _ -> role == AccessibleRole.LIST_VIEW;
      case ProgressIndicator _ -> role == AccessibleRole.PROGRESS_INDICATOR;
      default ->
          role != AccessibleRole.NODE
              && role != AccessibleRole.PARENT
              && role != AccessibleRole.TEXT;
    };
  }

  /// As JavaFX tells Windows: of what is typed into, the text is its value, and only a label names
  /// it. Source: WinAccessible.GetPropertyValue, UIA_NamePropertyId.
  private static @Nullable String name(Node node) {
    String text =
        isTyped(node.getAccessibleRole())
            ? null
            : (String) node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    if (text != null && !text.isEmpty()) {
      return text;
    }
    Node label = (Node) node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    return label == null ? null : (String) label.queryAccessibleAttribute(AccessibleAttribute.TEXT);
  }

  private static boolean isTyped(AccessibleRole role) {
    return role == AccessibleRole.TEXT_FIELD || role == AccessibleRole.TEXT_AREA;
  }

  /// As a stylesheet would find it.
  static String called(Node node) {
    String id = node.getId() == null ? "" : "#" + node.getId() + " ";
    String kind = String.join(".", node.getStyleClass());
    return id + (kind.isEmpty() ? node.getClass().getSimpleName() : kind);
  }
}
