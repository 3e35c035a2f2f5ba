package dev.sempre.agent.machine;

/// Where the machine is. All truth is in the database: a kill at any point is a restart in
/// [#initial()], and nothing that is only here is ever missed.
public sealed interface State {
  static State initial() {
    return new Resting(Memory.initial());
  }

  Memory memory();

  /// What outlives a round.
  ///
  /// @param attempt failed attempts in a row
  /// @param batch how much to send at once
  /// @param onceComplete true if every table was here once since the start of the program: what is
  ///   missing now is fetched anew, and nobody waits for it to sell
  record Memory(int attempt, Batch batch, boolean onceComplete) {
    static Memory initial() {
      return new Memory(0, Batch.initial(), false);
    }

    Memory withAttempt(int newAttempt) {
      return new Memory(newAttempt, batch, onceComplete);
    }

    Memory with(Batch newBatch) {
      return new Memory(attempt, newBatch, onceComplete);
    }

    Memory having(boolean everywhere) {
      return new Memory(attempt, batch, onceComplete || everywhere);
    }
  }

  /// A round is under way: exactly one effect that answers has been asked for and has not answered.
  sealed interface Working extends State {
    Round round();

    /// The same, with another round.
    Working with(Round round);
  }

  /// Upstream answered last time, and nothing is under way.
  record Resting(Memory memory) implements State {}

  record Asking(Memory memory, Round round) implements Working {
    @Override
    public Asking with(Round newRound) {
      return new Asking(memory, newRound);
    }
  }

  record Uploading(Memory memory, Round round) implements Working {
    @Override
    public Uploading with(Round newRound) {
      return new Uploading(memory, newRound);
    }
  }

  record Downloading(Memory memory, Round round) implements Working {
    @Override
    public Downloading with(Round newRound) {
      return new Downloading(memory, newRound);
    }
  }

  record Reconciling(Memory memory, Round round) implements Working {
    @Override
    public Reconciling with(Round newRound) {
      return new Reconciling(memory, newRound);
    }
  }

  /// Waits after a failure.
  ///
  /// @param why reason of the round that is to be carried on
  record BackingOff(Memory memory, Why why) implements State {}

  /// Upstream knows this device and refuses it, for example since it was revoked. The routine asks
  /// again, since an administrator may have changed his mind.
  record Barred(Memory memory) implements State {}

  /// Waits for the effect that is under way, and stops then.
  record Stopping(Memory memory) implements State {}

  record Stopped(Memory memory) implements State {}
}
