package dev.sempre.pos.shift;

import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/// Cards that nobody waits for and of which the terminal has not told: should it be gone for good,
/// somebody says here what its slip says.
final class CardsPage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final TextField field;

  CardsPage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.field = parts.named("left-entry", Word.CARD_AUTHORISATION, model.entryProperty());
    field.setOnAction(_ -> model.next());
    WrongMark.give(
        field,
        model.messageProperty(),
        said ->
            said.word() == Word.CARD_NO_AUTHORISATION
                && !SlipSays.isReadable(field.getText().strip()));
  }

  TextField field() {
    return field;
  }

  Node draw(ShiftNow now) {
    boolean refund = isRefund(now);
    return Parts.page(
        parts.list(
            Word.SHIFT_LEFT_TITLE,
            Word.SHIFT_LEFT_HINT,
            IntStream.range(0, now.left().size()).mapToObj(i -> row(now, i)).toList()),
        parts.text(Word.CARD_AUTHORISATION, "muted", "small"),
        field,
        Parts.room(),
        parts.text(Word.CARD_SLIP_NOTED, "muted", "small"),
        parts.escape("left-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        parts.key(
            "left-unmoved",
            refund ? Word.SHIFT_LEFT_NOT_GIVEN : Word.SHIFT_LEFT_UNMOVED,
            null,
            "F8",
            model.cards()::unmoved),
        parts.next("left-moved", refund ? Word.SHIFT_LEFT_GIVEN : Word.SHIFT_LEFT_MOVED, model));
  }

  /// Whether the card that is spoken of was to get money back.
  private boolean isRefund(ShiftNow now) {
    int index = model.cards().marked().index();
    return index >= 0 && now.left().get(index).amountMinor() < 0;
  }

  private Button row(ShiftNow now, int index) {
    ShiftNow.LeftCard left = now.left().get(index);
    MarkedRow marked = model.cards().marked();
    return Parts.row(
        "left-" + index,
        new ZWords(words).moment(left.at()),
        words.say(
            left.amountMinor() < 0 ? Word.SHIFT_LEFT_REFUND : Word.SHIFT_LEFT_CHARGE, left.by()),
        List.of(new Parts.Sum("", words.figures().money(left.amountMinor(), now.currency()))),
        index == marked.index(),
        () -> marked.choose(index));
  }
}
