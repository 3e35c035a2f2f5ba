package dev.sempre.pos.terminal;

import dev.sempre.model.money.Money;

/// A payment terminal. Every request has an id of the till's making; the terminal does nothing
/// twice under one id, and answers the same again. All calls but [#cancel] may take as long as a
/// customer needs; every wait ends. Safe to call from any thread. Source: F43.
public interface PaymentTerminal {
  /// Charges a card and waits for what becomes of it.
  ///
  /// @param amount above 0
  TerminalOutcome charge(String id, Money amount);

  /// Gives money back to a card and waits for what becomes of it.
  ///
  /// @param amount above 0
  TerminalOutcome refund(String id, Money amount);

  /// What has become of a request. One that the terminal says it does not know is never carried out
  /// after that, however late it may arrive.
  TerminalOutcome ask(String id);

  /// Undoes a charge or a refund that was approved; nothing is charged under that id any more.
  ReversalOutcome reverse(String id);

  /// Nobody wants to wait for a request any longer, be it one of an earlier run of the program, or
  /// one whose answer was lost. A call that waits for it ends soon, and says what has become of it;
  /// where none does, [#ask] says it. May come as often as it likes, and does nothing to a request
  /// that has come to something, or that the terminal has not got. Returns at once or after a short
  /// wait.
  void cancel(String id);
}
