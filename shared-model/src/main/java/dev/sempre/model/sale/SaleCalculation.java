package dev.sempre.model.sale;

import dev.sempre.model.money.Allocation;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxBreakdown;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.tax.TaxableAmount;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// From what was rung up to what it comes to: quantity times price, less the line's discount, less
/// its share of the ticket discount, split into net and tax. The ticket discount is split by what
/// the lines come to after their own discounts, whatever their VAT rates, so that each rate bears
/// its part. Everything is done anew on every change; there is no running total to go wrong.
final class SaleCalculation {

  private SaleCalculation() {}

  /// The lines with their amounts.
  ///
  /// @throws IllegalArgumentException if a discount is more than what it is taken off, or negative
  static List<SaleLine> withAmounts(
      TaxMode taxMode, List<SaleLine> lines, Discount ticketDiscount) {
    long[] discounts = lines.stream().mapToLong(SaleCalculation::lineDiscountMinor).toArray();
    long[] discounted = new long[discounts.length];
    long subtotal = 0;
    for (int i = 0; i < discounted.length; i++) {
      discounted[i] = lines.get(i).extendedMinor() - discounts[i];
      subtotal = Math.addExact(subtotal, discounted[i]);
    }
    long[] ticketShares =
        Allocation.byWeight(ticketDiscountMinor(ticketDiscount, subtotal), discounted);

    List<TaxableAmount> counting = new ArrayList<>(lines.size());
    for (int i = 0; i < discounted.length; i++) {
      if (!lines.get(i).voided()) {
        counting.add(taxable(lines.get(i), discounted[i] - ticketShares[i]));
      }
    }
    Iterator<TaxAmounts> taxed = TaxBreakdown.of(taxMode, counting).shares().iterator();

    List<SaleLine> result = new ArrayList<>(lines.size());
    for (int i = 0; i < discounted.length; i++) {
      SaleLine line = lines.get(i);
      result.add(
          line.withAmounts(
              line.voided()
                  ? LineAmounts.ZERO
                  : amounts(discounts[i], ticketShares[i], taxed.next())));
    }
    return List.copyOf(result);
  }

  /// What each VAT rate comes to, voided lines left out.
  static List<TaxLine> taxes(TaxMode taxMode, List<SaleLine> lines) {
    List<TaxableAmount> counting =
        lines.stream()
            .filter(line -> !line.voided())
            .map(line -> taxable(line, taxedMinor(taxMode, line)))
            .toList();
    return TaxBreakdown.of(taxMode, counting).rates();
  }

  /// What the lines come to after their own discounts, before the ticket discount.
  static long subtotalMinor(List<SaleLine> lines) {
    long subtotal = 0;
    for (SaleLine line : lines) {
      subtotal = Math.addExact(subtotal, line.extendedMinor() - lineDiscountMinor(line));
    }
    return subtotal;
  }

  /// The amount of a line that its tax is reckoned on.
  static long taxedMinor(TaxMode taxMode, SaleLine line) {
    return switch (taxMode) {
      case INCLUSIVE -> line.amounts().grossMinor();
      case EXCLUSIVE -> line.amounts().netMinor();
    };
  }

  private static long lineDiscountMinor(SaleLine line) {
    return line.voided() ? 0 : line.discount().takenOffMinor(line.extendedMinor());
  }

  private static long ticketDiscountMinor(Discount ticketDiscount, long subtotalMinor) {
    long takenOff = ticketDiscount.takenOffMinor(subtotalMinor);
    if (takenOff < 0 || takenOff > subtotalMinor) {
      throw new IllegalArgumentException(
          "Ticket discount of " + takenOff + " on a total of " + subtotalMinor);
    }
    return takenOff;
  }

  private static TaxableAmount taxable(SaleLine line, long amountMinor) {
    return new TaxableAmount(line.item().vatRateId(), line.item().vatRate(), amountMinor);
  }

  private static LineAmounts amounts(long discount, long ticketDiscount, TaxAmounts taxed) {
    return new LineAmounts(
        discount, ticketDiscount, taxed.netMinor(), taxed.taxMinor(), taxed.grossMinor());
  }
}
