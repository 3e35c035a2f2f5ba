package dev.sempre.pos.shift;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A number pad. Its keys never take the focus.
final class NumberKeys extends GridPane {
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;
  private static final String DIGITS = "789456123";

  private NumberKeys(Consumer<String> typed, Runnable clear, Words words, Button last) {
    getStyleClass().add("number-keys");
    for (int i = 0; i < DIGITS.length(); i++) {
      String digit = DIGITS.substring(i, i + 1);
      add(key(digit, () -> typed.accept(digit)), i % COLUMNS, i / COLUMNS);
    }
    Button erase = key("C", clear);
    erase.accessibleTextProperty().bind(words.text(Word.PAD_CLEAR));
    add(erase, 0, ROWS - 1);
    add(key("0", () -> typed.accept("0")), 1, ROWS - 1);
    add(last, 2, ROWS - 1);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
  }

  /// Types an amount.
  static NumberKeys amount(Words words, StringProperty entry) {
    Consumer<String> typed = text -> entry.set(entry.get() + text);
    Button mark = key("", () -> typed.accept(words.figures().decimalMark()));
    mark.textProperty().bind(words.text(() -> words.figures().decimalMark()));
    mark.accessibleTextProperty().bind(words.text(Word.PAD_MARK));
    return new NumberKeys(typed, () -> entry.set(""), words, mark);
  }

  /// Types pieces into the chosen line of a count, and goes to the next.
  static NumberKeys pieces(Words words, CountViewModel count, Runnable next) {
    Button on = key("", next);
    on.setGraphic(Icons.normal(Feather.CORNER_DOWN_LEFT));
    on.setId("count-next");
    on.accessibleTextProperty().bind(words.text(Word.SHIFT_NEXT_LINE));
    return new NumberKeys(count::type, count::clear, words, on);
  }

  private static Button key(String text, Runnable action) {
    Button key = new Button(text);
    if (!text.isEmpty()) {
      key.setId("pad-" + text);
    }
    key.getStyleClass().setAll("button", "key", "number-key");
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
