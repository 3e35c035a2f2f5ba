package dev.sempre.simulation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured figure beside its limit.
///
/// @param name what was measured
/// @param unit unit of both
/// @param measured what the programs needed
/// @param limitName what they are held against
/// @param limit what that needed, or null if there is none
/// @param ratio measured by limit, round by round, or null if there is none
/// @param aim what `judged` should not exceed, or null if there is no aim
/// @param notes what else was seen
public record Figure(
    String name,
    String unit,
    Spread measured,
    @Nullable String limitName,
    @Nullable Spread limit,
    @Nullable Spread ratio,
    @Nullable Aim aim,
    List<String> notes) {

  /// What a figure is held to.
  ///
  /// @param text as people say it
  /// @param most largest value that keeps it
  /// @param value what was reached
  public record Aim(String text, double most, double value) {
    /// Whether it is kept.
    public boolean isReached() {
      return value <= most;
    }
  }

  /// Something that took time, beside a limit that was timed in the same rounds.
  ///
  /// @param mostRatio aim for the median ratio
  public static Figure ratio(
      String name,
      List<Double> millis,
      String limitName,
      List<Double> limitMillis,
      double mostRatio,
      List<String> notes) {
    Spread ratio = ratios(millis, limitMillis);
    return new Figure(
        name,
        "ms",
        Spread.of(millis),
        limitName,
        Spread.of(limitMillis),
        ratio,
        new Aim(
            String.format(Locale.ROOT, "at most %.1f times the limit", mostRatio),
            mostRatio,
            ratio.median()),
        notes);
  }

  /// Values by their limits, round by round.
  public static Spread ratios(List<Double> values, List<Double> limits) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / limits.get(i));
    }
    return Spread.of(ratios);
  }

  /// Something that was only measured.
  public static Figure plain(String name, String unit, List<Double> values, List<String> notes) {
    return new Figure(name, unit, Spread.of(values), null, null, null, null, notes);
  }
}
