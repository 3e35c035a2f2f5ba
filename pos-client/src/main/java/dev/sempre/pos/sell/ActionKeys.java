package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What can be done to the chosen line or the ticket, each key with its shortcut. Lists only what
/// exists.
final class ActionKeys extends GridPane {
  private static final int COLUMNS = 2;

  /// Left and right together, as sell.css has it.
  private static final double PADDING_PX = 22;

  ActionKeys(SellViewModel model, Words words) {
    getStyleClass().add("actions");
    LineKeys lines = model.lineKeys();
    List<Button> keys =
        List.of(
            key(words, "quantity", Feather.HASH, Word.KEY_QUANTITY, "F2", lines::quantity),
            key(words, "discount", Feather.PERCENT, Word.KEY_DISCOUNT, "F3", lines::discount),
            key(words, "price", Feather.EDIT_2, Word.KEY_PRICE, "F4", lines::price),
            key(words, "customer", Feather.USER, Word.KEY_CUSTOMER, "F6", model::customerKey),
            key(
                words,
                "return",
                Feather.CORNER_UP_LEFT,
                Word.KEY_RETURN,
                "F9",
                model.returnKeys()::press),
            key(words, "void", Feather.X, Word.KEY_VOID_LINE, null, lines::voidLine));
    for (int i = 0; i < keys.size(); i++) {
      boolean alone = i == keys.size() - 1 && i % COLUMNS == 0;
      add(keys.get(i), i % COLUMNS, i / COLUMNS, alone ? COLUMNS : 1, 1);
    }
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      getColumnConstraints().add(column);
    }
    int rows = Math.ceilDiv(keys.size(), COLUMNS);
    for (int i = 0; i < rows; i++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(100.0 / rows);
      getRowConstraints().add(row);
    }
  }

  private static Button key(
      Words words, String id, Feather icon, Word word, @Nullable String shortcut, Runnable action) {
    Label name = new Label();
    name.textProperty().bind(words.text(word));
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label hint = new Label(shortcut);
    hint.getStyleClass().add("shortcut");
    if (shortcut == null) {
      hint.textProperty().bind(words.text(Word.KEY_DELETE));
    }
    hint.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(Icons.normal(icon), name, room, hint);
    line.getStyleClass().add("action-line");
    Button key = new Button(null, line);
    key.setId("key-" + id);
    key.getStyleClass().setAll("button", "key", "action-key");
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setAccessibleRole(AccessibleRole.BUTTON);
    key.accessibleTextProperty().bind(name.textProperty());
    line.prefWidthProperty().bind(key.widthProperty().subtract(PADDING_PX));
    key.setOnAction(_ -> action.run());
    return key;
  }
}
