package dev.sempre.pos.shell;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The truth about the link to head office (L3, P4). `waiting` is in every state the number of
/// records here that head office has not acknowledged.
public sealed interface LinkState {
  /// Records that head office has not acknowledged, 0 or more.
  int waiting();

  /// Head office answered within the last 30 s and nothing is being moved.
  record Connected(int waiting) implements LinkState {}

  /// A sync is running.
  ///
  /// @param percent of its records that are done, 0 to 100
  record Syncing(int percent, int waiting) implements LinkState {}

  /// The link is down and being tried again (L4).
  ///
  /// @param attempt which attempt comes next, from 1
  /// @param nextAt when it comes
  record Reconnecting(int attempt, Instant nextAt, int waiting) implements LinkState {}

  /// The link has been down for more than ten attempts, or there never was one. Attempts go on.
  ///
  /// @param since when head office last answered; null if it never has
  record Disconnected(@Nullable Instant since, int waiting) implements LinkState {}
}
