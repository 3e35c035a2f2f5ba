package dev.sempre.simulation.world;

import java.util.List;

/// A customer with her things.
///
/// @param products what she has, by product
/// @param whim what she or the cashier does to the ticket beside ringing it up
/// @param purse how she pays
record Shopper(List<Integer> products, Whim whim, Purse purse) {
  /// What happens to a ticket before it is paid.
  enum Whim {
    NONE,
    /// She puts one thing back: its line is voided.
    PUTS_ONE_BACK,
    /// A little off the last line: nobody has to be told.
    LITTLE_OFF,
    /// More off the last line than a cashier usually may: the journal has it.
    MUCH_OFF,
    /// A little off the whole ticket.
    OFF_THE_TICKET,
    /// One more of the last thing.
    ONE_MORE
  }

  /// What she pays with.
  enum Purse {
    EXACT,
    /// A note that is too large.
    NOTE,
    CARD,
    /// One half by card, the rest in cash.
    SPLIT
  }

  /// Somebody who pays what it costs.
  static Shopper plain(List<Integer> products) {
    return new Shopper(products, Whim.NONE, Purse.EXACT);
  }

  List<String> codes() {
    return products.stream().map(Founding::sku).toList();
  }
}
