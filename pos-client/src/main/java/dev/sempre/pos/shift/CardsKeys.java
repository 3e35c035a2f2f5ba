package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import java.util.List;
import java.util.Optional;

/// Cards that nobody waits for, of a terminal that may be gone for good: its slip says what became
/// of them. UI thread only. Source: F43.
final class CardsKeys {
  private final ShiftViewModel shift;
  private final MarkedRow marked =
      new MarkedRow(() -> left().stream().map(ShiftNow.LeftCard::id).toList());

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

  /// They were read anew. If the terminal has told meanwhile of the one that is spoken of, what was
  /// typed of it is not for another.
  ///
  /// @return what has to be said of it
  Optional<ShiftMessage> renewed() {
    Page shown = shift.pageProperty().get();
    Page page = shown == Page.LEAVE ? shift.leaveKeys().asking() : shown;
    if (!marked.hasGone() || page != Page.CARDS) {
      return Optional.empty();
    }
    shift.entryProperty().set("");
    return Optional.of(ShiftMessage.done(Word.SHIFT_LEFT_TOLD));
  }

  private void declare(SlipSays says) {
    String id = marked.idProperty().get();
    if (shift.pageProperty().get() == Page.CARDS && id != null) {
      shift.act(
          desk -> desk.declare(id, says),
          done ->
              shift.readAnew(
                  () -> ShiftMessage.done(done ? Word.CARD_DECLARED : Word.SHIFT_LEFT_TOLD)));
    }
  }
}
