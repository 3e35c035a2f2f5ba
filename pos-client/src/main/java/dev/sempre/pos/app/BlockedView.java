package dev.sempre.pos.app;

import dev.sempre.pos.app.Installation.Obstruction;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// What is shown instead of the till when its installation cannot be opened: what is wrong, that
/// nothing was changed, and what to do. Source: P7, R09.
final class BlockedView extends StackPane {
  BlockedView(Obstruction why, String detail) {
    Words words = new Words(Language.of(Locale.getDefault().toLanguageTag()));
    getStyleClass().add("start");
    getStylesheets().add(Look.css(dev.sempre.pos.start.StartView.class, "start.css"));
    Label title =
        new Label(words.say(Word.BLOCKED_TITLE), Icons.normal(Feather.ALERT_CIRCLE, "bad"));
    title.getStyleClass().add("title");
    Label sentence = text(words.say(word(why)));
    Label safe = text(words.say(Word.BLOCKED_NOTHING_CHANGED));
    Label support = text(words.say(Word.BLOCKED_FOR_SUPPORT, detail));
    support.getStyleClass().add("muted");
    Button close = new Button(words.say(Word.BLOCKED_CLOSE));
    close.getStyleClass().setAll("button", "key", "primary", "start-key");
    close.setOnAction(_ -> close());
    VBox column = new VBox(title, sentence, safe, support, close);
    column.getStyleClass().add("start-column");
    getChildren().setAll(column);
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            Look.dress(scene, Theme.LIGHT);
          }
        });
  }

  private void close() {
    Window window = getScene().getWindow();
    window.hide();
  }

  private static Label text(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("start-text");
    label.setWrapText(true);
    return label;
  }

  private static Word word(Obstruction why) {
    return switch (why) {
      case OPEN_ELSEWHERE -> Word.BLOCKED_OPEN_ELSEWHERE;
      case ON_NETWORK_DRIVE -> Word.BLOCKED_NETWORK_DRIVE;
      case FOLDER_UNUSABLE -> Word.BLOCKED_FOLDER;
      case DISK_FULL -> Word.BLOCKED_DISK_FULL;
      case DAMAGED -> Word.BLOCKED_DAMAGED;
      case NEEDS_NEWER_PROGRAM -> Word.BLOCKED_NEWER;
      case BUSY -> Word.BLOCKED_BUSY;
      case DISK_FAULT -> Word.BLOCKED_DISK_FAULT;
    };
  }
}
