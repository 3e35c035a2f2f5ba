package dev.sempre.pos.shift;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Cards that nobody waits for and of which the terminal has not told: should it be gone for good,
/// somebody says here what its slip says.
final class CardsPage {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final TextField field;

  CardsPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.field = parts.field("left-entry", Word.CARD_AUTHORISATION, model.entryProperty());
    field.setOnAction(_ -> model.next());
  }

  TextField field() {
    return field;
  }

  Node draw(ShiftNow now) {
    VBox rows = new VBox();
    rows.getStyleClass().add("left-cards");
    for (int i = 0; i < now.left().size(); i++) {
      rows.getChildren().add(row(now, i));
    }
    VBox card =
        new VBox(
            parts.text(Word.SHIFT_LEFT_TITLE, "subtitle"),
            parts.text(Word.SHIFT_LEFT_HINT, "muted"),
            rows);
    card.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(card);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    return Parts.page(
        Parts.scroll(column),
        field,
        Parts.room(),
        parts.text(Word.CARD_SLIP_NOTED, "muted", "small"),
        parts.key("left-cancel", Word.SHIFT_CANCEL, Feather.X, "Esc", model::back),
        parts.key("left-unmoved", Word.SHIFT_LEFT_UNMOVED, null, "F8", model::cardUnmoved),
        parts.next("left-moved", Word.SHIFT_LEFT_MOVED, model));
  }

  private Node row(ShiftNow now, int index) {
    ShiftNow.LeftCard left = now.left().get(index);
    Label when = new Label(new ZWords(words).moment(left.at()));
    when.getStyleClass().add("strong");
    Label who = new Label(left.by());
    who.getStyleClass().addAll("muted", "small");
    VBox text = new VBox(when, who);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    Label amount = new Label(words.figures().money(left.amountMinor(), now.currency()));
    amount.getStyleClass().add("figure-amount");
    amount.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(text, amount);
    line.getStyleClass().add("shift-key-line");
    Button key = new Button(null, line);
    key.setId("left-" + index);
    key.getStyleClass().setAll("button", "key", "shift-key", "left-card");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setAccessibleText(when.getText() + ", " + who.getText() + ", " + amount.getText());
    key.pseudoClassStateChanged(CHOSEN, index == model.markedCardProperty().get());
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.setOnAction(_ -> model.chooseCard(index));
    return key;
  }
}
