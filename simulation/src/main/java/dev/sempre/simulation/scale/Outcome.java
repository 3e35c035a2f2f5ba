package dev.sempre.simulation.scale;

import java.util.List;

/// What came of a run.
///
/// @param measured what was measured, in its order
/// @param warmUp what was done before, without being measured
/// @param acknowledged tickets that the tills have said to be paid
/// @param copied tickets that were multiplied in the centre's database
/// @param stored tickets in the centre's database in the end
/// @param faults tickets that are not as they should be; empty if all is well
record Outcome(
    List<Measured> measured,
    WarmUp warmUp,
    long acknowledged,
    long copied,
    long stored,
    List<String> faults) {
  /// Work that was not measured.
  ///
  /// @param tickets that have arrived by it
  /// @param syncs synchronisations that had tickets to send
  record WarmUp(long tickets, long syncs) {}
}
