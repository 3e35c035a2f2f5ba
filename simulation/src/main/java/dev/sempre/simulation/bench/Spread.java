package dev.sempre.simulation.bench;

import java.util.List;
import java.util.Locale;

/// Several measurements of one thing.
///
/// @param min smallest
/// @param median the one in the middle, or the mean of the two in the middle
/// @param max largest
/// @param count how many there were
record Spread(double min, double median, double max, int count) {
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast(), count);
  }

  /// `median (min to max)`.
  String text(int decimals) {
    String number = "%." + decimals + "f";
    return count == 1
        ? String.format(Locale.ROOT, number, median)
        : String.format(
            Locale.ROOT, number + " (" + number + " to " + number + ")", median, min, max);
  }
}
