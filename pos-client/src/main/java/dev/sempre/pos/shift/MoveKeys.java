package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Cash goes into the drawer or out of it. UI thread only.
final class MoveKeys {
  private final ShiftViewModel shift;
  private final ReadOnlyObjectWrapper<CashMovementKind> kind =
      new ReadOnlyObjectWrapper<>(CashMovementKind.CASH_IN);

  MoveKeys(ShiftViewModel shift) {
    this.shift = shift;
  }

  /// What is moved on the page for that.
  ReadOnlyObjectProperty<CashMovementKind> kindProperty() {
    return kind.getReadOnlyProperty();
  }

  /// Asks for an amount that goes in or out, and why.
  void begin(CashMovementKind what) {
    if (shift.isIdleAt(Page.OVERVIEW) && shift.isOpen()) {
      shift
          .leaveKeys()
          .with(
              Permission.MOVE_CASH,
              () -> {
                kind.set(what);
                shift.begin(Page.MOVE);
              });
    }
  }

  /// Moves what is typed.
  void move() {
    OptionalLong amount = shift.amount();
    if (amount.isEmpty()) {
      shift.say(ShiftMessage.problem(Word.SHIFT_AMOUNT_MISSING));
      return;
    }
    CashMovementKind what = kind.get();
    String why = shift.reasonProperty().get();
    shift.act(
        desk -> desk.move(what, amount.getAsLong(), why),
        _ -> shift.readAnew(() -> ShiftMessage.done(moved(what), shift.money(amount.getAsLong()))));
  }

  private static Word moved(CashMovementKind what) {
    return switch (what) {
      case CASH_IN -> Word.SHIFT_MOVED_IN;
      case CASH_OUT -> Word.SHIFT_MOVED_OUT;
      case SAFE_DROP -> Word.SHIFT_MOVED_TO_SAFE;
    };
  }
}
