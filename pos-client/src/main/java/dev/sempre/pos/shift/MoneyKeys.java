package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Word;
import java.util.List;

/// Money that lies before cashiers who may not come back for it is set aside. UI thread only.
final class MoneyKeys {
  private final ShiftViewModel shift;
  private final MarkedRow marked = new MarkedRow(() -> lying().size());

  MoneyKeys(ShiftViewModel shift) {
    this.shift = shift;
  }

  private List<CounterMoney.Pile> lying() {
    ShiftNow read = shift.nowProperty().get();
    return read == null ? List.of() : read.money().lying();
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

  /// Sets aside all that lies before the cashier who is spoken of.
  void setAside() {
    List<CounterMoney.Pile> lying = lying();
    if (marked.index() >= lying.size()) {
      return;
    }
    CounterMoney.Pile pile = lying.get(marked.index());
    shift.act(
        desk -> desk.setAside(pile.cashierId()),
        done ->
            shift.readAnew(() ->
                done
                    ? ShiftMessage.done(Word.SHIFT_ASIDE_DONE, pile.cashier())
                    : ShiftMessage.done(Word.SHIFT_ASIDE_GONE)));
  }
}
