package dev.sempre.model.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rounding;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxMode;

/// All that was sold on a line of a finished ticket, and what a part of it is worth that comes
/// back.
///
/// All parts together are worth exactly what was paid, in gross, net, tax and each reduction, in
/// however many steps they come. Each amount is reckoned on the way from the first unit: its part
/// up to and with this return, less its part before it. So the last step takes the rest, no step
/// depends on how the earlier ones were rounded, and no step ever gives money the wrong way.
/// Source: T7, I4.
///
/// @param quantityMilli thousandths of its unit, more than zero
/// @param amounts what it came to
record SoldWhole(
    TaxMode taxMode,
    ProductUnit unit,
    long unitPriceMinor,
    long quantityMilli,
    LineAmounts amounts) {

  /// @param line the line as it was sold
  static SoldWhole of(TaxMode taxMode, SaleLine line) {
    return new SoldWhole(
        taxMode, line.item().unit(), line.unitPriceMinor(), line.quantityMilli(), line.amounts());
  }

  /// The line that takes back a part, worth its part behind what comes back before it.
  ///
  /// @param back the line, its amounts not yet known
  /// @param aheadMilli how much of the same line the ticket itself takes back on lines ahead of it
  /// @throws IllegalArgumentException if more would come back than was sold
  static SaleLine priced(TaxMode taxMode, SaleLine back, LineReturn.Sold sold, long aheadMilli) {
    SoldWhole whole =
        new SoldWhole(
            taxMode,
            back.item().unit(),
            back.unitPriceMinor(),
            sold.quantityMilli(),
            sold.amounts());
    LineAmounts part = whole.part(sold.backMilli() + aheadMilli, -back.quantityMilli());
    return back.withDiscount(discount(back.discount(), part.discountMinor())).withAmounts(part);
  }

  /// A percentage stays one; an amount is the part of it.
  static Discount discount(Discount given, long partMinor) {
    return switch (given) {
      case Discount.Percent percent -> percent;
      case Discount.None(), Discount.Amount(_) ->
          partMinor == 0 ? Discount.none() : Discount.amount(partMinor);
    };
  }

  /// What comes back after some of it has; all zero or less.
  ///
  /// @param behindMilli what came back before, thousandths of the unit, 0 or more
  /// @param milli what comes back now, more than zero
  /// @throws IllegalArgumentException if there is not so much left
  LineAmounts part(long behindMilli, long milli) {
    if (behindMilli < 0 || milli < 1 || milli > quantityMilli - behindMilli) {
      throw new IllegalArgumentException(
          milli + " thousandths behind " + behindMilli + " of " + quantityMilli);
    }
    Parts before = upTo(behindMilli);
    Parts after = upTo(behindMilli + milli);
    TaxAmounts taxed =
        taxMode.split(before.taxedMinor - after.taxedMinor, before.taxMinor - after.taxMinor);
    return new LineAmounts(
        before.discountMinor - after.discountMinor,
        before.ticketDiscountMinor - after.ticketDiscountMinor,
        taxed.netMinor(),
        taxed.taxMinor(),
        taxed.grossMinor());
  }

  /// What the first units came to.
  private record Parts(
      long taxedMinor, long taxMinor, long discountMinor, long ticketDiscountMinor) {}

  private Parts upTo(long milli) {
    long wholeTaxed = taxMode == TaxMode.INCLUSIVE ? amounts.grossMinor() : amounts.netMinor();
    long wholeReduction = amounts.discountMinor() + amounts.ticketDiscountMinor();
    long taxed = Rounding.part(wholeTaxed, milli, quantityMilli);
    long reduction = reductionUpTo(milli, taxed, wholeReduction);
    long discount = Rounding.part(amounts.discountMinor(), reduction, wholeReduction);
    return new Parts(
        taxed,
        Rounding.part(amounts.taxMinor(), taxed, wholeTaxed),
        discount,
        reduction - discount);
  }

  /// Of whole pieces the price is known to the cent, so that price less reductions is what the line
  /// comes to. Of what is weighed, part of a price is rounded already, and each is rounded by
  /// itself: the reductions never turn their sign then.
  private long reductionUpTo(long milli, long taxedMinor, long wholeReductionMinor) {
    return unit.isDivisible()
        ? Rounding.part(wholeReductionMinor, milli, quantityMilli)
        : unitPriceMinor * (milli / 1_000) - taxedMinor;
  }
}
