package dev.sempre.pos.shell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The strip under the top bar that tells how far the practice ground is while it is being opened.
/// Whoever is there is told by the [TopBar], which takes no room from what is sold from. It tells
/// by words and a sign, not by its colour alone. Source: T12, T13.
final class TrainingStrip extends VBox {
  private final ShellViewModel model;
  private final Words words;

  TrainingStrip(ShellViewModel model, Words words) {
    this.model = model;
    this.words = words;
    setId("training-strip");
    getStyleClass().add("training-strip");
    managedProperty().bind(visibleProperty());
    model.trainingProperty().subscribe(this::show);
  }

  private void show(TrainingState state) {
    setVisible(
        switch (state) {
          case NOT_OFFERED, OFF, ON -> false;
          case GETTING_READY, READY, FAILED -> true;
        });
    switch (state) {
      case NOT_OFFERED, OFF, ON -> getChildren().clear();
      case GETTING_READY ->
          getChildren().setAll(line(Feather.CLOCK, words.text(Word.TRAINING_GETTING_READY)));
      case READY ->
          getChildren()
              .setAll(
                  line(
                      Feather.BOOK_OPEN,
                      words.text(Word.TRAINING_READY),
                      key("training-begin", Word.TRAINING_BEGIN, model::switchTraining),
                      key("training-dismiss", Word.TRAINING_NOT_NOW, model::dismissTraining)));
      case FAILED ->
          getChildren()
              .setAll(
                  line(
                      Feather.ALERT_CIRCLE,
                      words.text(this::failure),
                      key("training-dismiss", Word.TRAINING_DISMISS, model::dismissTraining)));
    }
  }

  private String failure() {
    return TroubleWords.coded(words, Word.TRAINING_FAILED);
  }

  private HBox line(Feather sign, ObservableValue<String> said, Button... keys) {
    Label sentence = new Label(null, Icons.normal(sign));
    sentence.setId("training-sentence");
    sentence.getStyleClass().add("strong");
    sentence.textProperty().bind(said);
    sentence.setWrapText(true);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox line = new HBox(sentence, room);
    line.getChildren().addAll(keys);
    line.getStyleClass().add("training-line");
    return line;
  }

  private Button key(String id, Word word, Runnable action) {
    Button key = new Button();
    key.setId(id);
    key.textProperty().bind(words.text(word));
    key.getStyleClass().setAll("button", "key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
