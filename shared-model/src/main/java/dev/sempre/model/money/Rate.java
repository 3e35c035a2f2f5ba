package dev.sempre.model.money;

import java.math.BigDecimal;

/// A rate in hundredths of a percent: a VAT rate, a percentage of discount.
///
/// @param basisPoints 0 to [#MAX_BASIS_POINTS]; 22 % = 2 200, 5.5 % = 550, 2.1 % = 210
public record Rate(int basisPoints) implements Comparable<Rate> {

  /// 1 000 %. No VAT comes near it; excises on tobacco reach some hundreds of percent.
  public static final int MAX_BASIS_POINTS = 100_000;

  /// 100 %.
  public static final int WHOLE_BASIS_POINTS = 10_000;

  public static final Rate ZERO = new Rate(0);

  /// @throws IllegalArgumentException if out of range
  public Rate {
    if (basisPoints < 0 || basisPoints > MAX_BASIS_POINTS) {
      throw new IllegalArgumentException(
          "Rate must be 0 to " + MAX_BASIS_POINTS + " basis points, not " + basisPoints);
    }
  }

  /// So many whole percent.
  ///
  /// @throws IllegalArgumentException if out of range
  public static Rate ofPercent(int percent) {
    return new Rate(Math.multiplyExact(percent, 100));
  }

  @Override
  public int compareTo(Rate other) {
    return Integer.compare(basisPoints, other.basisPoints);
  }

  /// For logs and test output, `5.5%`. Screens format by the person's language.
  @Override
  public String toString() {
    BigDecimal percent = BigDecimal.valueOf(basisPoints, 2);
    return (basisPoints % 100 == 0 ? percent.setScale(0) : percent.stripTrailingZeros())
            .toPlainString()
        + "%";
  }
}
