package dev.sempre.pos.till;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import java.math.BigInteger;

/// What part of the price of a line its discount and that of the ticket leave to be paid. Exact: it
/// is compared with what was left before a step, and rounding must neither ask for leave that was
/// given nor let a discount grow by a cent with every step.
///
/// @param left above the line of the fraction
/// @param whole below it, more than 0
record PartLeft(BigInteger left, BigInteger whole) {
  private static final PartLeft ALL = new PartLeft(BigInteger.ONE, BigInteger.ONE);

  /// @param line one of the sale that sells, and costs something
  static PartLeft of(OpenSale sale, SaleLine line) {
    return after(line.discount(), line.extendedMinor())
        .times(after(sale.ticketDiscount(), soldMinor(sale)));
  }

  private static PartLeft after(Discount discount, long priceMinor) {
    return switch (discount) {
      case Discount.None() -> ALL;
      case Discount.Percent(Rate rate) ->
          of(Rate.WHOLE_BASIS_POINTS - rate.basisPoints(), Rate.WHOLE_BASIS_POINTS);
      case Discount.Amount(long amountMinor) ->
          priceMinor == 0 ? ALL : of(priceMinor - amountMinor, priceMinor);
    };
  }

  private static PartLeft of(long left, long whole) {
    return new PartLeft(BigInteger.valueOf(left), BigInteger.valueOf(whole));
  }

  /// What the discount on the ticket is taken off.
  private static long soldMinor(OpenSale sale) {
    return sale.lines().stream()
        .filter(line -> !line.isReturn() && !line.voided())
        .mapToLong(line -> line.extendedMinor() - line.amounts().discountMinor())
        .sum();
  }

  private PartLeft times(PartLeft other) {
    return new PartLeft(left.multiply(other.left), whole.multiply(other.whole));
  }

  boolean isLessThan(PartLeft other) {
    return left.multiply(other.whole).compareTo(other.left.multiply(whole)) < 0;
  }
}
