package dev.sempre.simulation.week;

import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.terminal.VirtualBook.Entry;
import dev.sempre.pos.terminal.VirtualBook.State;
import dev.sempre.pos.terminal.VirtualTerminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The virtual terminal beside the till. What its bank has booked is the truth about cards.
final class WeekTerminal implements Terminals {
  private final VirtualTerminal terminal;

  /// @param file what it remembers
  WeekTerminal(Path file) {
    terminal = new VirtualTerminal(file, VirtualTerminal.Pace.NONE);
  }

  @Override
  public TerminalSettings settings() {
    return new TerminalSettings(new TerminalSettings.Place.Virtual(), Set.of());
  }

  @Override
  public Optional<PaymentTerminal> at(TerminalSettings.Place place) {
    return place instanceof TerminalSettings.Place.Virtual
        ? Optional.of(terminal)
        : Optional.empty();
  }

  /// What cards were charged less what they were given back, minor units.
  long bookedMinor() {
    return terminal.entries().stream()
        .filter(entry -> entry.state() == State.APPROVED)
        .mapToLong(WeekTerminal::minor)
        .sum();
  }

  private static long minor(Entry entry) {
    return entry.back() ? -entry.amount().minor() : entry.amount().minor();
  }
}
