package dev.sempre.pos.sync;

/// What a person decides about pending records (H7).
public sealed interface IssueAction {
  /// Puts another value into the field at fault and sends the record again.
  record Correct(String field, String value) implements IssueAction {}

  /// Sends it again as it is.
  record Resend() implements IssueAction {}

  /// Gives up what is here for what head office has. What is here is kept aside (P6).
  record TakeCentres() implements IssueAction {}

  /// Leaves it, with a reason that is kept.
  record Dismiss(String reason) implements IssueAction {}

  /// Sends head office a request about these records; they stay pending.
  record AskHeadOffice() implements IssueAction {}
}
