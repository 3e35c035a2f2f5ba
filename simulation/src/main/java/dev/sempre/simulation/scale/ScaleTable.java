package dev.sempre.simulation.scale;

import dev.sempre.simulation.bench.Spread;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was measured, as a table of plain text: a row for each load.
record ScaleTable(List<Measured> rows) {
  static final String NOT_MEASURED = "not measured";

  private static final String NONE = "-";

  private static final List<String> HEAD =
      List.of(
          "stored",
          "bases",
          "load",
          "tickets",
          "tickets/s",
          "syncs",
          "p50 ms",
          "p99 ms",
          "centre ms/ticket",
          "PostgreSQL ms/ticket",
          "centre MB",
          "PostgreSQL MB",
          "bases' CPU s",
          "put off",
          "late ms");

  void print(PrintWriter out) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.repeat(' ', widths[i] - row.get(i).length()).append(row.get(i)).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private static List<String> cells(Measured row) {
    Round last = row.rounds().getLast();
    List<Double> syncs = row.syncMillis();
    return List.of(
        count(row.stored()),
        count(row.bases()),
        row.load().label(),
        count(row.tickets()),
        number(row.ticketsPerSecond().median(), 1),
        count(syncs.size()),
        syncs.isEmpty() ? NONE : number(Spread.percentile(syncs, 50), 0),
        syncs.isEmpty() ? NONE : number(Spread.percentile(syncs, 99), 0),
        row.tickets() == 0 ? NONE : median(row.centreMillisPerTicket()),
        row.tickets() == 0 ? NONE : median(row.postgresMillisPerTicket()),
        number(last.centreMegabytes(), 0),
        number(last.postgresMegabytes(), 0),
        number(last.basesMillis().isEmpty() ? last.basesMillis() : basesSeconds(row), 1),
        count(row.rounds().stream().mapToInt(Round::putOff).sum()),
        number(row.rounds().stream().mapToDouble(Round::lateMillis).max().orElse(0), 0));
  }

  private static OptionalDouble basesSeconds(Measured row) {
    return OptionalDouble.of(
        row.rounds().stream().mapToDouble(round -> round.basesMillis().orElse(0)).sum() / 1_000);
  }

  private static String median(Optional<Spread> spread) {
    return spread.map(of -> number(of.median(), 2)).orElse(NOT_MEASURED);
  }

  private static String number(OptionalDouble value, int decimals) {
    return value.isPresent() ? number(value.getAsDouble(), decimals) : NOT_MEASURED;
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// A row in words, for whoever waits.
  static String line(Measured row) {
    List<String> cells = cells(row);
    return "%s stored, %s bases, %s: %s tickets/s, sync p50 %s ms, p99 %s ms, a ticket's CPU: %s ms"
            .formatted(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(4),
                cells.get(6),
                cells.get(7),
                cells.get(8))
        + " at the centre, %s ms at PostgreSQL".formatted(cells.get(9));
  }

  /// A round in words, for whoever waits.
  static String line(Round round) {
    return "%s syncs in %s s, centre %s ms each"
        .formatted(
            count(round.syncMillis().size()),
            number(round.seconds(), 1),
            round.centreMillis().isPresent()
                ? number(round.centreMillis().getAsDouble() / round.syncMillis().size(), 1)
                : NOT_MEASURED);
  }
}
