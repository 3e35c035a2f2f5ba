package dev.sempre.pos.app;

import dev.sempre.pos.app.Installation.Obstruction;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroublePane;
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
/// nothing was changed, what to do and who can help. Source: P7, R09.
final class BlockedView extends StackPane {
  BlockedView(Obstruction why, String detail) {
    Words words = new Words(Language.of(Locale.getDefault().toLanguageTag()));
    getStyleClass().add("start");
    getStylesheets().add(Look.css(dev.sempre.pos.start.StartView.class, "start.css"));
    Label title =
        new Label(words.say(Word.BLOCKED_TITLE), Icons.normal(Feather.ALERT_CIRCLE, "bad"));
    title.getStyleClass().add("title");
    TroublePane trouble = new TroublePane(trouble(why), words);
    Label support = new Label(words.say(Word.BLOCKED_FOR_SUPPORT, detail));
    support.getStyleClass().addAll("muted", "start-text");
    support.setWrapText(true);
    Button close = new Button(words.say(Word.BLOCKED_CLOSE));
    close.getStyleClass().setAll("button", "key", "primary", "start-key");
    close.setOnAction(_ -> close());
    VBox column = new VBox(title, trouble, support, close);
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

  private static Trouble trouble(Obstruction why) {
    return switch (why) {
      case OPEN_ELSEWHERE -> Trouble.OPEN_ELSEWHERE;
      case ON_NETWORK_DRIVE -> Trouble.NETWORK_DRIVE;
      case FOLDER_UNUSABLE -> Trouble.FOLDER_UNUSABLE;
      case DISK_FULL -> Trouble.FULL_AT_START;
      case DAMAGED -> Trouble.DAMAGED;
      case NEEDS_NEWER_PROGRAM -> Trouble.NEWER_DATA;
      case BUSY -> Trouble.BUSY_AT_START;
      case DISK_FAULT -> Trouble.FAULT_AT_START;
    };
  }
}
