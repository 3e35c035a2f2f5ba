package dev.sempre.simulation.scale;

import dev.sempre.simulation.bench.Figure;
import dev.sempre.simulation.bench.Figure.Aim;
import dev.sempre.simulation.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// How figures grow: with what is stored, held to an aim, and with the number of bases.
final class Growth {
  /// Aim: what a ticket costs does not grow with what is stored. A tree of an index is a level
  /// deeper with a hundred times as much, and a shared machine is never still.
  private static final double MOST_RATIO = 1.5;

  /// A figure of a row.
  private record Of(String name, String unit, Function<Measured, Optional<Spread>> value) {}

  private static final List<Of> ALL =
      List.of(
          new Of("centre's CPU", "ms/ticket", Measured::centreMillisPerTicket),
          new Of("PostgreSQL's CPU", "ms/ticket", Measured::postgresMillisPerTicket),
          new Of("median sync", "ms", Measured::medianSyncMillis));

  private Growth() {}

  /// Each row with more stored against the same with the least.
  static List<Figure> withStored(List<Measured> rows) {
    List<Figure> figures = new ArrayList<>();
    for (Of of : ALL) {
      for (Measured row : rows) {
        Measured least = leastStored(rows, row);
        if (!least.equals(row)) {
          against(of, row, least, String.format(Locale.ROOT, "%,d stored", least.level()), true)
              .ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  private static Measured leastStored(List<Measured> rows, Measured like) {
    return rows.stream()
        .filter(row -> row.load() == like.load() && row.bases() == like.bases())
        .findFirst()
        .orElseThrow();
  }

  /// Each row with more bases against the same with the fewest, where least is stored.
  static List<Figure> withBases(List<Measured> all) {
    long level = all.getFirst().level();
    List<Measured> rows = all.stream().filter(row -> row.level() == level).toList();
    List<Figure> figures = new ArrayList<>();
    for (Of of : ALL) {
      for (Measured row : rows) {
        Measured fewest = fewestBases(rows, row);
        if (!fewest.equals(row)) {
          against(of, row, fewest, String.format(Locale.ROOT, "%,d bases", fewest.bases()), false)
              .ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  private static Measured fewestBases(List<Measured> rows, Measured like) {
    return rows.stream()
        .filter(row -> row.load() == like.load() && row.level() == like.level())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Figure> against(
      Of of, Measured row, Measured limit, String limitName, boolean aimed) {
    Optional<Spread> value = of.value().apply(row);
    Optional<Spread> before = of.value().apply(limit);
    if (value.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    double ratio = value.get().median() / before.get().median();
    String name =
        String.format(
            Locale.ROOT,
            "%s, %s, %,d bases, %,d stored",
            of.name(),
            row.load().label(),
            row.bases(),
            row.level());
    Aim aim =
        new Aim(
            String.format(Locale.ROOT, "at most %.1f times the limit", MOST_RATIO),
            MOST_RATIO,
            ratio);
    return Optional.of(
        new Figure(
            name,
            of.unit(),
            value.get(),
            limitName,
            before.get(),
            Spread.of(List.of(ratio)),
            aimed ? aim : null,
            List.of()));
  }
}
