package dev.sempre.pos.sell;

import dev.sempre.model.sale.PayingSale;

/// What became of money that a payment terminal was asked to move, or to move back. What stands in
/// it is on disk.
public sealed interface CardAnswer {
  /// Why no money has moved, or stays where it is.
  enum Reason {
    /// The bank, the card or the terminal said no.
    DECLINED,
    /// The customer or the cashier broke it off.
    CANCELLED,
    /// The terminal was not reached.
    NOT_REACHED,
    /// It moved another amount than it was asked for, which goes back.
    OTHER_AMOUNT
  }

  /// The money has moved, and the sale has a tender for it.
  record Taken(PayingSale sale) implements CardAnswer {}

  /// No money has moved; the sale is as before.
  ///
  /// @param said what the terminal said of it; may be empty
  record NotTaken(PayingSale sale, Reason reason, String said) implements CardAnswer {}

  /// What had moved has gone back, and its tender is off the sale.
  record GivenBack(PayingSale sale) implements CardAnswer {}

  /// What had moved stays, and so does its tender.
  ///
  /// @param said what the terminal said of it; may be empty
  record NotGivenBack(PayingSale sale, Reason reason, String said) implements CardAnswer {}

  /// Nobody knows yet: the terminal has to be asked before anything else is done with the sale.
  ///
  /// @param waits whether it says that it waits for the customer
  record Open(boolean waits) implements CardAnswer {}

  /// There was nothing to ask about: the sale as it stands.
  ///
  /// @param state what has moved for it
  record Stands(PayingSale sale, CardState state) implements CardAnswer {}

  /// The sale goes on without an answer. Should the money have moved, it goes back by itself.
  record Left(PayingSale sale) implements CardAnswer {}

  /// It could not be put on disk. The terminal was told nothing by this step.
  record NotNoted(Failure failure) implements CardAnswer {}

  /// Something else stands in the way. The terminal was told nothing.
  record Blocked(Obstacle obstacle) implements CardAnswer {}
}
