package dev.sempre.model.sale;

import java.util.List;

/// What a sale comes to, in minor units: nothing but sums over its lines and tenders, so that total
/// = sum of lines = sum of taxes = tendered - change - rounding. Source: T10.
///
/// @param grossMinor what the customer owes, with tax; negative if more comes back than is sold:
///   that much goes back to the customer
/// @param netMinor without tax
/// @param taxMinor the tax
/// @param discountMinor all discounts, of lines and of the ticket; with or without tax as the
///   prices
/// @param tenderedMinor what the customer has given; negative: what was given back to him
/// @param changeMinor what of it goes back: everything above what is owed; never negative
/// @param roundingMinor what the customer pays beyond the total since he pays in cash, see
///   [CashRounding]; negative if he pays less; 0 until the sale is paid
public record SaleTotals(
    long grossMinor,
    long netMinor,
    long taxMinor,
    long discountMinor,
    long tenderedMinor,
    long changeMinor,
    long roundingMinor) {

  /// Totals of which nothing was rounded.
  public SaleTotals(
      long grossMinor,
      long netMinor,
      long taxMinor,
      long discountMinor,
      long tenderedMinor,
      long changeMinor) {
    this(grossMinor, netMinor, taxMinor, discountMinor, tenderedMinor, changeMinor, 0);
  }

  /// The totals of lines and tenders.
  ///
  /// @param rounding how cash is rounded
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public static SaleTotals of(List<SaleLine> lines, List<Tender> tenders, CashRounding rounding) {
    long gross = 0;
    long net = 0;
    long tax = 0;
    long discount = 0;
    for (SaleLine line : lines) {
      LineAmounts amounts = line.amounts();
      gross = Math.addExact(gross, amounts.grossMinor());
      net = Math.addExact(net, amounts.netMinor());
      tax = Math.addExact(tax, amounts.taxMinor());
      discount = Math.addExact(discount, amounts.discountMinor());
      discount = Math.addExact(discount, amounts.ticketDiscountMinor());
    }
    CashPart cash = CashPart.of(gross, tenders, rounding);
    return new SaleTotals(
        gross, net, tax, discount, cash.tenderedMinor(), cash.changeMinor(), cash.roundingMinor());
  }
}
