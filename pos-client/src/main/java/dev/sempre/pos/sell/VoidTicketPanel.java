package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/// Asks whether the whole ticket is given up, and why.
final class VoidTicketPanel extends PanelFrame {
  private static final List<Word> USUAL =
      List.of(
          Word.VOID_REASON_LEFT,
          Word.VOID_REASON_MISTAKE,
          Word.VOID_REASON_NO_MONEY,
          Word.VOID_REASON_TEST);

  private final TextField field = new TextField();

  VoidTicketPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.VOID_TITLE));
    TicketKeys keys = model.ticketKeys();
    Label what = new Label();
    what.getStyleClass().add("panel-subject");
    what.setWrapText(true);
    what.textProperty().bind(words.text(() -> ticketInWords(model), model.ticketProperty()));
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.VOID_HINT));
    field.setId("void-reason");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.VOID_REASON));
    FieldName.give(field, words.text(Word.VOID_REASON));
    typeInto(field, keys.reasonProperty());
    field.setOnAction(_ -> keys.voidNow());
    // What is typed takes the place of the usual reason.
    field
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            field.selectAll();
          }
        });
    EvenGrid usual = new EvenGrid(2);
    USUAL.forEach(word -> usual.getChildren().add(reason(keys, word)));
    Button go = primary("void-now", Word.VOID_DO, keys::voidNow);
    go.getStyleClass().setAll("button", "key", "big", "danger");
    getChildren().addAll(what, hint, usual, field, room(), go);
  }

  private Node reason(TicketKeys keys, Word word) {
    ToggleButton key = choice(keys.reasonProperty(), () -> words().say(word));
    key.setId("reason-" + word.name());
    key.textProperty().bind(words().text(word));
    key.getStyleClass().add("void-reason");
    key.setWrapText(true);
    key.addEventHandler(ActionEvent.ACTION, _ -> field.selectAll());
    return key;
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
