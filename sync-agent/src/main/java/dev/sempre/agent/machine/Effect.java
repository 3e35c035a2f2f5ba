package dev.sempre.agent.machine;

/// Everything that the machine can want.
public sealed interface Effect {
  /// Takes time and answers with an [Event], whatever happens: the machine waits for it.
  sealed interface Answering extends Effect {}

  /// Look what is here and ask upstream for its head. Answers `HeadTold` or `Failed`.
  ///
  /// @param why reason for the journal
  /// @param resumed true if this carries on the round that was interrupted last
  record Ask(Why why, boolean resumed) implements Answering {}

  /// Fetch and apply what is new. Answers `Downloaded` or `Failed`.
  record Download() implements Answering {}

  /// Send the next records. Answers `BatchSettled`, `Drained`, `BatchFailed` or `Failed`.
  ///
  /// @param maxRecords most records in the batch
  record Send(int maxRecords) implements Answering {}

  /// Leave the batch that failed last for another round: it stays pending.
  record StepOver() implements Effect {}

  /// Make an issue of the one record of the batch that failed last. Answers `BatchSettled` or
  /// `Failed`.
  record Condemn(Failure.Refused why) implements Answering {}

  /// Forget what upstream has acknowledged. Answers `Reconciled` or `Failed`.
  record Reconcile() implements Answering {}

  /// End the call that is under way; its failure is told as usual.
  record Abort() implements Effect {}

  /// Close the journal of a round that moved everything that was to move.
  record EndRound() implements Effect {}

  /// Close the journal of a round that was cut; the rest waits.
  record Interrupt(Failure failure) implements Effect {}

  /// Tell `RetryDue` after a random part of a time ("full jitter").
  ///
  /// @param ceilingMillis longest wait
  /// @param atLeastMillis shortest wait, up to 5 minutes; above the ceiling if upstream asked for
  ///   that
  record RetryWithin(long ceilingMillis, long atLeastMillis) implements Effect {}

  /// Show that upstream answers.
  record ShowConnected(Standing.Upstream upstream) implements Effect {}

  /// Show that it does not, or refuses this device. Attempts go on in both cases.
  ///
  /// @param attempt failed attempts in a row
  /// @param askForHelp true if a person should look at the connection
  record ShowTrouble(int attempt, boolean askForHelp, Failure failure) implements Effect {}

  /// Shift the stored clock correction.
  record CorrectClock(long byMillis) implements Effect {}

  /// The machine has stopped and will not start again.
  record TellStopped() implements Effect {}
}
