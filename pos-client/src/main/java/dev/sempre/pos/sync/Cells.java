package dev.sempre.pos.sync;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sync.MonitorSnapshot.Way;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The building blocks of the monitor's tables: rows of labels in columns of fixed width, one of
/// which takes the room that is left.
final class Cells {
  private Cells() {}

  static Label text(String text, double widthPx, Pos align, String... styles) {
    Label cell = new Label(text);
    cell.getStyleClass().addAll(styles);
    cell.setMinWidth(widthPx);
    cell.setPrefWidth(widthPx);
    cell.setMaxWidth(widthPx);
    cell.setAlignment(align);
    return cell;
  }

  static Label growing(String text, String... styles) {
    Label cell = new Label(text);
    cell.getStyleClass().addAll(styles);
    cell.setWrapText(true);
    cell.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(cell, Priority.ALWAYS);
    return cell;
  }

  static Label way(Words words, Way way, double widthPx) {
    Label cell =
        switch (way) {
          case UP -> text(words.say(Word.SYNC_UP), widthPx, Pos.CENTER_LEFT, "muted", "small");
          case DOWN -> text(words.say(Word.SYNC_DOWN), widthPx, Pos.CENTER_LEFT, "muted", "small");
        };
    cell.setGraphic(
        switch (way) {
          case UP -> Icons.normal(Feather.ARROW_UP);
          case DOWN -> Icons.normal(Feather.ARROW_DOWN);
        });
    return cell;
  }

  static HBox row(Node... cells) {
    HBox row = new HBox(cells);
    row.getStyleClass().add("row");
    return row;
  }

  static HBox head(Node... cells) {
    HBox row = row(cells);
    row.getStyleClass().add("row-head");
    return row;
  }

  /// What a list shows while it is empty: what that means, and what to do.
  static VBox empty(Feather icon, String tone, String title, String hint) {
    Label heading = new Label(title);
    heading.getStyleClass().add("subtitle");
    Label text = new Label(hint);
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    VBox box = new VBox(Icons.large(icon, tone), heading, text);
    box.getStyleClass().addAll("card", "sync-empty");
    return box;
  }
}
