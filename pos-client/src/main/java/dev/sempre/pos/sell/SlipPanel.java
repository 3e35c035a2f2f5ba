package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the slip of a terminal that does not answer any more says of a card: that it was charged,
/// with the authorisation that is typed, or that it was not.
final class SlipPanel extends PanelFrame {
  private final SlipKeys keys;
  private final TextField field = new TextField();

  SlipPanel(SlipKeys keys, SellViewModel model, Words words) {
    super(model, words, words.text(Word.CARD_SLIP_TITLE));
    this.keys = keys;
    Label amount = new Label();
    amount.setId("slip-amount");
    amount.getStyleClass().add("card-amount");
    amount.textProperty().bind(words.text(() -> amount(model)));
    amount.setVisible(keys.amountMinor() != 0);
    amount.setManaged(keys.amountMinor() != 0);
    field.setId("slip-entry");
    field.getStyleClass().add("field");
    FieldName.give(field, words.text(Word.CARD_AUTHORISATION));
    typeInto(field, keys.entryProperty());
    field.setOnAction(_ -> keys.moved());
    listen(
        WrongMark.give(
            field, model.noticeProperty(), said -> said.word() == Word.CARD_NO_AUTHORISATION));
    Label name = text(Word.CARD_AUTHORISATION);
    name.getStyleClass().add("small");
    Button moved =
        primary("slip-moved", back() ? Word.CARD_SLIP_GIVEN : Word.CARD_SLIP_PAID, keys::moved);
    Button not =
        primary(
            "slip-not-moved",
            back() ? Word.CARD_SLIP_NOT_GIVEN : Word.CARD_SLIP_NOT_PAID,
            keys::notMoved);
    not.getStyleClass().remove("primary");
    getChildren()
        .addAll(
            amount,
            text(back() ? Word.CARD_SLIP_HINT_BACK : Word.CARD_SLIP_HINT),
            name,
            field,
            withShortcut(moved, words.text(Word.KEY_ENTER)),
            withShortcut(not, words.text(() -> "F8")),
            text(Word.CARD_SLIP_NOTED),
            room());
  }

  private static Button withShortcut(Button key, ObservableValue<String> shortcut) {
    Label quiet = new Label();
    quiet.getStyleClass().add("shortcut");
    quiet.textProperty().bind(shortcut);
    HBox beside = new HBox(quiet);
    beside.setAlignment(Pos.CENTER);
    key.setGraphic(beside);
    key.setContentDisplay(ContentDisplay.RIGHT);
    return key;
  }

  private boolean back() {
    return keys.amountMinor() < 0;
  }

  private String amount(SellViewModel model) {
    return words().figures().money(Math.abs(keys.amountMinor()), model.ticket().currency());
  }

  private Label text(Word word) {
    Label text = new Label();
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.textProperty().bind(words().text(word));
    return text;
  }

  @Override
  @Nullable TextInputControl field() {
    return field;
  }
}
