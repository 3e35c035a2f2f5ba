package dev.sempre.simulation.counter;

import java.util.List;

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
public record CounterReport(
    List<Double> logIns,
    List<Double> logInBeats,
    Waits loading,
    Waits loaded,
    List<Double> searches,
    long articles,
    double closing,
    long tickets) {

  /// Waits of one phase.
  ///
  /// @param scans from the code to its line
  /// @param payments from the key to "paid"
  /// @param beats how long the UI thread took to give a sign, each time that it was asked
  public record Waits(List<Double> scans, List<Double> payments, List<Double> beats) {}
}
