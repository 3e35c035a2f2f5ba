package dev.sempre.model.shift;

import dev.sempre.model.money.Currency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A note or coin.
///
/// @param valueMinor what it is worth, minor units, above 0
/// @param note whether it is of paper
public record Denomination(long valueMinor, boolean note) {
  private static final long HIGHEST_UNKNOWN = 1_000;
  private static final long LEAST_UNKNOWN_NOTE = 5;
  private static final long[] STEPS = {5, 2, 1};

  /// The notes and coins of a currency that people pay with, the highest first: those that its bank
  /// of issue has in circulation, of each currency too whose cash is rounded by itself. Of one
  /// whose money is not known here they are 1, 2 and 5 of every power of ten, which most countries
  /// have.
  public static List<Denomination> of(Currency currency) {
    return switch (currency.code()) {
      case "EUR" ->
          money(
              notes(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500),
              200,
              100,
              50,
              20,
              10,
              5,
              2,
              1);
      case "BRL" ->
          money(notes(20_000, 10_000, 5_000, 2_000, 1_000, 500, 200), 100, 50, 25, 10, 5, 1);
      case "CHF" ->
          money(notes(100_000, 20_000, 10_000, 5_000, 2_000, 1_000), 500, 200, 100, 50, 20, 10, 5);
      case "GBP" -> money(notes(5_000, 2_000, 1_000, 500), 200, 100, 50, 20, 10, 5, 2, 1);
      // A dollar is a note; coins of it are counted with them.
      case "USD" -> money(notes(10_000, 5_000, 2_000, 1_000, 500, 200, 100), 50, 25, 10, 5, 1);
      case "JPY" -> money(notes(10_000, 5_000, 2_000, 1_000), 500, 100, 50, 10, 5, 1);
      case "PLN" ->
          money(
              notes(50_000, 20_000, 10_000, 5_000, 2_000, 1_000),
              500,
              200,
              100,
              50,
              20,
              10,
              5,
              2,
              1);
      case "SEK" ->
          money(notes(100_000, 50_000, 20_000, 10_000, 5_000, 2_000), 1_000, 500, 200, 100);
      case "NOK" -> money(notes(100_000, 50_000, 20_000, 10_000, 5_000), 2_000, 1_000, 500, 100);
      case "DKK" ->
          money(notes(100_000, 50_000, 20_000, 10_000, 5_000), 2_000, 1_000, 500, 200, 100, 50);
      case "CZK" ->
          money(
              notes(500_000, 200_000, 100_000, 50_000, 20_000, 10_000),
              5_000,
              2_000,
              1_000,
              500,
              200,
              100);
      case "HUF" ->
          money(
              notes(2_000_000, 1_000_000, 500_000, 200_000, 100_000, 50_000),
              20_000,
              10_000,
              5_000,
              2_000,
              1_000,
              500);
      case "AUD" -> money(notes(10_000, 5_000, 2_000, 1_000, 500), 200, 100, 50, 20, 10, 5);
      case "CAD" -> money(notes(10_000, 5_000, 2_000, 1_000, 500), 200, 100, 50, 25, 10, 5);
      case "NZD" -> money(notes(10_000, 5_000, 2_000, 1_000, 500), 200, 100, 50, 20, 10);
      case "ZAR" -> money(notes(20_000, 10_000, 5_000, 2_000, 1_000), 500, 200, 100, 50, 20, 10);
      default -> unknown(currency);
    };
  }

  private static long[] notes(long... valuesMinor) {
    return valuesMinor;
  }

  private static List<Denomination> money(long[] notes, long... coins) {
    List<Denomination> all = new ArrayList<>();
    Arrays.stream(notes).forEach(value -> all.add(new Denomination(value, true)));
    Arrays.stream(coins).forEach(value -> all.add(new Denomination(value, false)));
    return List.copyOf(all);
  }

  private static List<Denomination> unknown(Currency currency) {
    long unit = powerOfTen(currency.minorDigits());
    List<Denomination> all = new ArrayList<>();
    for (long power = HIGHEST_UNKNOWN * unit; power >= 1; power /= 10) {
      for (long step : STEPS) {
        long value = step * power;
        if (value <= HIGHEST_UNKNOWN * unit) {
          all.add(new Denomination(value, value >= LEAST_UNKNOWN_NOTE * unit));
        }
      }
    }
    return List.copyOf(all);
  }

  private static long powerOfTen(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
