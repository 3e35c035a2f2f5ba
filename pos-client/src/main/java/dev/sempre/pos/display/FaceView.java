package dev.sempre.pos.display;

import dev.sempre.pos.device.Face;
import dev.sempre.pos.look.Look;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A face as large as its screen allows: what was rung up above, what else there is to say, and
/// below, largest, what matters.
public final class FaceView extends VBox {
  private static final double LETTERS_ACROSS = 42;
  private static final double SMALLEST_PX = 14;

  public FaceView() {
    getStylesheets().add(Look.css(FaceView.class, "display.css"));
    getStyleClass().add("face");
    widthProperty()
        .subscribe(width ->
            setStyle(
                "-fx-font-size: "
                    + Math.round(Math.max(SMALLEST_PX, width.doubleValue() / LETTERS_ACROSS))
                    + "px;"));
  }

  public void show(Face face) {
    VBox above = new VBox(row(face.upper(), "face-upper"));
    face.more().forEach(row -> above.getChildren().add(row(row, "face-more")));
    above.getStyleClass().add("face-above");
    Region room = new Region();
    setVgrow(room, Priority.ALWAYS);
    getChildren().setAll(above, room, row(face.lower(), "face-lower"));
  }

  private static HBox row(Face.Row row, String style) {
    Label left = new Label(row.left());
    left.setWrapText(true);
    left.setMinHeight(USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox line = new HBox(left);
    if (!row.right().isEmpty()) {
      Label right = new Label(row.right());
      right.setMinWidth(USE_PREF_SIZE);
      line.getChildren().addAll(room, right);
    }
    line.getStyleClass().addAll("face-row", style);
    return line;
  }
}
