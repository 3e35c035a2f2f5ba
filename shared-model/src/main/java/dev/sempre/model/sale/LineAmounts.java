package dev.sempre.model.sale;

/// What a line comes to, in minor units; all zero for a voided line. Of a line that takes goods
/// back each is zero or less where that of a sold one is zero or more.
///
/// @param discountMinor taken off by the line's own discount, 0 or more
/// @param ticketDiscountMinor the line's share of the ticket discount, 0 or more
/// @param netMinor without tax, after both discounts
/// @param taxMinor its share of its rate's tax on the ticket
/// @param grossMinor with tax; `netMinor + taxMinor`
public record LineAmounts(
    long discountMinor, long ticketDiscountMinor, long netMinor, long taxMinor, long grossMinor) {

  public static final LineAmounts ZERO = new LineAmounts(0, 0, 0, 0, 0);
}
