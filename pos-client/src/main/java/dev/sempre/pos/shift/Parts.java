package dev.sempre.pos.shift;

import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.look.TypedMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the pages of the Shift screen are made of.
final class Parts {
  private static final double KEYS_PX = 360;
  private static final double SUM_GAP_PX = 16;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final Words words;

  Parts(Words words) {
    this.words = words;
  }

  /// Two columns: what is read at the left, what is pressed at the right.
  static HBox page(Node left, Node... keys) {
    VBox right = new VBox(keys);
    right.getStyleClass().add("shift-keys");
    right.setMinWidth(KEYS_PX);
    right.setMaxWidth(KEYS_PX);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox page = new HBox(left, right);
    page.getStyleClass().add("shift-page");
    return page;
  }

  static ScrollPane scroll(Node content) {
    ScrollPane scroll = new PlainScroll(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // It wants nothing and takes what is left.
    scroll.setPrefHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  static Region room() {
    Region room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    HBox.setHgrow(room, Priority.ALWAYS);
    return room;
  }

  Label text(Word word, String... styles) {
    return text(words.text(word), styles);
  }

  Label text(ObservableValue<String> text, String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.textProperty().bind(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// That parked tickets wait.
  ///
  /// @param word what is said of them: that they outlast the shift, or where they are taken up
  /// @param count how many, 1 or more
  Node waiting(Word word, int count) {
    Label said = text(words.text(() -> words.say(word, count)), "seal-line");
    said.setId("shift-parked");
    said.setGraphic(Icons.normal(Feather.PAUSE));
    VBox card = new VBox(said);
    card.getStyleClass().addAll("card", "shift-card");
    return card;
  }

  /// What the payment terminal was asked for and no ticket has: nobody looks for it in the drawer.
  Node cards(UnsettledCards cards) {
    Label said =
        text(words.text(() -> words.say(Word.SHIFT_CARDS_WAIT, cards.count())), "seal-line");
    said.setId("shift-cards");
    said.setGraphic(Icons.normal(Feather.CREDIT_CARD, "warn"));
    VBox card = new VBox(said);
    card.getStyleClass().addAll("card", "shift-card");
    return card;
  }

  /// A page's list of which one row is spoken of.
  ///
  /// @param rows what [#row] has made, or what is said where there is none
  Node list(Word title, Word hint, List<? extends Node> rows) {
    VBox box = new VBox();
    box.getStyleClass().add("left-cards");
    box.getChildren().setAll(rows);
    VBox card = new VBox(text(title, "subtitle"), text(hint, "muted"), box);
    card.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(card);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    return scroll(column);
  }

  /// An amount of a row.
  ///
  /// @param label what it is; empty where the row says it
  record Sum(String label, String figure) {
    String said() {
      return label.isEmpty() ? figure : label + " " + figure;
    }
  }

  /// A row of a list: what it is at the left, what it comes to at the right.
  ///
  /// @param chosen whether it is the one that is spoken of
  /// @param styles what else it is
  static Button row(
      String id,
      String name,
      String detail,
      List<Sum> sums,
      boolean chosen,
      Runnable action,
      String... styles) {
    Label strong = new Label(name);
    strong.getStyleClass().add("strong");
    strong.setWrapText(true);
    Label muted = new Label(detail);
    muted.getStyleClass().addAll("muted", "small");
    muted.setWrapText(true);
    VBox text = new VBox(strong, muted);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(text, columns(sums));
    line.getStyleClass().add("shift-key-line");
    Button key = new Button(null, line);
    key.setId(id);
    key.getStyleClass().setAll("button", "key", "shift-key", "left-card");
    key.getStyleClass().addAll(styles);
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setAccessibleText(
        name
            + ", "
            + detail
            + ", "
            + sums.stream().map(Sum::said).collect(Collectors.joining(", ")));
    key.pseudoClassStateChanged(CHOSEN, chosen);
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.setOnAction(_ -> action.run());
    return key;
  }

  /// Each amount under the other, and so is what they are.
  private static GridPane columns(List<Sum> sums) {
    GridPane columns = new GridPane();
    columns.setAlignment(Pos.CENTER_RIGHT);
    columns.setHgap(SUM_GAP_PX);
    columns.setMinWidth(Region.USE_PREF_SIZE);
    for (int i = 0; i < sums.size(); i++) {
      Label label = new Label(sums.get(i).label());
      label.getStyleClass().add("muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      Label figure = new Label(sums.get(i).figure());
      figure.getStyleClass().add("figure-amount");
      figure.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHalignment(figure, HPos.RIGHT);
      columns.addRow(i, label, figure);
    }
    return columns;
  }

  /// A key with its shortcut, if it has one.
  Button key(String id, Word word, @Nullable Feather icon, String shortcut, Runnable action) {
    return key(id, word, icon, new Label(shortcut), action);
  }

  /// The key of the way back, which Escape presses.
  Button escape(String id, Word word, @Nullable Feather icon, Runnable action) {
    Label pressed = new Label();
    pressed.textProperty().bind(words.text(Word.KEY_ESCAPE));
    return key(id, word, icon, pressed, action);
  }

  private Button key(String id, Word word, @Nullable Feather icon, Label pressed, Runnable action) {
    Label name = new Label();
    name.textProperty().bind(words.text(word));
    pressed.getStyleClass().add("shortcut");
    HBox line = new HBox();
    line.getStyleClass().add("shift-key-line");
    if (icon != null) {
      line.getChildren().add(Icons.normal(icon));
    }
    line.getChildren().addAll(name, room(), pressed);
    Button key = new Button(null, line);
    key.setId(id);
    key.getStyleClass().setAll("button", "key", "shift-key");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.accessibleTextProperty().bind(words.text(word));
    key.setOnAction(_ -> action.run());
    return key;
  }

  /// The one next thing of a page.
  Button next(String id, Word word, ShiftViewModel model) {
    Button key = key(id, word, null, "F12", model::next);
    key.getStyleClass().setAll("button", "key", "primary", "shift-next");
    key.disableProperty().bind(model.busyProperty()); // Held by nothing once its page is gone.
    return key;
  }

  /// A field for an amount, whose prompt is smaller than what is typed.
  TextField figure(String id, Word prompt, StringProperty entry) {
    TextField field = field(id, prompt, entry, "figure");
    TypedMark.give(field, () -> words.figures().decimalMark());
    field.textProperty().subscribe(typed -> field.pseudoClassStateChanged(BLANK, typed.isEmpty()));
    return field;
  }

  TextField field(String id, Word prompt, StringProperty entry, String... styles) {
    TextField field = named(id, prompt, entry);
    field.getStyleClass().addAll(styles);
    field.promptTextProperty().bind(words.text(prompt));
    return field;
  }

  /// A field above which stands what is typed into it.
  TextField named(String id, Word name, StringProperty entry) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("field");
    FieldName.give(field, words.text(name));
    field.textProperty().bindBidirectional(entry);
    return field;
  }

  /// Reasons that are given by one tap, and whatever else a person writes.
  ///
  /// @param field where he writes
  VBox reasons(List<Word> usual, StringProperty reason, TextField field) {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("chips");
    int number = 1;
    for (Word word : usual) {
      Button chip = new Button();
      chip.setId("reason-" + number++);
      chip.textProperty().bind(words.text(word));
      chip.getStyleClass().setAll("button", "key");
      chip.setFocusTraversable(false);
      chip.setOnAction(_ -> {
        reason.set(words.say(word));
        field.end();
      });
      // Pages are drawn anew, the field stays: no chip that is gone is kept by it.
      field
          .textProperty()
          .when(chip.sceneProperty().map(Objects::nonNull).orElse(false))
          .subscribe(
              written -> chip.pseudoClassStateChanged(CHOSEN, written.equals(words.say(word))));
      chips.getChildren().add(chip);
    }
    VBox box = new VBox(chips, field);
    box.getStyleClass().add("reasons");
    return box;
  }
}
