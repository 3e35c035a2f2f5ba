package dev.sempre.simulation.scale;

import dev.sempre.simulation.shop.Draw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a shop trades: sizes of its baskets, and how many customers come in its busiest hour.
///
/// @param basketLines lines of a ticket
/// @param lineQuantity pieces of a line
/// @param busiestHourShare part of a day's tickets in the busiest hour of the day
/// @param source where this comes from, for the report
record Trade(Draw basketLines, Draw lineQuantity, double busiestHourShare, String source) {
  /// Tickets of one till on an ordinary day: an assumption of this measurement. The profile tells
  /// how a day is spread over its hours, not how many tickets it has.
  static final int TICKETS_A_DAY = 400;

  /// The profile counts everything beyond as this; goods by weight are among it.
  private static final int NOT_A_QUANTITY = 21;

  /// Reads counts of real sales, or takes a plain shop if the file is not there.
  ///
  /// @param profile CSV `data_set,measure,value,count`
  static Trade of(Path profile) {
    return Files.isRegularFile(profile) ? read(profile) : plain();
  }

  private static Trade read(Path profile) {
    SortedMap<Integer, Long> quantities =
        counts(profile, "complete_journey,line_quantity,").subMap(1, NOT_A_QUANTITY);
    SortedMap<Integer, Long> hours = counts(profile, "complete_journey,hour,");
    long busiest = hours.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    long day = hours.values().stream().mapToLong(Long::longValue).sum();
    return new Trade(
        new Draw(counts(profile, "groceries,basket_lines,")),
        new Draw(quantities),
        (double) busiest / day,
        "baskets and hours as counted in " + profile.getFileName());
  }

  private static SortedMap<Integer, Long> counts(Path profile, String prefix) {
    List<String> lines;
    try {
      lines = Files.readAllLines(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith(prefix)) {
        String[] cells = line.substring(prefix.length()).split(",");
        counts.put(Integer.valueOf(cells[0]), Long.valueOf(cells[1]));
      }
    }
    return counts;
  }

  /// Half of all baskets have up to three lines, few have more than ten; four of five lines are one
  /// piece; a tenth of the day's tickets falls into its busiest hour.
  static Trade plain() {
    return new Trade(
        Draw.ofCounts(20, 17, 14, 11, 9, 7, 6, 5, 4, 3, 2, 1, 1),
        Draw.ofCounts(80, 14, 3, 2, 1),
        0.1,
        "a plain shop made up for this measurement: the profile of real sales is not there");
  }

  /// Mean time between two customers in the busiest hour.
  double secondsBetweenCustomers() {
    return 3_600 / (TICKETS_A_DAY * busiestHourShare);
  }
}
