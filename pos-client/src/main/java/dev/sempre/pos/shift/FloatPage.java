package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// No shift is open: asks for the float.
final class FloatPage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final TextField field;

  FloatPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.field = parts.figure("float", Word.SHIFT_FLOAT_ENTRY, model.entryProperty());
    field.setOnAction(_ -> model.opening().open());
  }

  TextField field() {
    return field;
  }

  Node draw(ShiftNow now) {
    VBox left =
        new VBox(
            parts.text(Word.SHIFT_FLOAT_TITLE, "subtitle"),
            parts.text(Word.SHIFT_FLOAT_HINT, "muted"));
    left.getStyleClass().addAll("card", "shift-card");
    ZReport last = now.last();
    VBox column = new VBox(left);
    column.getStyleClass().add("shift-column");
    if (now.parked() > 0) {
      column.getChildren().add(parts.waiting(Word.SHIFT_PARKED_STAY, now.parked()));
    }
    if (last != null) {
      column.getChildren().add(last(last));
    }
    return Parts.page(
        column,
        field,
        suggestions(now),
        NumberKeys.amount(words, model.entryProperty(), field),
        Parts.room(),
        parts.next("shift-open", Word.SHIFT_OPEN_KEY, model));
  }

  private Node suggestions(ShiftNow now) {
    List<Button> keys = new ArrayList<>();
    Currency currency = now.currency();
    for (long minor : now.floats().stream().sorted().toList()) {
      Button key = new Button(words.figures().money(minor, currency));
      key.setId("float-" + minor);
      key.getStyleClass().setAll("button", "key", "float-key");
      key.setMaxWidth(Double.MAX_VALUE);
      key.setFocusTraversable(false);
      key.setOnAction(_ -> {
        model.opening().use(minor);
        field.end();
      });
      keys.add(key);
    }
    return new NumberKeys(keys);
  }

  private Node last(ZReport z) {
    Label title = parts.text(Word.SHIFT_LAST_Z, "muted", "small");
    Label what = parts.text(words.text(() -> new ZWords(words).title(z)), "subtitle");
    Label line = parts.text(words.text(() -> new ZWords(words).of(z)), "muted");
    VBox text = new VBox(title, what, line);
    text.getStyleClass().add("shift-last");
    Button show =
        parts.key("show-last", Word.SYNC_SHOW, Feather.FILE_TEXT, "F7", model.reports()::showLast);
    Button periods =
        parts.key(
            "periods",
            Word.SHIFT_PERIODS_KEY,
            Feather.CALENDAR,
            "F1",
            model.reports()::beginPeriods);
    HBox keys = new HBox(show, periods);
    keys.getStyleClass().add("shift-last-keys");
    HBox.setHgrow(show, Priority.ALWAYS);
    HBox.setHgrow(periods, Priority.ALWAYS);
    VBox box = new VBox(text, keys);
    box.getStyleClass().addAll("card", "shift-card");
    return box;
  }
}
