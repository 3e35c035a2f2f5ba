package dev.sempre.simulation.week;

import dev.sempre.simulation.shop.Draw;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How people shop: sizes of baskets, hours of the day, and what they bring back.
///
/// @param basketLines lines of a ticket
/// @param linePieces pieces of a line
/// @param hours hour of the day at which a ticket is paid, 0 to 23
/// @param returnLines lines of a return
/// @param returnsPerHundred returns for each hundred tickets
/// @param source where this comes from, for the report
record Habits(
    Draw basketLines,
    Draw linePieces,
    Draw hours,
    Draw returnLines,
    double returnsPerHundred,
    String source) {
  private static final String PROFILE = "sales_profile.csv";
  private static final String INVOICES = "online_retail_lines.csv";

  /// The profile counts everything beyond as this; goods by weight are among it.
  private static final int NOT_A_QUANTITY = 21;

  /// No return of a till takes back more.
  private static final int MOST_RETURN_LINES = 12;

  private static final int FIRST_HOUR = 8;
  private static final int LAST_HOUR = 20;

  /// Reads counts of real sales.
  ///
  /// @param data folder of `sales_profile.csv` and `online_retail_lines.csv`
  /// @return empty if one of them is not there
  static Optional<Habits> of(Path data) {
    boolean there =
        Files.isRegularFile(data.resolve(PROFILE)) && Files.isRegularFile(data.resolve(INVOICES));
    return there ? Optional.of(read(data)) : Optional.empty();
  }

  /// Half of all baskets have up to three lines, most people come before noon and after work, one
  /// ticket in twenty comes back in part.
  static Habits plain() {
    return new Habits(
        Draw.ofCounts(20, 17, 14, 11, 9, 7, 6, 5, 4, 3, 2, 1, 1),
        Draw.ofCounts(80, 14, 3, 2, 1),
        openHours(
            new TreeMap<>(
                Map.of(8, 3L, 9, 6L, 10, 9L, 11, 12L, 12, 10L, 15, 5L, 17, 9L, 18, 12L, 19, 6L))),
        Draw.ofCounts(8, 2, 1),
        5,
        "a plain shop made up for this measurement");
  }

  private static Habits read(Path data) {
    Path profile = data.resolve(PROFILE);
    SortedMap<Integer, Long> cancelled = new TreeMap<>();
    long sales = 0;
    long cancellations = 0;
    Map<String, Integer> lines = linesByInvoice(data.resolve(INVOICES));
    for (Map.Entry<String, Integer> invoice : lines.entrySet()) {
      if (invoice.getKey().startsWith("C")) {
        cancellations++;
        cancelled.merge(Math.min(invoice.getValue(), MOST_RETURN_LINES), 1L, Long::sum);
      } else {
        sales++;
      }
    }
    return new Habits(
        new Draw(counts(profile, "groceries,basket_lines,")),
        new Draw(counts(profile, "complete_journey,line_quantity,").subMap(1, NOT_A_QUANTITY)),
        openHours(counts(profile, "complete_journey,hour,")),
        new Draw(cancelled),
        100.0 * cancellations / sales,
        "baskets and hours as counted in " + PROFILE + ", returns as cancelled in " + INVOICES);
  }

  /// What was sold while the shop was closed was sold elsewhere.
  private static Draw openHours(SortedMap<Integer, Long> hours) {
    return new Draw(hours.subMap(FIRST_HOUR, LAST_HOUR));
  }

  private static Map<String, Integer> linesByInvoice(Path invoices) {
    Map<String, Integer> lines = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(invoices)) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", 3);
        if (!cells[1].equals("adjustment")) {
          lines.merge(cells[0], 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static SortedMap<Integer, Long> counts(Path profile, String prefix) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(profile)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(prefix)) {
          String[] cells = line.substring(prefix.length()).split(",");
          counts.put(Integer.valueOf(cells[0]), Long.valueOf(cells[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }
}
