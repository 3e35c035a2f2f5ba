package dev.sempre.agent.machine;

/// Everything that can happen to the machine.
public sealed interface Event {
  /// The agent has started.
  record Started() implements Event {}

  /// Time for the routine check. Source: H3.
  record RoutineDue() implements Event {}

  /// Time to ask upstream for its head. Source: L3.
  record PulseDue() implements Event {}

  /// The wait after a failure is over.
  record RetryDue() implements Event {}

  /// Somebody wants a round now.
  ///
  /// @param why `BUTTON`, `COMMAND` or `CLOSING`
  record Requested(Why why) implements Event {}

  /// The network is back, or a person wants an attempt at once. Source: L4.
  record NetworkUp() implements Event {}

  /// Answer to [Effect.Ask].
  ///
  /// @param upstream where the feed stands
  /// @param here where this base stands
  /// @param clockErrorMillis how far the stored correction of this machine's clock is off
  record HeadTold(Standing.Upstream upstream, Standing here, long clockErrorMillis)
      implements Event {}

  /// A download has come to its end.
  ///
  /// @param complete false if upstream stopped at a limit of its own: there is more
  /// @param progressed true if it brought anything, if only a cursor
  record Downloaded(boolean complete, boolean progressed) implements Event {}

  /// Upstream has answered about a batch and the answer is on disk.
  record BatchSettled() implements Event {}

  /// Nothing sendable is left.
  record Drained() implements Event {}

  /// A batch got no answer, or was refused as a whole.
  ///
  /// @param records records in it, 1 or more
  record BatchFailed(Failure failure, int records) implements Event {}

  /// Everything that upstream may have lost is marked to be sent again.
  ///
  /// @param everywhere true if every table had been downloaded before
  record Reconciled(boolean everywhere) implements Event {}

  /// What was under way has failed, except a batch.
  ///
  /// @param progressed true if it brought something before
  record Failed(Failure failure, boolean progressed) implements Event {}

  /// The watchdog saw no progress for too long. Source: R19.
  record Stalled() implements Event {}

  /// The agent is to stop.
  record StopAsked() implements Event {}
}
