package dev.sempre.pos.terminal;

/// What became of a charge or a refund. Source: F43.
public sealed interface TerminalOutcome {
  /// The money has moved.
  record Approved(Slip slip) implements TerminalOutcome {}

  /// No money has moved: the bank, the card or the terminal said no.
  ///
  /// @param reason what it said; may be empty
  record Declined(String reason) implements TerminalOutcome {}

  /// No money has moved: the customer broke it off, or it was cancelled.
  record Cancelled() implements TerminalOutcome {}

  /// No money has moved: the terminal has not got the request, and never will.
  ///
  /// @param detail how that showed, for support
  record NotTaken(String detail) implements TerminalOutcome {}

  /// The money had moved and has gone back.
  record Reversed() implements TerminalOutcome {}

  /// The terminal has it and still waits for the customer. Asking again later helps.
  record Waiting() implements TerminalOutcome {}

  /// The request may have been carried out or not: the terminal has to be asked.
  ///
  /// @param detail how that showed, for support
  record Unknown(String detail) implements TerminalOutcome {}
}
