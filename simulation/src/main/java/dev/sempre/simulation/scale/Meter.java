package dev.sempre.simulation.scale;

import dev.sempre.simulation.program.ProcessUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Takes the measure of the three that work: the centre, PostgreSQL and the bases.
final class Meter {
  private static final double KILOBYTES = 1_024;

  private final LongSupplier tickets;
  private final long centre;
  private final long postgres;

  /// @param tickets counts the tickets at the centre
  /// @param centre its process
  /// @param postgres its process
  Meter(LongSupplier tickets, long centre, long postgres) {
    this.tickets = tickets;
    this.centre = centre;
    this.postgres = postgres;
  }

  /// A moment from which is measured.
  ///
  /// @param tickets at the centre
  private record Moment(
      long tickets,
      long nanos,
      Optional<ProcessUse> centre,
      Optional<ProcessUse> postgres,
      Optional<ProcessUse> bases) {}

  private Optional<ProcessUse> here() {
    return ProcessUse.of(ProcessHandle.current().pid());
  }

  /// What the bases tell of a round.
  ///
  /// @param syncMillis as in [Round]
  /// @param putOff as in [Round]
  /// @param lateMillis as in [Round]
  record Told(List<Double> syncMillis, int putOff, double lateMillis) {}

  /// Something that the bases do.
  interface Work {
    Told run();
  }

  /// Measures while the bases do something.
  Round measure(Work work) {
    // Counting is the measurement's own work: before and after.
    long before = tickets.getAsLong();
    Moment from =
        new Moment(
            before, System.nanoTime(), ProcessUse.of(centre), ProcessUse.of(postgres), here());
    Told told = work.run();
    long nanos = System.nanoTime();
    Optional<ProcessUse> centreNow = ProcessUse.of(centre);
    Optional<ProcessUse> postgresNow = ProcessUse.of(postgres);
    Optional<ProcessUse> basesNow = here();
    return new Round(
        tickets.getAsLong() - from.tickets(),
        (nanos - from.nanos()) / 1e9,
        told.syncMillis(),
        processor(from.centre(), centreNow),
        processor(from.postgres(), postgresNow),
        processor(from.bases(), basesNow),
        megabytes(centreNow),
        megabytes(postgresNow),
        told.putOff(),
        told.lateMillis());
  }

  private static OptionalDouble processor(Optional<ProcessUse> from, Optional<ProcessUse> now) {
    return from.isPresent() && now.isPresent()
        ? OptionalDouble.of((double) now.get().processorMillis() - from.get().processorMillis())
        : OptionalDouble.empty();
  }

  private static OptionalDouble megabytes(Optional<ProcessUse> use) {
    return use.isPresent()
        ? OptionalDouble.of(use.get().memoryKilobytes() / KILOBYTES)
        : OptionalDouble.empty();
  }
}
