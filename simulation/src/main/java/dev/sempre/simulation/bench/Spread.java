package dev.sempre.simulation.bench;

import java.util.List;
import java.util.Locale;

/// Several measurements of one thing.
///
/// @param min smallest
/// @param median the one in the middle, or the mean of the two in the middle
/// @param max largest
/// @param count how many there were
public record Spread(double min, double median, double max, int count) {
  /// Of at least one measurement.
  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast(), count);
  }

  /// `median (min to max)`.
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return count == 1
        ? String.format(Locale.ROOT, number, median)
        : String.format(
            Locale.ROOT, number + " (" + number + " to " + number + ")", median, min, max);
  }

  /// The smallest value that so many of a hundred are not above.
  ///
  /// @param values at least one
  /// @param percent 1 to 100
  public static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
  }
}
