package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.trouble.ExplainKey;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The one quiet line, and the code that opens the rest of what there is to say about it. A touch
/// anywhere on the line opens it too.
final class NoticeBar extends HBox {
  private final Words words;
  private final Label icon = new Label();
  private final Label text = new Label();
  private final ExplainKey explain;

  NoticeBar(SellViewModel model, Words words) {
    this.words = words;
    this.explain = new ExplainKey("notice", words, model.explanation()::toggle);
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

  private String said(@Nullable Notice notice) {
    return notice == null ? "" : notice.said(words);
  }

  private void show(@Nullable Notice notice) {
    setVisible(notice != null);
    if (notice != null) {
      explain.show(notice.trouble());
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
        icon.setGraphic(Icons.normal(Feather.ALERT_CIRCLE, "warn"));
      }
      case PROBLEM -> {
        getStyleClass().add("notice-problem");
        icon.setGraphic(Icons.normal(Feather.ALERT_TRIANGLE, "bad"));
      }
    }
  }
}
