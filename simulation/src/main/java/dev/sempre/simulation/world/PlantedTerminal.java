package dev.sempre.simulation.world;

import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.ReversalOutcome;
import dev.sempre.pos.terminal.TerminalOutcome;
import java.util.HashMap;
import java.util.Map;

/// A terminal as a till with the planted bug speaks to it: what was not answered is sent once more,
/// as another request.
final class PlantedTerminal implements PaymentTerminal {
  private final PaymentTerminal right;
  private final Map<String, Money> charged = new HashMap<>();

  PlantedTerminal(PaymentTerminal right) {
    this.right = right;
  }

  @Override
  public TerminalOutcome charge(String id, Money amount) {
    charged.put(id, amount);
    return right.charge(id, amount);
  }

  @Override
  public TerminalOutcome refund(String id, Money amount) {
    return right.refund(id, amount);
  }

  @Override
  public TerminalOutcome ask(String id) {
    Money amount = charged.remove(id);
    return amount == null ? right.ask(id) : right.charge(id + "-2", amount);
  }

  @Override
  public ReversalOutcome reverse(String id) {
    return right.reverse(id);
  }

  @Override
  public void cancel(String id) {
    right.cancel(id);
  }
}
