package dev.sempre.model.sale;

import dev.sempre.model.money.Rounding;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxMode;

/// A line of a finished ticket, and how much of it came back already, as far as is known here.
///
/// What comes back is worth its part of what was paid, so that all parts together are worth exactly
/// what was paid, in gross, net, tax and each reduction, in however many steps they come. Each
/// amount is reckoned on the way from the first unit: its part up to and with this return, less its
/// part before it. So the last step takes the rest, no step depends on how the earlier ones were
/// rounded, and no step ever gives money the wrong way. Source: T7, I4.
///
/// @param saleId id of the ticket
/// @param context where and in which money it was sold
/// @param line the line as it is stored
/// @param backMilli how much of it has been taken back, thousandths of its unit, 0 or more
public record ReturnableLine(String saleId, SaleContext context, SaleLine line, long backMilli) {

  /// What can still come back, thousandths of its unit; 0 for a line that was voided or that takes
  /// back itself.
  public long leftMilli() {
    return canComeBack() ? Math.max(0, line.quantityMilli() - backMilli) : 0;
  }

  /// Whether goods were sold on it.
  public boolean canComeBack() {
    return !line.voided() && !line.isReturn() && line.quantityMilli() > 0;
  }

  /// The same line after more of it came back.
  public ReturnableLine after(long moreMilli) {
    return new ReturnableLine(saleId, context, line, backMilli + moreMilli);
  }

  /// The name that a return gives it.
  public LineReturn.Origin origin() {
    return new LineReturn.Origin(saleId, line.position());
  }

  /// The line that takes back so much of it. It counts against who sold it.
  ///
  /// @param position its number on the new ticket
  /// @param quantityMilli thousandths of its unit, 1 to [#leftMilli]
  SaleLine takenBack(int position, long quantityMilli, String reason) {
    LineAmounts amounts = amountsOf(quantityMilli);
    return new SaleLine(
        position,
        line.item(),
        -quantityMilli,
        line.unitPriceMinor(),
        discount(amounts.discountMinor()),
        null,
        line.salespersonId(),
        false,
        amounts,
        new LineReturn(origin(), reason));
  }

  private Discount discount(long discountMinor) {
    return switch (line.discount()) {
      case Discount.Percent percent -> percent;
      case Discount.None(), Discount.Amount(_) ->
          discountMinor == 0 ? Discount.none() : Discount.amount(discountMinor);
    };
  }

  /// What the next units of it come to; all zero or less.
  ///
  /// @param quantityMilli thousandths of its unit, 1 to [#leftMilli]
  /// @throws IllegalArgumentException if there is not so much left
  public LineAmounts amountsOf(long quantityMilli) {
    if (quantityMilli < 1 || quantityMilli > leftMilli()) {
      throw new IllegalArgumentException(
          quantityMilli
              + " thousandths of "
              + origin()
              + ", of which "
              + leftMilli()
              + " are left");
    }
    Parts before = upTo(backMilli);
    Parts after = upTo(backMilli + quantityMilli);
    TaxAmounts taxed =
        context
            .taxMode()
            .split(before.taxedMinor - after.taxedMinor, before.taxMinor - after.taxMinor);
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
    LineAmounts whole = line.amounts();
    long wholeTaxed =
        context.taxMode() == TaxMode.INCLUSIVE ? whole.grossMinor() : whole.netMinor();
    long wholeReduction = whole.discountMinor() + whole.ticketDiscountMinor();
    long taxed = Rounding.part(wholeTaxed, milli, line.quantityMilli());
    long reduction = reductionUpTo(milli, taxed, wholeReduction);
    long discount = Rounding.part(whole.discountMinor(), reduction, wholeReduction);
    return new Parts(
        taxed, Rounding.part(whole.taxMinor(), taxed, wholeTaxed), discount, reduction - discount);
  }

  /// Of whole pieces the price is known to the cent, so that price less reductions is what the line
  /// comes to. Of what is weighed, part of a price is rounded already, and each is rounded by
  /// itself: the reductions never turn their sign then.
  private long reductionUpTo(long milli, long taxedMinor, long wholeReductionMinor) {
    return line.item().unit().isDivisible()
        ? Rounding.part(wholeReductionMinor, milli, line.quantityMilli())
        : line.unitPriceMinor() * (milli / 1_000) - taxedMinor;
  }
}
