package dev.sempre.simulation.line;

/// What a line lets through for a while. What it does not let through is not gone: each side sends
/// it again and again, so it arrives once the line is whole, if somebody still waits for it.
/// Source: F07.
public enum Partition {
  /// Both ways.
  NONE,
  /// Answers come, but no request goes.
  NO_REQUESTS,
  /// Requests go, but no answer comes.
  NO_ANSWERS
}
