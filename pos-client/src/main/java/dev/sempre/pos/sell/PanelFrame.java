package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What all panels share: a title, the way back, and the field that typing goes to. A panel lives
/// as long as it is shown; what it listens to lives as long as the till.
abstract class PanelFrame extends VBox {
  /// Of a field in which nothing is typed.
  static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final Words words;
  private final Button back;
  private Subscription listening = Subscription.EMPTY;

  PanelFrame(SellViewModel model, Words words, ObservableValue<String> title) {
    this(words, title, model.panels()::close);
  }

  /// @param close what the way back does
  PanelFrame(Words words, ObservableValue<String> title, Runnable close) {
    this.words = words;
    getStyleClass().add("panel");
    Label heading = new Label();
    heading.getStyleClass().add("subtitle");
    heading.textProperty().bind(title);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label shortcut = new Label();
    shortcut.textProperty().bind(words.text(Word.KEY_ESCAPE));
    shortcut.getStyleClass().add("shortcut");
    back = new Button(null, new HBox(Icons.normal(Feather.X), shortcut));
    back.getGraphic().getStyleClass().add("panel-back-line");
    back.setId("panel-back");
    back.getStyleClass().setAll("button", "key", "quiet");
    back.setFocusTraversable(false);
    back.accessibleTextProperty().bind(words.text(Word.PANEL_BACK));
    back.setOnAction(_ -> close.run());
    HBox header = new HBox(heading, room, back);
    header.getStyleClass().add("panel-header");
    getChildren().add(header);
  }

  Words words() {
    return words;
  }

  /// While the terminal works, the one key that Escape presses is the one that breaks off: the way
  /// back is there again when a person has to decide.
  void hideBackDuring(CardKeys cards) {
    listen(
        cards
            .stepProperty()
            .subscribe(
                step -> back.setVisible(step == null || step.kind() == CardStep.Kind.DOUBT)));
  }

  /// Listens until the panel is let go.
  void listen(Subscription subscription) {
    listening = listening.and(subscription);
  }

  /// Shows in `field` what `entry` is, and the other way round, until the panel is let go.
  void typeInto(TextInputControl field, StringProperty entry) {
    field.textProperty().bindBidirectional(entry);
    listen(() -> field.textProperty().unbindBidirectional(entry));
  }

  /// What `list` is called for who hears the screen. Its rows follow the language too.
  void name(ListView<?> list, Word name) {
    list.accessibleTextProperty().bind(words.text(name));
    listen(words.languageProperty().subscribe((_, _) -> list.refresh()));
  }

  /// Another panel has taken its place: nothing is heard any more.
  void letGo() {
    listening.unsubscribe();
    listening = Subscription.EMPTY;
  }

  /// The field that typed text goes to; null if the panel has none.
  abstract @Nullable TextInputControl field();

  /// The open ticket in a few words: how many items, and what they come to.
  String ticketInWords(SellViewModel model) {
    OpenTicket now = model.ticketProperty().get();
    if (now == null) {
      return "";
    }
    return words.say(Word.SELL_ITEMS, now.sale().pieces())
        + ", "
        + words.figures().money(now.sale().totals().grossMinor(), model.ticket().currency());
  }

  /// What has the focus when the panel is opened; null leaves it to the entry field.
  @Nullable Node focused() {
    return field();
  }

  /// Where the keyboard is while money is taken: in the field, on the one key that is left where
  /// nothing can be given, or on the panel alone. Never on something that is hidden, nor left to
  /// the next pulse, which would take whatever comes first on the screen.
  ///
  /// @param keys what is left to be pressed stands there
  static Node keyboardOn(PanelFrame panel, TextInputControl field, Pane keys, CardPane card) {
    if (field.isVisible()) {
      return field;
    }
    if (card.isVisible()) {
      return card.focused();
    }
    return keys.getChildren().isEmpty() ? panel : keys.getChildren().getFirst();
  }

  /// Which keys of the keyboard choose a way to pay, and take it.
  ///
  /// @param sentence says so
  Label keysHint(ObservableValue<String> sentence) {
    Label hint = new Label();
    hint.setId("pay-keys");
    hint.getStyleClass().add("shortcut");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.textProperty().bind(sentence);
    return hint;
  }

  /// A key that writes a usual answer into `entry`, and is marked while that stands there.
  ToggleButton choice(StringProperty entry, Supplier<String> answer) {
    ToggleButton key = new ToggleButton();
    key.getStyleClass().setAll("toggle-button", "key");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    Runnable mark = () -> key.setSelected(entry.get().strip().equals(answer.get()));
    key.setOnAction(_ -> {
      entry.set(answer.get());
      mark.run(); // A second press must not let go of it.
    });
    listen(entry.subscribe(_ -> mark.run())); // At once too: it may stand there from the beginning.
    listen(words.languageProperty().subscribe(mark));
    return key;
  }

  /// A key that does the panel's one next thing.
  Button primary(String id, Word word, Runnable action) {
    Button key = new Button();
    key.setId(id);
    key.textProperty().bind(words.text(word));
    key.getStyleClass().setAll("button", "key", "primary", "big");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }

  /// As the shorter form, of a key that the keyboard has too, which stands behind its name.
  Button primary(String id, Word word, String shortcut, Runnable action) {
    Button key = primary(id, word, action);
    Label quiet = new Label(shortcut);
    quiet.getStyleClass().add("shortcut");
    HBox beside = new HBox(quiet);
    beside.setAlignment(Pos.CENTER);
    key.setGraphic(beside);
    key.setContentDisplay(ContentDisplay.RIGHT);
    return key;
  }

  static Node room() {
    Region room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    return room;
  }
}
