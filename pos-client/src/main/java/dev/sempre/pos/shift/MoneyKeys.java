package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import java.util.List;
import java.util.Optional;

/// Money that lies before cashiers who may not come back for it is set aside. UI thread only.
final class MoneyKeys {
  private final ShiftViewModel shift;
  private final MarkedRow marked =
      new MarkedRow(() -> lying().stream().map(MoneyKeys::id).toList());

  MoneyKeys(ShiftViewModel shift) {
    this.shift = shift;
  }

  private List<CounterMoney.Pile> lying() {
    ShiftNow read = shift.nowProperty().get();
    return read == null ? List.of() : read.money().lying();
  }

  /// Before one cashier may lie what is for a ticket, and what is for an account.
  private static String id(CounterMoney.Pile pile) {
    return pile.cashierId() + (pile.forAccount() ? " for an account" : " for a ticket");
  }

  /// The money that is spoken of.
  MarkedRow marked() {
    return marked;
  }

  /// Shows it.
  void begin() {
    boolean free = shift.isIdleAt(Page.OVERVIEW) || shift.isIdleAt(Page.DIFFERENCE);
    if (!lying().isEmpty() && free) {
      shift
          .leaveKeys()
          .with(
              Permission.CLOSE_SHIFT,
              () -> {
                marked.choose(0);
                shift.begin(Page.MONEY);
              });
    }
  }

  /// It was read anew. If the one who is spoken of has come back for his, it is nobody else's turn.
  ///
  /// @return what has to be said of it
  Optional<ShiftMessage> renewed() {
    return marked.hasGone() && shift.pageProperty().get() == Page.MONEY
        ? Optional.of(ShiftMessage.done(Word.SHIFT_ASIDE_GONE))
        : Optional.empty();
  }

  /// Sets aside all that lies before the cashier who is spoken of.
  void setAside() {
    int index = marked.index();
    if (index < 0) {
      return;
    }
    CounterMoney.Pile pile = lying().get(index);
    shift.act(
        desk -> desk.setAside(pile.cashierId()),
        done ->
            shift.readAnew(() ->
                done
                    ? ShiftMessage.done(Word.SHIFT_ASIDE_DONE, pile.cashier())
                    : ShiftMessage.done(Word.SHIFT_ASIDE_GONE)));
  }
}
