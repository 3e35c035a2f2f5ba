package dev.sempre.pos.start;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.start.StartViewModel.Step;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The first screen of a new installation.
public final class StartView extends StackPane {
  private final StartViewModel model;
  private final Words words;

  /// A view of `model`.
  public StartView(StartViewModel model, Words words) {
    this.model = model;
    this.words = words;
    getStylesheets().add(Look.css(StartView.class, "start.css"));
    getStyleClass().add("start");
    model.stepProperty().subscribe(this::show);
  }

  private void show(@Nullable Step step) {
    if (step == null) {
      return;
    }
    Node content =
        switch (step) {
          case CHOOSE -> choose();
          case JOIN -> join();
          case OPENING_DEMO -> working(Word.START_OPENING_DEMO);
          case JOINING -> working(Word.START_JOINING);
        };
    getChildren().setAll(content);
  }

  private Node choose() {
    HBox cards =
        new HBox(
            card(
                "start-demo",
                Feather.PLAY_CIRCLE,
                Word.START_DEMO,
                Word.START_DEMO,
                Word.START_DEMO_TEXT,
                true,
                model::tryDemo),
            card(
                "start-join",
                Feather.LOG_IN,
                Word.START_JOIN,
                Word.START_JOIN_GO,
                Word.START_JOIN_TEXT,
                false,
                model::wantToJoin));
    cards.getStyleClass().add("start-cards");
    return column(heading(Word.START_TITLE), text(Word.START_TEXT), cards, message());
  }

  private Node card(
      String id,
      Feather icon,
      Word title,
      Word go,
      Word explanation,
      boolean first,
      Runnable action) {
    Label name = new Label();
    name.getStyleClass().add("subtitle");
    name.textProperty().bind(words.text(title));
    Region room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    Button key = key(id, go, first, action);
    VBox card = new VBox(Icons.large(icon, "accent"), name, text(explanation), room, key);
    card.getStyleClass().addAll("card", "start-card");
    HBox.setHgrow(card, Priority.ALWAYS);
    return card;
  }

  private Node join() {
    Word title = model.isAnew() ? Word.START_ANEW : Word.START_JOIN;
    HBox keys = new HBox();
    if (!model.isAnew()) {
      keys.getChildren().add(key("join-back", Word.PANEL_BACK, false, model::back));
    }
    keys.getChildren()
        .add(key("join-go", model.isAnew() ? title : Word.START_JOIN_GO, true, model::join));
    keys.getStyleClass().add("start-keys");
    TextField server = field("join-server", Word.JOIN_SERVER_PROMPT, model.serverProperty());
    TextField code = field("join-code", Word.JOIN_CODE_PROMPT, model.codeProperty());
    server.setOnAction(_ -> code.requestFocus());
    WrongMark.give(server, model.messageProperty(), said -> isOfServer(said, server));
    WrongMark.give(code, model.messageProperty(), said -> isOfCode(said, code));
    VBox card =
        new VBox(
            label(Word.JOIN_SERVER, server),
            server,
            label(Word.JOIN_CODE, code),
            code,
            message(),
            keys);
    card.getStyleClass().addAll("card", "start-form");
    return column(
        heading(title), text(model.isAnew() ? Word.START_ANEW_HELP : Word.START_JOIN_HELP), card);
  }

  private static boolean isOfServer(Word said, TextField server) {
    return said == Word.JOIN_ADDRESS
        || said == Word.JOIN_NAME_NOT_FOUND
        || (said == Word.START_FILL_IN && server.getText().isBlank());
  }

  private static boolean isOfCode(Word said, TextField code) {
    return said == Word.JOIN_CODE_UNKNOWN
        || said == Word.JOIN_CODE_EXPIRED
        || said == Word.JOIN_CODE_USED
        || said == Word.JOIN_CODE_OF_OTHER
        || said == Word.JOIN_DEVICE_CODE
        || (said == Word.START_FILL_IN && code.getText().isBlank());
  }

  private TextField field(String id, Word prompt, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(prompt));
    field.textProperty().bindBidirectional(value);
    field.setOnAction(_ -> model.join());
    return field;
  }

  private Label label(Word word, TextField field) {
    Label label = new Label();
    label.textProperty().bind(words.text(word));
    label.setLabelFor(field);
    label.getStyleClass().add("start-label");
    return label;
  }

  private Node working(Word word) {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.getStyleClass().add("start-progress");
    bar.accessibleTextProperty().bind(words.text(word));
    return column(heading(word), text(Word.START_WAIT), bar);
  }

  private Label heading(Word word) {
    Label heading = new Label();
    heading.getStyleClass().add("title");
    heading.setWrapText(true);
    heading.textProperty().bind(words.text(word));
    return heading;
  }

  private Label text(Word word) {
    Label text = new Label();
    text.getStyleClass().addAll("muted", "start-text");
    text.setWrapText(true);
    text.textProperty().bind(words.text(word));
    return text;
  }

  private Node message() {
    Label message = new Label(null, Icons.normal(Feather.ALERT_CIRCLE, "bad"));
    message.setId("start-message");
    message.getStyleClass().addAll("bad", "start-message");
    message.setWrapText(true);
    message
        .textProperty()
        .bind(words.text(() -> say(model.messageProperty().get()), model.messageProperty()));
    message.visibleProperty().bind(model.messageProperty().isNotNull());
    message.managedProperty().bind(message.visibleProperty());
    return message;
  }

  private String say(@Nullable Word word) {
    return word == null ? "" : TroubleWords.coded(words, word);
  }

  private Button key(String id, Word word, boolean primary, Runnable action) {
    Button key = new Button();
    key.setId(id);
    key.textProperty().bind(words.text(word));
    key.getStyleClass().setAll("button", "key", "start-key");
    if (primary) {
      key.getStyleClass().add("primary");
    }
    key.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(key, Priority.ALWAYS);
    key.setOnAction(_ -> action.run());
    return key;
  }

  private static VBox column(Node... nodes) {
    VBox column = new VBox(nodes);
    column.getStyleClass().add("start-column");
    return column;
  }
}
