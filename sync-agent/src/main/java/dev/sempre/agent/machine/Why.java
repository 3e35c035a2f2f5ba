package dev.sempre.agent.machine;

/// Why a round begins; also the reason in the journal of synchronisations.
public enum Why {
  /// The agent has just started.
  START,
  /// The quarter-hourly look. Source: H3.
  ROUTINE,
  /// A person pressed "sync now". Source: H4.
  BUTTON,
  /// A command line asked.
  COMMAND,
  /// A shift or a day was closed.
  CLOSING,
  /// The line is back. Source: L5, R18.
  NETWORK,
  /// Upstream has something new.
  HINT
}
