package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The drawer is counted by note and coin. What has to be in it is nowhere here.
final class CountPage {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final List<TextField> fields = new ArrayList<>();

  CountPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  /// The field of the chosen denomination.
  Node field(CountViewModel count) {
    return fields.get(count.chosenProperty().get());
  }

  Node draw(CountViewModel count) {
    fields.clear();
    VBox notes = column(Word.SHIFT_NOTES);
    VBox coins = column(Word.SHIFT_COINS);
    for (int i = 0; i < count.lines().size(); i++) {
      CountViewModel.Line line = count.lines().get(i);
      Node row = row(count, line, i);
      (line.denomination().note() ? notes : coins).getChildren().add(row);
    }
    HBox columns = new HBox(notes, coins);
    columns.getStyleClass().add("count-columns");
    VBox left =
        new VBox(
            parts.text(Word.SHIFT_COUNT_TITLE, "subtitle"),
            parts.text(Word.SHIFT_COUNT_HINT, "muted"),
            columns);
    left.getStyleClass().addAll("card", "shift-card");
    return Parts.page(
        Parts.scroll(left),
        sum(count),
        NumberKeys.pieces(
            words, count, () -> fields.get(count.chosenProperty().get()).end(), () -> go(count, 1)),
        Parts.room(),
        parts.escape("count-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        parts.next("count-confirm", Word.SHIFT_COUNT_CONFIRM, model));
  }

  private VBox column(Word title) {
    VBox column = new VBox(parts.text(title, "muted", "small"));
    column.getStyleClass().add("count-column");
    column.setPrefWidth(1);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private Node row(CountViewModel count, CountViewModel.Line line, int index) {
    Currency currency = count.currency();
    String worth = words.figures().money(line.denomination().valueMinor(), currency);
    Label name = new Label(worth);
    name.getStyleClass().add("count-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    TextField pieces = new TextField();
    pieces.setId("pieces-" + line.denomination().valueMinor());
    pieces.getStyleClass().addAll("field", "count-field");
    FieldName.give(pieces, words.text(Word.SHIFT_PIECES_A11Y, worth));
    pieces.textProperty().bindBidirectional(line.pieces());
    pieces
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            count.chosenProperty().set(index);
          }
        });
    pieces.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(count, event));
    Label amount = new Label();
    amount.getStyleClass().addAll("figure-amount", "count-amount");
    Label equals = new Label("=");
    equals.setMinWidth(Region.USE_PREF_SIZE);
    line.pieces()
        .subscribe(_ -> {
          OptionalLong minor = line.amountMinor();
          pieces.pseudoClassStateChanged(WRONG, minor.isEmpty());
          // Not by its colour alone.
          amount.setGraphic(minor.isEmpty() ? Icons.normal(Feather.ALERT_CIRCLE, "bad") : null);
          boolean some = minor.isPresent() && minor.getAsLong() > 0;
          equals.setVisible(some); // Its room is kept, so that amounts stand in one column.
          amount.setText(some ? words.figures().amount(minor.getAsLong(), currency) : "");
        });
    fields.add(pieces);
    HBox row = new HBox(name, pieces, equals, amount);
    row.getStyleClass().add("count-row");
    return row;
  }

  private void pressed(CountViewModel count, KeyEvent event) {
    // Not a sealed type: of the keys there are, these lead to another line.
    int by =
        switch (event.getCode()) {
          case KeyCode.ENTER, KeyCode.DOWN -> 1;
          case KeyCode.UP -> -1;
          default -> 0;
        };
    if (by != 0) {
      event.consume();
      go(count, by);
    }
  }

  private void go(CountViewModel count, int by) {
    count.move(by);
    TextField next = fields.get(count.chosenProperty().get());
    next.requestFocus();
    next.selectAll();
  }

  private Node sum(CountViewModel count) {
    Label word = parts.text(Word.SHIFT_COUNT_SUM, "muted", "strong");
    Label amount =
        parts.text(
            words.text(
                () -> words.figures().money(count.sumProperty().get(), count.currency()),
                count.sumProperty()),
            "count-sum");
    amount.setId("count-sum");
    VBox box = new VBox(word, amount);
    box.getStyleClass().add("count-sum-box");
    return box;
  }
}
