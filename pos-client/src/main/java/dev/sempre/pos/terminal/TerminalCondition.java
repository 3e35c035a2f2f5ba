package dev.sempre.pos.terminal;

/// What a [VirtualTerminal] does with the next request. Source: F43.
public enum TerminalCondition {
  APPROVES,
  DECLINES,
  CUSTOMER_CANCELS,
  /// It gets the request and neither does anything nor says anything.
  TIMES_OUT,
  /// It does what it is asked for, and the answer is lost on the way.
  LOSES_ANSWER,
  /// Nobody there.
  OFF
}
