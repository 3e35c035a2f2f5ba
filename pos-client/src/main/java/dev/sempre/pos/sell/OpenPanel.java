package dev.sempre.pos.sell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which panel lies over the right half of the screen. Money that lies on the counter gives way to
/// none; an article that waits for its weight comes back behind any. UI thread only.
final class OpenPanel {
  private final SellViewModel sell;
  private final ReadOnlyObjectWrapper<@Nullable Panel> panel = new ReadOnlyObjectWrapper<>();
  private boolean besidePayment;

  OpenPanel(SellViewModel sell) {
    this.sell = sell;
  }

  /// The panel that is open; null while the quick keys are shown.
  ReadOnlyObjectProperty<@Nullable Panel> property() {
    return panel.getReadOnlyProperty();
  }

  /// As [#property] is now.
  @Nullable Panel get() {
    return panel.get();
  }

  /// Opens a panel instead of the one that is open; null shows the quick keys. A payment that has
  /// to give way is over; money that lies on the counter gives way to nothing, as the notice says.
  /// While an article waits for its weight, that is what comes back.
  void open(@Nullable Panel wanted) {
    Panel next = wanted == null ? sell.weighKeys().panel() : wanted;
    if (next instanceof Panel.Weigh && next.equals(panel.get())) {
      return;
    }
    if (!besidePayment && covers(next)) {
      return;
    }
    if (sell.payKeys().isOpen() && !(next instanceof Panel.Pay) && !besidePayment) {
      sell.pay().close();
    }
    if (!(next instanceof Panel.Receive) && !besidePayment) {
      receive().drop();
    }
    if (panel.get() instanceof Panel.Approve) {
      sell.approval().drop();
    }
    panel.set(next);
  }

  /// Whether a panel would take the place of money that lies on the counter, which would be
  /// forgotten.
  private boolean covers(@Nullable Panel next) {
    return (!(next instanceof Panel.Pay) && sell.payKeys().moneyLies())
        || (!(next instanceof Panel.Receive) && receive().moneyLies());
  }

  /// Opens a panel beside a payment that stays open.
  void openBesidePayment(Panel next) {
    besidePayment = true;
    open(next);
    besidePayment = false;
  }

  /// Nobody is asked for leave any more: back to what the question has covered.
  void uncover() {
    Panel covered = panel.get() instanceof Panel.Approve asked ? asked.covers() : null;
    open(sell.weighKeys().isWaiting() ? null : covered);
  }

  /// Back to what is being paid, from what was asked beside it.
  void openMoney() {
    if (!sell.payKeys().comesBack()) {
      boolean _ = receive().comesBack();
    }
  }

  /// A step on the ticket is done: back to the quick keys, unless the open panel goes on.
  void giveWay() {
    // Whoever took this step had not seen yet that leave is asked for the one before.
    boolean asks = panel.get() instanceof Panel.Approve;
    if (!asks && !isMoneyPanel(panel.get()) && !sell.returnKeys().goesOn()) {
      open(null);
    }
  }

  /// Escape: back to the quick keys. What was typed in the panel is let go; money that lies on the
  /// counter has to be taken back first.
  void close() {
    if (panel.get() instanceof Panel.Weigh) {
      sell.hush();
      sell.weighKeys().leaveOut();
    } else if (!sell.payKeys().comesBack()
        && !receive().comesBack()
        && !sell.payKeys().escape()
        && !receive().escape()) {
      if (sell.moneyLies()) {
        letGoOfTyped();
      } else {
        uncover();
        sell.hush();
      }
    }
  }

  /// Money stays; what is typed beside it, which may be no amount at all, does not: the next Enter
  /// takes what is missing.
  private void letGoOfTyped() {
    if (panel.get() instanceof Panel.Pay) {
      sell.pay().entryProperty().set("");
    } else if (panel.get() instanceof Panel.Receive) {
      receive().entryProperty().set("");
    }
  }

  /// Whether money is taken there.
  static boolean isMoneyPanel(@Nullable Panel open) {
    return open instanceof Panel.Pay || open instanceof Panel.Receive;
  }

  private ReceiveKeys receive() {
    return sell.accountKeys().receive();
  }
}
