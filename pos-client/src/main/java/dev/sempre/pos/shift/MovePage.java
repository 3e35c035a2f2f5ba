package dev.sempre.pos.shift;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Money goes into the drawer or out of it, with a reason.
final class MovePage {
  private final ShiftViewModel model;
  private final Words words;
  private final Parts parts;
  private final TextField field;
  private final TextField reason;

  MovePage(ShiftViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.parts = new Parts(words);
    this.field = parts.figure("move-amount", Word.SHIFT_AMOUNT_ENTRY, model.entryProperty());
    this.reason = parts.field("reason", Word.SHIFT_REASON_ENTRY, model.reasonProperty());
    // The amount comes first, though it stands at the right, beside its keys.
    field.setOnAction(_ -> reason.requestFocus());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    reason.setOnAction(_ -> model.moving().move());
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      event.consume();
      reason.requestFocus();
    }
  }

  TextField field() {
    return field;
  }

  Node draw() {
    CashMovementKind kind = model.moving().kindProperty().get();
    VBox left =
        new VBox(
            parts.text(OverviewPage.word(kind), "subtitle"),
            parts.text(Word.SHIFT_REASON_TITLE, "muted"),
            parts.reasons(usual(kind), model.reasonProperty(), reason));
    left.getStyleClass().addAll("card", "shift-card");
    VBox column = new VBox(left);
    column.getStyleClass().add("shift-column");
    return Parts.page(
        column,
        field,
        NumberKeys.amount(words, model.entryProperty(), field),
        Parts.room(),
        parts.escape("move-cancel", Word.SHIFT_CANCEL, Feather.X, model::back),
        parts.next("move-go", deed(kind), model));
  }

  private static List<Word> usual(CashMovementKind kind) {
    return switch (kind) {
      case CASH_IN -> List.of(Word.SHIFT_WHY_CHANGE, Word.SHIFT_WHY_RAISED);
      case CASH_OUT -> List.of(Word.SHIFT_WHY_SUPPLIER, Word.SHIFT_WHY_EXPENSE);
      case SAFE_DROP -> List.of(Word.SHIFT_WHY_SAFE, Word.SHIFT_WHY_BANK);
    };
  }

  private static Word deed(CashMovementKind kind) {
    return switch (kind) {
      case CASH_IN -> Word.SHIFT_PUT_IN;
      case CASH_OUT -> Word.SHIFT_TAKE_OUT;
      case SAFE_DROP -> Word.SHIFT_DROP;
    };
  }
}
