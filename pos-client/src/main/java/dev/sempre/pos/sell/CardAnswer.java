package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleRefusal;
import java.util.Set;

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
    OTHER_AMOUNT,
    /// Somebody who may has said so by its slip.
    DECLARED
  }

  /// The money has moved, and what is being paid has a tender for it.
  record Taken(Payable paying) implements CardAnswer {}

  /// No money has moved; what is being paid is as before.
  ///
  /// @param said what the terminal said of it; may be empty
  record NotTaken(Payable paying, Reason reason, String said) implements CardAnswer {}

  /// What had moved has gone back, and its tender is off.
  record GivenBack(Payable paying) implements CardAnswer {}

  /// What had moved stays, and so does its tender.
  ///
  /// @param said what the terminal said of it; may be empty
  record NotGivenBack(Payable paying, Reason reason, String said) implements CardAnswer {}

  /// Nobody knows yet: the terminal has to be asked before anything else is done with what is being
  /// paid.
  ///
  /// @param waits whether it says that it waits for the customer
  record Open(boolean waits) implements CardAnswer {}

  /// There was nothing to ask about: what is being paid as it stands.
  ///
  /// @param state what has moved for it
  record Stands(Payable paying, CardState state) implements CardAnswer {}

  /// It goes on without an answer. Should the money have moved, it goes back by itself.
  record Left(Payable paying) implements CardAnswer {}

  /// What the slip says takes the leave of somebody who may. Nothing was done.
  record NeedsApproval(Set<Permission> needed) implements CardAnswer {
    public NeedsApproval {
      needed = Set.copyOf(needed);
    }
  }

  /// It could not be put on disk. The terminal was told nothing by this step.
  record NotNoted(Failure failure) implements CardAnswer {}

  /// What is being paid could not be finished with it. The terminal was told nothing.
  record Refused(SaleRefusal refusal) implements CardAnswer {}

  /// Something else stands in the way. The terminal was told nothing.
  record Blocked(Obstacle obstacle) implements CardAnswer {}
}
