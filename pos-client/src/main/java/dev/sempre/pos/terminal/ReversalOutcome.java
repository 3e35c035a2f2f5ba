package dev.sempre.pos.terminal;

/// What became of undoing a charge or a refund.
public sealed interface ReversalOutcome {
  /// No money has moved under that id, or what had moved has gone back.
  record Reversed() implements ReversalOutcome {}

  /// The money stays where it is: it cannot be undone any more.
  ///
  /// @param reason what the terminal said; may be empty
  record Refused(String reason) implements ReversalOutcome {}

  /// The money stays where it is: the terminal was not reached. Trying again helps once it is.
  ///
  /// @param detail how that showed, for support
  record NotSent(String detail) implements ReversalOutcome {}

  /// It may have been undone or not. Trying again never undoes it twice.
  ///
  /// @param detail how that showed, for support
  record Unknown(String detail) implements ReversalOutcome {}
}
