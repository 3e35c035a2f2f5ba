package dev.sempre.model.money;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The one place where an amount is split into parts that add up to it exactly, by largest
/// remainder: each part is first rounded down, then the units that are missing go one each to the
/// parts that lost most. Of parts that lost the same, the earlier one comes first, so the result
/// depends on nothing but the arguments. A negative total is split like its opposite, with the sign
/// turned.
///
/// Every method throws `ArithmeticException` if a sum does not fit in a `long`, which no amounts
/// within the limits of a sale can cause. Source: T10.
public final class Allocation {

  private Allocation() {}

  /// Splits a total in proportion to weights. A weight of 0 gets nothing; no part is further than
  /// one unit from its exact share; no part passes its weight while the total is within the sum of
  /// the weights.
  ///
  /// @param total what to split, any sign
  /// @param weights 0 or more each
  /// @return one part per weight, in the same order, summing to `total`
  /// @throws IllegalArgumentException if a weight is negative, or if there is something to split
  ///   and nothing but zero weights
  public static long[] byWeight(long total, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("Negative weight: " + weight);
      }
      sum = Math.addExact(sum, weight);
    }
    if (total == 0) {
      return new long[weights.length];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("Nothing to split " + total + " over");
    }
    return total > 0
        ? largestRemainder(weights, total, sum, total)
        : negated(largestRemainder(weights, Math.negateExact(total), sum, Math.negateExact(total)));
  }

  /// The tax contained in each of several tax-inclusive amounts of one rate. The parts sum to
  /// [Rounding#taxInGross] of the sum, and each is less than one unit from its exact tax.
  public static long[] taxInGross(long[] grossMinor, Rate rate) {
    return byFraction(
        grossMinor, rate.basisPoints(), Rate.WHOLE_BASIS_POINTS + (long) rate.basisPoints());
  }

  /// The tax on top of each of several tax-exclusive amounts of one rate. The parts sum to
  /// [Rounding#taxOnNet] of the sum, and each is less than one unit from its exact tax.
  public static long[] taxOnNet(long[] netMinor, Rate rate) {
    return byFraction(netMinor, rate.basisPoints(), Rate.WHOLE_BASIS_POINTS);
  }

  /// A fixed fraction of each amount, whatever their signs, so that the parts sum to the rounded
  /// fraction of the sum. Not the same as splitting that rounded fraction by weight: where amounts
  /// of both signs nearly cancel out, each part still stays beside its own exact value.
  private static long[] byFraction(long[] amounts, long numerator, long denominator) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    if (sum < 0) {
      return negated(byFraction(negated(amounts), numerator, denominator));
    }
    return largestRemainder(
        amounts, numerator, denominator, Rounding.scale(sum, numerator, denominator));
  }

  /// `amount x numerator / denominator` of each, rounded down or up so that the sum is `total`.
  private static long[] largestRemainder(
      long[] amounts, long numerator, long denominator, long total) {
    long[] parts = new long[amounts.length];
    long[] lost = new long[amounts.length];
    long missing = total;
    for (int i = 0; i < amounts.length; i++) {
      ExactQuotient exact = ExactQuotient.of(amounts[i], numerator, denominator);
      parts[i] = exact.floor();
      lost[i] = exact.remainder();
      missing = Math.subtractExact(missing, exact.floor());
    }
    IntStream.range(0, amounts.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> lost[i]).reversed())
        .limit(missing)
        .forEach(i -> parts[i]++);
    return parts;
  }

  private static long[] negated(long[] amounts) {
    return Arrays.stream(amounts).map(Math::negateExact).toArray();
  }
}
