package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Asks for a short name of the ticket that is parked. None is needed: the key, Enter or F7 parks.
final class ParkPanel extends PanelFrame {
  private final TextField field = new TextField();

  ParkPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.PARK_TITLE));
    TicketKeys keys = model.ticketKeys();
    Label what = new Label();
    what.getStyleClass().add("panel-subject");
    what.setWrapText(true);
    what.textProperty().bind(words.text(() -> ticketInWords(model), model.ticketProperty()));
    field.setId("park-name");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.PARK_NAME));
    FieldName.give(field, words.text(Word.PARK_NAME));
    typeInto(field, keys.nameProperty());
    field.end();
    field.setOnAction(_ -> keys.parkNow());
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.PARK_HINT));
    getChildren()
        .addAll(what, field, hint, room(), primary("park-now", Word.PARK_NOW, keys::parkNow));
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
