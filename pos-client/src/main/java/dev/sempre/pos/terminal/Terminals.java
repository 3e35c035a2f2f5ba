package dev.sempre.pos.terminal;

import java.util.Optional;

/// The payment terminals that a till can reach. Safe to call from any thread.
public interface Terminals {
  /// Which one stands here now. Reads nothing from a disk.
  TerminalSettings settings();

  /// The one at a place, which need not be the one that stands here now; empty if there is none.
  Optional<PaymentTerminal> at(TerminalSettings.Place place);
}
