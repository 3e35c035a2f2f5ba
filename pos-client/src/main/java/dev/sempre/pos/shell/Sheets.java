package dev.sempre.pos.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Small menus that hang under a control of the top bar. They lie in the screen's own layer, never
/// in a window of their own (P5), and leave at Escape, at a press outside, or with the next screen.
final class Sheets {
  private static final double MARGIN_PX = 8;

  private final Pane layer = new Pane();
  private @Nullable Node owner;

  Sheets() {
    layer.setVisible(false);
    layer.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressedOutside);
  }

  Node layer() {
    return layer;
  }

  /// Opens `sheet` under `anchor`, or closes it if it is the one that is open.
  void toggle(Node anchor, Region sheet) {
    boolean same = anchor.equals(owner);
    close();
    if (same) {
      return;
    }
    owner = anchor;
    sheet.getStyleClass().add("drop-down");
    layer.getChildren().setAll(sheet);
    layer.setVisible(true);
    sheet.applyCss();
    sheet.layout();
    place(anchor, sheet);
    sheet.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
  }

  void close() {
    Node opener = owner;
    owner = null;
    layer.getChildren().clear();
    layer.setVisible(false);
    if (opener != null) {
      opener.requestFocus();
    }
  }

  private void place(Node anchor, Region sheet) {
    Bounds under = layer.sceneToLocal(anchor.localToScene(anchor.getBoundsInLocal()));
    double width = Math.max(sheet.minWidth(-1), sheet.prefWidth(-1));
    double rightmost = layer.getWidth() - width - MARGIN_PX;
    sheet.relocate(
        Math.max(MARGIN_PX, Math.min(under.getMinX(), rightmost)), under.getMaxY() + MARGIN_PX / 2);
  }

  private void pressedOutside(MouseEvent event) {
    if (layer.equals(event.getTarget())) {
      close();
    }
  }
}
