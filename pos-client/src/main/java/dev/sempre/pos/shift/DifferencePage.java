package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What was counted against what has to be there, and why it differs.
final class DifferencePage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final TextField reason;

  DifferencePage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.reason = parts.field("reason", Word.SHIFT_REASON_ENTRY, model.reasonProperty());
    reason.setOnAction(_ -> model.counting().close());
    WrongMark.give(
        reason,
        model.messageProperty(),
        said ->
            said.word() == Word.SHIFT_REASON_UNUSABLE
                || (said.word() == Word.SHIFT_REASON_MISSING && reason.getText().isBlank()));
  }

  /// Where a reason is written; null where none is needed.
  @Nullable TextField field(Reckoning reckoning) {
    return reckoning.differenceMinor() == 0 ? null : reason;
  }

  Node draw(Reckoning reckoning, ShiftNow now) {
    Currency currency = now.currency();
    VBox left =
        new VBox(
            parts.text(Word.SHIFT_DIFFERENCE_TITLE, "subtitle"),
            line(Word.SHIFT_COUNTED, reckoning.countedMinor(), currency),
            line(Word.SHIFT_EXPECTED, reckoning.expectedMinor(), currency),
            verdict(reckoning, currency));
    left.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(left);
    column.getStyleClass().addAll("shift-column", "shift-scrolled");
    if (reckoning.differenceMinor() != 0) {
      VBox why =
          new VBox(
              parts.text(Word.SHIFT_WHY_TITLE, "subtitle"),
              parts.reasons(
                  List.of(
                      Word.SHIFT_WHY_WRONG_CHANGE, Word.SHIFT_WHY_NOT_FOUND, Word.SHIFT_WHY_FLOAT),
                  model.reasonProperty(),
                  reason));
      why.getStyleClass().addAll("card", "shift-card");
      column.getChildren().add(why);
    }
    if (now.parked() > 0) {
      column.getChildren().add(parts.waiting(Word.SHIFT_PARKED, now.parked()));
    }
    if (!now.cards().isNone()) {
      column.getChildren().add(parts.cards(now.cards()));
    }
    return Parts.page(
        Parts.scroll(column),
        parts.key(
            "count-again",
            Word.SHIFT_COUNT_AGAIN,
            Feather.ROTATE_CCW,
            "F7",
            model.counting()::again),
        Parts.room(),
        parts.escape("close-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        parts.next("shift-close", Word.SHIFT_CLOSE_KEY, model));
  }

  private Node line(Word word, long minor, Currency currency) {
    Label amount = parts.text(words.text(() -> words.figures().money(minor, currency)), "reckoned");
    HBox line = new HBox(parts.text(word), Parts.room(), amount);
    line.getStyleClass().add("reckon-line");
    return line;
  }

  private Node verdict(Reckoning reckoning, Currency currency) {
    long difference = reckoning.differenceMinor();
    Label said = parts.text(words.text(() -> say(difference, currency)), "verdict");
    said.setId("difference");
    String tone = difference == 0 ? "ok" : "warn";
    said.getStyleClass().add(tone);
    said.setGraphic(
        Icons.large(difference == 0 ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, tone));
    return said;
  }

  private String say(long difference, Currency currency) {
    if (difference == 0) {
      return words.say(Word.SHIFT_EXACT);
    }
    String amount = words.figures().money(Math.absExact(difference), currency);
    return words.say(difference > 0 ? Word.SHIFT_TOO_MUCH : Word.SHIFT_TOO_LITTLE, amount);
  }
}
