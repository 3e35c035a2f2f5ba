package dev.sempre.simulation.world;

import dev.sempre.pos.sell.Payable;

/// What one cashier was told of something that is being paid before her, and of the payment
/// terminal that is asked for it. Source: F43, T6.
interface PayBook {
  /// A step begins after which it is to be this.
  void begins(Payable next);

  /// The till has said that the step is done.
  void done(Payable now);

  /// The till has said that it is as before.
  void isAsBefore();

  /// She looks at it again.
  ///
  /// @throws Broken if it is not what she was told
  void found(String till, Payable found);

  /// The terminal is asked for money of it.
  void asksTheTerminal();

  void terminalHasSaid();
}
