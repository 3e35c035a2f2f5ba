package dev.sempre.simulation.counter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a cashier has waited for at a counter, each wait in milliseconds. Written by [CounterMain]
/// in one line of JSON.
///
/// @param logIns from Enter to the ticket
/// @param logInBeats how long the UI thread took to give a sign meanwhile
/// @param loading while the first download was applied
/// @param loaded with all articles there
/// @param searches from the letters to what was found, with all articles there
/// @param articles how many there were in the end
/// @param closing the Z of the day
/// @param tickets how many were in that Z
/// @param hour an hour after it, by a script; null if none was asked for
public record CounterReport(
    List<Double> logIns,
    List<Double> logInBeats,
    Waits loading,
    Waits loaded,
    List<Double> searches,
    long articles,
    double closing,
    long tickets,
    @Nullable Hour hour) {

  /// Waits of one phase.
  ///
  /// @param scans from the code to its line
  /// @param payments from the key to "paid"
  /// @param beats how long the UI thread took to give a sign, each time that it was asked
  public record Waits(List<Double> scans, List<Double> payments, List<Double> beats) {}

  /// A scripted hour.
  ///
  /// @param minutes how long it was
  /// @param waits as in a phase
  /// @param searches from the letters to what was found
  /// @param closing from the key to its Z on the screen
  /// @param held what was done > the longest that the UI thread took to give a sign meanwhile
  /// @param tickets how many were finished in it
  public record Hour(
      long minutes,
      Waits waits,
      List<Double> searches,
      double closing,
      Map<String, Double> held,
      long tickets) {}
}
