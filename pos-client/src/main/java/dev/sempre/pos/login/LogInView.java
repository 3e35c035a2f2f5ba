package dev.sempre.pos.login;

import dev.sempre.pos.login.LogIn.Person;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The cashiers' tiles at the left, the PIN pad at the right; by touch and by keyboard.
public final class LogInView extends HBox {
  private static final String DIGITS = "789456123";
  private static final int PAD_COLUMNS = 3;

  private final LogInViewModel model;
  private final Words words;
  private final TilePane tiles = new TilePane();
  private final PasswordField pin = new PasswordField();

  /// A view of `model`.
  public LogInView(LogInViewModel model, Words words) {
    this.model = model;
    this.words = words;
    getStylesheets().add(Look.css(LogInView.class, "login.css"));
    getStyleClass().add("login");
    Node people = people();
    HBox.setHgrow(people, Priority.ALWAYS);
    getChildren().setAll(people, pinPad());
    model.people().subscribe(this::drawTiles);
    model.chosenProperty().subscribe(_ -> drawTiles());
    words.languageProperty().addListener((_, _, _) -> drawTiles());
    drawTiles();
  }

  private Node people() {
    Label title = new Label();
    title.getStyleClass().add("title");
    title.textProperty().bind(words.text(Word.LOGIN_TITLE));
    tiles.getStyleClass().add("people");
    ScrollPane scroll = new ScrollPane(tiles);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label nobody = new Label();
    nobody.getStyleClass().addAll("muted", "nobody");
    nobody.setWrapText(true);
    nobody.textProperty().bind(words.text(Word.LOGIN_NOBODY));
    nobody.visibleProperty().bind(model.loadedProperty().and(Bindings.isEmpty(model.people())));
    StackPane list = new StackPane(scroll, nobody);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox column = new VBox(title, list);
    column.getStyleClass().add("people-column");
    return column;
  }

  private void drawTiles() {
    tiles.getChildren().setAll(model.people().stream().map(this::tile).toList());
  }

  private Node tile(Person person) {
    String name = person.cashier().name();
    Label initials = new Label(initials(name));
    initials.getStyleClass().add("initials");
    Label shown = new Label(name);
    shown.getStyleClass().add("person-name");
    shown.setWrapText(true);
    String demoPin = person.demoPin();
    Label below =
        new Label(demoPin == null ? person.role() : words.say(Word.LOGIN_DEMO_PIN, demoPin));
    below.getStyleClass().addAll("muted", "small");
    below.setWrapText(true);
    VBox names = new VBox(shown, below);
    names.getStyleClass().add("person-names");
    HBox.setHgrow(names, Priority.ALWAYS);
    HBox line = new HBox(initials, names);
    line.getStyleClass().add("person-line");
    ToggleButton tile = new ToggleButton(null, line);
    tile.setId("person-" + person.cashier().id());
    tile.getStyleClass().setAll("toggle-button", "key", "person");
    tile.setSelected(person.equals(model.chosenProperty().get()));
    tile.setAccessibleText(name);
    tile.setOnAction(_ -> {
      model.choose(person);
      pin.requestFocus();
    });
    return tile;
  }

  private static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    for (String word : name.strip().split("\\s+", 3)) {
      if (letters.length() < 2 && !word.isEmpty()) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }

  private Node pinPad() {
    Label prompt = new Label();
    prompt.getStyleClass().add("subtitle");
    prompt.setWrapText(true);
    prompt
        .textProperty()
        .bind(words.text(() -> prompt(model.chosenProperty().get()), model.chosenProperty()));
    pin.setId("pin");
    pin.getStyleClass().addAll("field", "pin");
    pin.textProperty().bindBidirectional(model.pinProperty());
    pin.textProperty().subscribe(_ -> pin.end());
    pin.accessibleTextProperty().bind(words.text(Word.LOGIN_PIN));
    pin.setOnAction(_ -> model.enter());
    Label message = new Label();
    message.setId("login-message");
    message.getStyleClass().add("bad");
    message.setWrapText(true);
    message
        .textProperty()
        .bind(words.text(() -> say(model.messageProperty().get()), model.messageProperty()));
    message.setGraphic(Icons.normal(Feather.ALERT_CIRCLE, "bad"));
    message.visibleProperty().bind(model.messageProperty().isNotNull());
    Button enter = new Button();
    enter.setId("login-enter");
    enter.textProperty().bind(words.text(Word.LOGIN_ENTER));
    enter.getStyleClass().setAll("button", "key", "primary", "login-enter");
    enter.setMaxWidth(Double.MAX_VALUE);
    enter.setOnAction(_ -> model.enter());
    VBox panel = new VBox(prompt, pin, pad(), enter, message);
    panel.getStyleClass().addAll("surface", "pin-panel");
    var nobody = model.chosenProperty().isNull();
    pin.disableProperty().bind(nobody);
    enter.disableProperty().bind(nobody.or(model.checkingProperty()));
    return panel;
  }

  private String prompt(@Nullable Person person) {
    return person == null
        ? words.say(Word.LOGIN_CHOOSE)
        : words.say(Word.LOGIN_PIN_OF, person.cashier().name());
  }

  private String say(LogInViewModel.@Nullable Message message) {
    return message == null ? "" : words.say(message.word(), message.values().toArray());
  }

  private Node pad() {
    GridPane pad = new GridPane();
    pad.getStyleClass().add("pin-pad");
    for (int i = 0; i < DIGITS.length(); i++) {
      String digit = DIGITS.substring(i, i + 1);
      pad.add(digitKey(digit), i % PAD_COLUMNS, i / PAD_COLUMNS);
    }
    Button clear = key("C", () -> model.pinProperty().set(""));
    clear.accessibleTextProperty().bind(words.text(Word.PAD_CLEAR));
    Button back = key(null, model::backspace);
    back.setGraphic(Icons.normal(Feather.DELETE));
    back.accessibleTextProperty().bind(words.text(Word.PAD_BACKSPACE));
    pad.add(clear, 0, 3);
    pad.add(digitKey("0"), 1, 3);
    pad.add(back, 2, 3);
    pad.disableProperty().bind(model.chosenProperty().isNull());
    return pad;
  }

  private Button digitKey(String digit) {
    Button key = key(digit, () -> model.pinProperty().set(model.pinProperty().get() + digit));
    key.setId("pin-" + digit);
    return key;
  }

  private static Button key(@Nullable String text, Runnable action) {
    Button key = new Button(text);
    key.getStyleClass().setAll("button", "key", "pin-key");
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
