package dev.sempre.pos.pin;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.trouble.ExplainKey;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroublePane;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Where a PIN is entered, by touch and by keyboard: field, digits, the key that takes it, and what
/// came of it. Lives as long as it is shown: [#letGo] then.
public final class PinPad extends VBox {
  private static final String DIGITS = "789456123";
  private static final int PAD_COLUMNS = 3;

  private final PinEntry entry;
  private final Words words;
  private final PasswordField pin = new PasswordField();
  private final List<Node> keys;
  private Subscription listening = Subscription.EMPTY;

  /// @param key what the key that takes the PIN is called
  /// @param nobody true while no PIN can be meant
  /// @param enter takes the PIN
  public PinPad(
      PinEntry entry, Words words, Word key, ObservableBooleanValue nobody, Runnable enter) {
    this.entry = entry;
    this.words = words;
    getStylesheets().add(Look.css(PinPad.class, "pin.css"));
    getStyleClass().add("pin-entry");
    pin.setId("pin");
    pin.getStyleClass().addAll("field", "pin");
    pin.textProperty().bindBidirectional(entry.pinProperty());
    pin.textProperty().subscribe(_ -> pin.end());
    pin.accessibleTextProperty().bind(words.text(Word.LOGIN_PIN));
    pin.setOnAction(_ -> enter.run());
    // While no try counts, nobody types in vain.
    BooleanBinding closed = Bindings.or(nobody, entry.heldProperty());
    pin.disableProperty().bind(closed);
    Button take = new Button();
    take.setId("login-enter");
    take.textProperty().bind(words.text(key));
    take.getStyleClass().setAll("button", "key", "primary", "login-enter");
    take.setMaxWidth(Double.MAX_VALUE);
    take.setOnAction(_ -> enter.run());
    take.disableProperty().bind(Bindings.or(entry.checkingProperty(), closed));
    Node pad = pad();
    pad.disableProperty().bind(closed);
    this.keys = List.of(pin, pad, take, message());
    getChildren().setAll(keys);
    listen(entry.explanation().shownProperty().subscribe((_, _) -> draw()));
    listen(
        entry
            .messageProperty()
            .subscribe(_ -> {
              if (entry.explanation().isShown()) {
                draw();
              }
            }));
    listen(entry.heldProperty().subscribe((_, held) -> comeBack(held)));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void listen(Subscription next) {
    listening = listening.and(next);
  }

  /// It is not shown any more: nothing is heard of the entry, which lives on.
  public void letGo() {
    listening.unsubscribe();
  }

  /// A field that was disabled has lost the focus, and with it Enter.
  private void comeBack(boolean held) {
    if (!held && !pin.isDisabled()) {
      pin.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (ExplainKey.SHORTCUT.match(event)) {
      event.consume();
      entry.explanation().toggle();
    } else if (event.getCode() == KeyCode.ESCAPE && entry.explanation().isShown()) {
      event.consume();
      entry.explanation().close();
    }
  }

  /// The keys, or what the message means in their place.
  private void draw() {
    Word explained = entry.explanation().shownProperty().get();
    PinEntry.Message message = entry.messageProperty().get();
    Trouble trouble = explained == null ? null : Trouble.of(explained).orElse(null);
    if (trouble == null || message == null) {
      getChildren().setAll(keys);
      pin.requestFocus();
      return;
    }
    Button back = new Button();
    back.setId("trouble-back");
    back.textProperty().bind(words.text(Word.PANEL_BACK));
    back.getStyleClass().setAll("button", "key", "primary", "login-enter");
    back.setMaxWidth(Double.MAX_VALUE);
    back.setOnAction(_ -> entry.explanation().close());
    TroublePane pane = new TroublePane(trouble, words, message.values().toArray());
    pane.getStyleClass().add("trouble-narrow");
    getChildren().setAll(pane, back);
    back.requestFocus();
  }

  /// The field that typed text goes to.
  public PasswordField field() {
    return pin;
  }

  private Node message() {
    Label message = new Label();
    message.setId("login-message");
    message.getStyleClass().add("bad");
    message.setWrapText(true);
    message
        .textProperty()
        .bind(words.text(() -> say(entry.messageProperty().get()), entry.messageProperty()));
    message.setGraphic(Icons.normal(Feather.ALERT_CIRCLE, "bad"));
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    ExplainKey explain = new ExplainKey("login", words, entry.explanation()::toggle);
    HBox line = new HBox(message, explain);
    line.getStyleClass().add("pin-message");
    line.setOnMouseClicked(_ -> entry.explanation().toggle());
    line.visibleProperty().bind(entry.messageProperty().isNotNull());
    message.visibleProperty().bind(line.visibleProperty());
    listen(
        entry
            .messageProperty()
            .subscribe(said ->
                explain.show(
                    Optional.ofNullable(said).map(PinEntry.Message::word).flatMap(Trouble::of))));
    return line;
  }

  private String say(PinEntry.@Nullable Message message) {
    return message == null
        ? ""
        : TroubleWords.brief(words, message.word(), message.values().toArray());
  }

  private Node pad() {
    GridPane pad = new GridPane();
    pad.getStyleClass().add("pin-pad");
    for (int i = 0; i < PAD_COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / PAD_COLUMNS);
      pad.getColumnConstraints().add(column);
    }
    for (int i = 0; i < DIGITS.length(); i++) {
      String digit = DIGITS.substring(i, i + 1);
      pad.add(digitKey(digit), i % PAD_COLUMNS, i / PAD_COLUMNS);
    }
    Button clear = key("C", () -> entry.pinProperty().set(""));
    clear.accessibleTextProperty().bind(words.text(Word.PAD_CLEAR));
    Button back = key(null, entry::backspace);
    back.setGraphic(Icons.normal(Feather.DELETE));
    back.accessibleTextProperty().bind(words.text(Word.PAD_BACKSPACE));
    pad.add(digitKey("0"), 0, 3);
    pad.add(back, 1, 3);
    pad.add(clear, 2, 3);
    return pad;
  }

  private Button digitKey(String digit) {
    Button key = key(digit, () -> entry.pinProperty().set(entry.pinProperty().get() + digit));
    key.setId("pin-" + digit);
    return key;
  }

  private static Button key(@Nullable String text, Runnable action) {
    Button key = new Button(text);
    key.getStyleClass().setAll("button", "key", "pin-key");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
