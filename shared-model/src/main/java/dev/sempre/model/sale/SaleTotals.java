package dev.sempre.model.sale;

import java.util.List;

/// What a sale comes to, in minor units: nothing but sums over its lines and tenders, so that total
/// = sum of lines = sum of taxes = tendered - change. Source: T10.
///
/// @param grossMinor what the customer owes, with tax; negative if more comes back than is sold:
///   that much goes back to the customer
/// @param netMinor without tax
/// @param taxMinor the tax
/// @param discountMinor all discounts, of lines and of the ticket; with or without tax as the
///   prices
/// @param tenderedMinor what the customer has given; negative: what was given back to him
/// @param changeMinor what of it goes back: everything above what is owed; never negative
public record SaleTotals(
    long grossMinor,
    long netMinor,
    long taxMinor,
    long discountMinor,
    long tenderedMinor,
    long changeMinor) {

  /// The totals of lines and tenders.
  ///
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public static SaleTotals of(List<SaleLine> lines, List<Tender> tenders) {
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
    long tendered = 0;
    for (Tender tender : tenders) {
      tendered = Math.addExact(tendered, tender.amountMinor());
    }
    long change = gross < 0 ? 0 : Math.max(0, Math.subtractExact(tendered, gross));
    return new SaleTotals(gross, net, tax, discount, tendered, change);
  }
}
