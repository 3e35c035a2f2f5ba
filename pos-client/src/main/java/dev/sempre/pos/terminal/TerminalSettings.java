package dev.sempre.pos.terminal;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import java.util.Set;

/// Which payment terminal stands at a till, and what goes through it.
///
/// @param place where it is
/// @param methods ids of the ways to pay that go through it; empty for all that are cards
public record TerminalSettings(Place place, Set<String> methods) {
  /// Where a terminal is.
  public sealed interface Place {
    /// There is none: what a card is charged is typed by hand at whatever stands there.
    record None() implements Place {}

    /// What was stored of it is not understood: nobody knows whether there is one. No card is
    /// charged until somebody has looked, neither there nor by hand.
    record Unread() implements Place {}

    /// Not a device: its twin on the screen.
    record Virtual() implements Place {}

    /// At the network.
    record Network(String host, int port) implements Place {}

    /// As it is kept with a request: whoever asks later asks the same terminal.
    default String text() {
      return switch (this) {
        case None(), Unread() -> "";
        case Virtual() -> VIRTUAL;
        case Network(String host, int port) -> host + " " + port;
      };
    }

    /// What it is, without where it is.
    default String kind() {
      return switch (this) {
        case None() -> "none";
        case Unread() -> "unread";
        case Virtual() -> VIRTUAL;
        case Network(String _, int _) -> "network";
      };
    }

    /// The place that a [#text] says; none if it says nothing that is understood.
    static Place of(String text) {
      if (text.equals(VIRTUAL)) {
        return new Virtual();
      }
      String[] parts = text.split(" ");
      return parts.length == 2 && parts[1].matches("\\d{1,5}")
          ? new Network(parts[0], Integer.parseInt(parts[1]))
          : new None();
    }
  }

  private static final String VIRTUAL = "virtual";

  public static final TerminalSettings NONE = new TerminalSettings(new Place.None(), Set.of());

  public TerminalSettings {
    methods = Set.copyOf(methods);
  }

  /// Whether there is a terminal, or may be one.
  public boolean isThere() {
    return !(place instanceof Place.None);
  }

  /// Whether a way to pay goes through the terminal. Cash never does.
  public boolean takes(PaymentMethod method) {
    return isThere()
        && method.kind() != TenderKind.CASH
        && (methods.isEmpty() ? method.kind() == TenderKind.CARD : methods.contains(method.id()));
  }
}
