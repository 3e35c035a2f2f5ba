package dev.sempre.pos.sell;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The number pad. Its keys write into one entry and never take the focus from it.
final class KeyPad extends GridPane {
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;
  private static final String DIGITS = "789456123";

  private final StringProperty entry;

  KeyPad(Words words, StringProperty entry) {
    this.entry = entry;
    getStyleClass().add("pad");
    for (int i = 0; i < DIGITS.length(); i++) {
      String digit = DIGITS.substring(i, i + 1);
      add(key(digit, () -> append(digit)), i % COLUMNS, i / COLUMNS);
    }
    add(key("0", () -> append("0")), 0, ROWS - 1);
    Button mark = key("", () -> append(words.figures().decimalMark()));
    mark.textProperty().bind(words.text(() -> words.figures().decimalMark()));
    mark.accessibleTextProperty().bind(words.text(Word.PAD_MARK));
    add(mark, 1, ROWS - 1);
    Button clear = key("C", () -> entry.set(""));
    clear.accessibleTextProperty().bind(words.text(Word.PAD_CLEAR));
    add(clear, 2, ROWS - 1);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
    for (int i = 0; i < ROWS; i++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(100.0 / ROWS);
      row.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(row);
    }
  }

  private void append(String text) {
    entry.set(entry.get() + text);
  }

  private static Button key(String text, Runnable action) {
    Button key = new Button(text);
    key.getStyleClass().setAll("button", "key", "pad-key");
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }
}
