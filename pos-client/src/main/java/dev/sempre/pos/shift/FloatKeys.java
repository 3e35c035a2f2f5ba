package dev.sempre.pos.shift;

import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.OptionalLong;

/// A shift is opened with the float that lies in the drawer. UI thread only.
final class FloatKeys {
  private final ShiftViewModel shift;
  private final Words words;

  /// Whether it was told that the clock may be wrong: who opens all the same says that it is right.
  private boolean clockTold;

  FloatKeys(ShiftViewModel shift, Words words) {
    this.shift = shift;
    this.words = words;
  }

  /// Puts an amount into the entry, as if it had been typed.
  void use(long minor) {
    shift
        .currency()
        .ifPresent(
            known -> shift.entryProperty().set(words.figures().typed(minor, known.minorDigits())));
  }

  /// Opens a shift with the float that is typed; nothing typed is no float.
  void open() {
    OptionalLong amount =
        shift.entryProperty().get().isBlank() ? OptionalLong.empty() : shift.amount();
    if (amount.isEmpty()) {
      shift.say(ShiftMessage.problem(Word.SHIFT_FLOAT_MISSING));
    } else {
      boolean clockIsRight = clockTold;
      shift.act(
          desk -> desk.open(amount.getAsLong(), clockIsRight),
          _ -> shift.readAnew(() -> ShiftMessage.done(Word.SHIFT_IS_OPEN)));
    }
  }

  /// Nothing that was told of the clock holds any more.
  void forget() {
    clockTold = false;
  }

  void refused(ShiftRefusal refusal) {
    clockTold = refusal instanceof ShiftRefusal.ClockAhead;
  }
}
