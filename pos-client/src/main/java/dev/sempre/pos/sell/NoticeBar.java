package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The one quiet line, and the code that opens the rest of what there is to say about it. A touch
/// anywhere on the line opens it too.
final class NoticeBar extends HBox {
  /// Explains the notice.
  static final KeyCombination KEY = new KeyCodeCombination(KeyCode.H, KeyCombination.CONTROL_DOWN);

  private final Words words;
  private final Label icon = new Label();
  private final Label text = new Label();
  private final Label code = new Label();
  private final Button explain;

  NoticeBar(SellViewModel model, Words words) {
    this.words = words;
    this.explain = explain(model);
    getStyleClass().add("notice");
    icon.setMinWidth(USE_PREF_SIZE);
    text.setId("notice");
    text.getStyleClass().add("notice-text");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.textProperty()
        .bind(words.text(() -> said(model.noticeProperty().get()), model.noticeProperty()));
    getChildren().setAll(icon, text, explain);
    managedProperty().bind(visibleProperty());
    setOnMouseClicked(_ -> model.explanation().toggle());
    model.noticeProperty().subscribe(this::show);
  }

  private Button explain(SellViewModel model) {
    code.setId("notice-code");
    code.getStyleClass().add("notice-code");
    Label shortcut = new Label("Ctrl+H");
    shortcut.getStyleClass().add("shortcut");
    VBox lines = new VBox(code, shortcut);
    lines.getStyleClass().add("notice-explain-lines");
    Button key = new Button(null, lines);
    key.setId("notice-explain");
    key.getStyleClass().setAll("button", "key", "quiet", "notice-explain");
    key.setMinWidth(USE_PREF_SIZE);
    key.setFocusTraversable(false);
    key.managedProperty().bind(key.visibleProperty());
    key.accessibleTextProperty()
        .bind(
            words.text(
                () -> words.say(Word.TROUBLE_OPEN_A11Y, code.getText()), code.textProperty()));
    key.setOnAction(_ -> model.explanation().toggle());
    return key;
  }

  private String said(@Nullable Notice notice) {
    return notice == null ? "" : notice.said(words);
  }

  private void show(@Nullable Notice notice) {
    setVisible(notice != null);
    if (notice != null) {
      code.setText(notice.trouble().map(Trouble::code).orElse(""));
      explain.setVisible(notice.trouble().isPresent());
      showTone(notice.tone());
    }
  }

  private void showTone(Notice.Tone tone) {
    getStyleClass().removeAll("notice-done", "notice-hint", "notice-problem");
    switch (tone) {
      case DONE -> {
        getStyleClass().add("notice-done");
        icon.setGraphic(Icons.normal(Feather.CHECK_CIRCLE, "ok"));
      }
      case HINT -> {
        getStyleClass().add("notice-hint");
        icon.setGraphic(Icons.normal(Feather.HELP_CIRCLE, "warn"));
      }
      case PROBLEM -> {
        getStyleClass().add("notice-problem");
        icon.setGraphic(Icons.normal(Feather.ALERT_TRIANGLE, "bad"));
      }
    }
  }
}
