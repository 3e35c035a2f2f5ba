package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import java.util.List;

/// Cards that nobody waits for, of a terminal that may be gone for good: its slip says what became
/// of them. UI thread only. Source: F43.
final class CardsKeys {
  private final ShiftViewModel shift;
  private final MarkedRow marked = new MarkedRow(() -> left().size());

  CardsKeys(ShiftViewModel shift) {
    this.shift = shift;
  }

  private List<ShiftNow.LeftCard> left() {
    ShiftNow read = shift.nowProperty().get();
    return read == null ? List.of() : read.left();
  }

  /// The card that is spoken of.
  MarkedRow marked() {
    return marked;
  }

  /// Shows them.
  void begin() {
    if (!left().isEmpty() && shift.isIdleAt(Page.OVERVIEW) && shift.isOpen()) {
      shift
          .leaveKeys()
          .with(
              Permission.SETTLE_CARD,
              () -> {
                marked.choose(0);
                shift.begin(Page.CARDS);
              });
    }
  }

  /// The slip says that the money has moved; it was put right otherwise.
  void moved() {
    String typed = shift.entryProperty().get().strip();
    if (SlipSays.isReadable(typed)) {
      declare(new SlipSays.Moved(typed));
    } else {
      shift.say(ShiftMessage.problem(Word.CARD_NO_AUTHORISATION));
    }
  }

  /// F8: no money has moved.
  void unmoved() {
    declare(new SlipSays.NotMoved());
  }

  private void declare(SlipSays says) {
    List<ShiftNow.LeftCard> left = left();
    if (shift.pageProperty().get() == Page.CARDS && marked.index() < left.size()) {
      String id = left.get(marked.index()).id();
      shift.act(
          desk -> desk.declare(id, says),
          done ->
              shift.readAnew(
                  () -> ShiftMessage.done(done ? Word.CARD_DECLARED : Word.SHIFT_LEFT_TOLD)));
    }
  }
}
