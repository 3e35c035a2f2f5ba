package dev.sempre.simulation.scale;

import dev.sempre.simulation.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// One load with so many bases on so many stored tickets.
///
/// @param level tickets that were asked for to be stored
/// @param stored tickets that the centre held when it began
/// @param rounds what was measured, at least once
record Measured(Load load, int bases, long level, long stored, List<Round> rounds) {
  Measured {
    rounds = List.copyOf(rounds);
  }

  long tickets() {
    return rounds.stream().mapToLong(Round::tickets).sum();
  }

  /// Tickets that have arrived per second.
  Spread ticketsPerSecond() {
    return Spread.of(rounds.stream().map(round -> round.tickets() / round.seconds()).toList());
  }

  /// Times of all synchronisations, in milliseconds.
  List<Double> syncMillis() {
    List<Double> all = new ArrayList<>();
    rounds.forEach(round -> all.addAll(round.syncMillis()));
    return all;
  }

  /// The time that half of the synchronisations of a round did not exceed, round by round.
  Optional<Spread> medianSyncMillis() {
    List<Double> medians =
        rounds.stream()
            .map(Round::syncMillis)
            .filter(millis -> !millis.isEmpty())
            .map(millis -> Spread.percentile(millis, 50))
            .toList();
    return medians.isEmpty() ? Optional.empty() : Optional.of(Spread.of(medians));
  }

  /// Processor time of the centre for one ticket, in milliseconds, with all that its base asks
  /// beside; empty where it cannot be read.
  Optional<Spread> centreMillisPerTicket() {
    return perTicket(Round::centreMillis);
  }

  /// Processor time of PostgreSQL for one ticket, in milliseconds; empty where it cannot be read.
  Optional<Spread> postgresMillisPerTicket() {
    return perTicket(Round::postgresMillis);
  }

  private Optional<Spread> perTicket(Function<Round, OptionalDouble> millis) {
    List<Double> values = new ArrayList<>();
    for (Round round : rounds) {
      OptionalDouble used = millis.apply(round);
      if (used.isPresent() && round.tickets() > 0) {
        values.add(used.getAsDouble() / round.tickets());
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}
