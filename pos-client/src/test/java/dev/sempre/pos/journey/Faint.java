package dev.sempre.pos.journey;

import dev.sempre.pos.look.Wcag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Finds texts and icons that do not stand out from what they really stand on. What is disabled may
/// be faint (WCAG 1.4.3); a prompt may not.
final class Faint {
  private final Painted painted = new Painted();
  private final List<Node> views = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  private Faint() {}

  /// One sentence for each text under `root` that is too faint. Only meaningful after a layout.
  static List<String> in(Parent root) {
    Faint faint = new Faint();
    faint.look(root, 1);
    return faint.found;
  }

  /// @param opacity of what the node lies in
  private void look(Node node, double opacity) {
    double own = opacity * node.getOpacity();
    if (!node.isVisible() || own == 0) {
      return;
    }
    if (node instanceof Region region) {
      painted.add(region, own, views.size());
    }
    if (node instanceof Text text && !text.isDisabled() && !text.getText().isBlank()) {
      check(text, own);
    }
    if (node instanceof Parent parent) {
      boolean scrolls = node instanceof ScrollPane;
      if (scrolls) {
        views.add(node);
      }
      parent.getChildrenUnmodifiable().forEach(child -> look(child, own));
      if (scrolls) {
        views.removeLast();
      }
    }
  }

  private void check(Text text, double opacity) {
    if (!(text.getFill() instanceof Color fill)) {
      found.add("\"" + text.getText() + "\" has a fill that is not a colour");
      return;
    }
    Color ground = painted.behind(text, views);
    Color seen = Wcag.blend(fill.deriveColor(0, 1, 1, opacity), ground);
    double contrast = Wcag.contrast(seen, ground);
    boolean icon = text instanceof FontIcon;
    double needed = icon || isLarge(text.getFont()) ? Wcag.MARK : Wcag.TEXT;
    if (contrast < needed) {
      String what =
          icon ? "icon " + ((FontIcon) text).getIconLiteral() : "\"" + text.getText() + "\"";
      found.add(
          String.format(
              Locale.ROOT,
              "%s is faint: %s on %s, %.2f of %.1f",
              what,
              hex(seen),
              hex(ground),
              contrast,
              needed));
    }
  }

  private static boolean isLarge(Font font) {
    boolean bold = font.getStyle().contains("Bold");
    return font.getSize() >= (bold ? Wcag.LARGE_BOLD_PX : Wcag.LARGE_PX);
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
