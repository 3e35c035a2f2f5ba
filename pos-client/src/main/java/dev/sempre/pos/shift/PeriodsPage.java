package dev.sempre.pos.shift;

import dev.sempre.model.shift.Closing;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The days, months and years that were closed: they follow by themselves with an opening or a Z,
/// and are looked at and printed here. Source: R37.
final class PeriodsPage {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;

  PeriodsPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
  }

  Node draw() {
    VBox rows = new VBox();
    rows.getStyleClass().add("left-cards");
    for (int i = 0; i < model.periods().size(); i++) {
      rows.getChildren().add(row(model.periods().get(i), i));
    }
    if (model.periods().isEmpty()) {
      rows.getChildren().add(parts.text(Word.SHIFT_PERIODS_NONE, "muted"));
    }
    VBox card =
        new VBox(
            parts.text(Word.SHIFT_PERIODS_KEY, "subtitle"),
            parts.text(Word.SHIFT_PERIODS_HINT, "muted"),
            rows);
    card.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(card);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    Button show = parts.next("period-show", Word.SYNC_SHOW, model);
    show.setVisible(!model.periods().isEmpty());
    return Parts.page(
        Parts.scroll(column),
        Parts.room(),
        parts.key("periods-cancel", Word.SHIFT_CANCEL, Feather.X, "Esc", model::back),
        show);
  }

  private Node row(ZReport z, int index) {
    Closing closing = z.closing();
    ZWords say = new ZWords(words);
    Label name = new Label(say.title(z));
    name.getStyleClass().add("strong");
    name.setWrapText(true);
    Label what = new Label(say.of(z));
    what.getStyleClass().addAll("muted", "small");
    what.setWrapText(true);
    VBox text = new VBox(name, what);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    Label amount =
        new Label(
            words.figures().money(closing.figures().takings().grossMinor(), closing.currency()));
    amount.getStyleClass().add("figure-amount");
    amount.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(text, amount);
    line.getStyleClass().add("shift-key-line");
    Button key = new Button(null, line);
    key.setId("period-" + index);
    key.getStyleClass().setAll("button", "key", "shift-key", "left-card", "tall");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setAccessibleText(name.getText() + ", " + what.getText() + ", " + amount.getText());
    key.pseudoClassStateChanged(CHOSEN, index == model.markedPeriodProperty().get());
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.setOnAction(_ -> model.showPeriod(index));
    return key;
  }
}
