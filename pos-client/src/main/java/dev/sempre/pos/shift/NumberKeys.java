package dev.sempre.pos.shift;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Keys in three columns, each as wide as the others: number pads, whose keys never take the focus,
/// and sums to choose from.
final class NumberKeys extends GridPane {
  private static final int COLUMNS = 3;
  private static final String DIGITS = "789456123";

  /// Whatever the keys do.
  NumberKeys(List<Button> keys) {
    getStyleClass().add("number-keys");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
    for (int i = 0; i < keys.size(); i++) {
      add(keys.get(i), i % COLUMNS, i / COLUMNS);
    }
  }

  /// @param last the keys of the last row
  private static NumberKeys pad(Consumer<String> typed, List<Button> last) {
    List<Button> keys = new ArrayList<>();
    for (int i = 0; i < DIGITS.length(); i++) {
      String digit = DIGITS.substring(i, i + 1);
      keys.add(key(digit, () -> typed.accept(digit)));
    }
    keys.addAll(last);
    return new NumberKeys(keys);
  }

  private static Button erase(Runnable clear, Words words) {
    Button erase = key("C", clear);
    erase.accessibleTextProperty().bind(words.text(Word.PAD_CLEAR));
    return erase;
  }

  /// Types an amount; its keys stand where the Sell screen has them.
  ///
  /// @param field shows the entry; whoever goes on by keyboard goes on behind what stands there
  static NumberKeys amount(Words words, StringProperty entry, TextField field) {
    Consumer<String> typed =
        text -> {
          entry.set(entry.get() + text);
          field.end();
        };
    Button mark = key("", () -> typed.accept(words.figures().decimalMark()));
    mark.textProperty().bind(words.text(() -> words.figures().decimalMark()));
    mark.accessibleTextProperty().bind(words.text(Word.PAD_MARK));
    return pad(
        typed, List.of(key("0", () -> typed.accept("0")), mark, erase(() -> entry.set(""), words)));
  }

  /// Types pieces into the chosen line of a count, and goes to the next.
  ///
  /// @param typed told after each digit
  static NumberKeys pieces(Words words, CountViewModel count, Runnable typed, Runnable next) {
    Button on = key("", next);
    on.setGraphic(Icons.normal(Feather.CORNER_DOWN_LEFT));
    on.setId("count-next");
    on.accessibleTextProperty().bind(words.text(Word.SHIFT_NEXT_LINE));
    Consumer<String> digit =
        text -> {
          count.type(text);
          typed.run();
        };
    return pad(digit, List.of(key("0", () -> digit.accept("0")), on, erase(count::clear, words)));
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
