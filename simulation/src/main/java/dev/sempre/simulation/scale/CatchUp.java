package dev.sempre.simulation.scale;

import dev.sempre.simulation.scale.Meter.Told;
import java.util.List;
import java.util.OptionalDouble;

/// Bases bring what has waited at them.
final class CatchUp {
  private CatchUp() {}

  /// Lets some tickets wait at each base. No part of what is measured.
  static void prepare(List<ScaleBase> bases, int tickets) {
    Crew.each(
        bases,
        Runtime.getRuntime().availableProcessors(),
        base -> {
          for (int i = 0; i < tickets; i++) {
            base.sell();
          }
          return tickets;
        });
  }

  /// Every base synchronises once, to the end.
  ///
  /// @param atOnce how many at a time
  /// @throws IllegalStateException if something still waits at one of them
  static Told run(List<ScaleBase> bases, int atOnce) {
    int before = putOff(bases);
    List<Double> millis =
        Crew.each(bases, atOnce, CatchUp::synchronise).stream()
            .flatMapToDouble(OptionalDouble::stream)
            .boxed()
            .toList();
    for (ScaleBase base : bases) {
      if (base.waiting() > 0) {
        throw new IllegalStateException(base.waiting() + " records still wait at a base");
      }
    }
    return new Told(millis, putOff(bases) - before, 0);
  }

  /// The time that it took, if there was something to send.
  private static OptionalDouble synchronise(ScaleBase base) {
    boolean sends = base.waiting() > 0;
    long begin = System.nanoTime();
    base.synchronise();
    double millis = (System.nanoTime() - begin) / 1e6;
    return sends ? OptionalDouble.of(millis) : OptionalDouble.empty();
  }

  static int putOff(List<ScaleBase> bases) {
    return bases.stream().mapToInt(ScaleBase::putOff).sum();
  }
}
