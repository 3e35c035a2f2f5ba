package dev.sempre.model.sale;

import java.util.List;

/// What of a sale is paid in cash: what is left for it after all other tenders, against what was
/// given.
///
/// @param isRefund whether money goes back to the customer: all amounts are 0 or negative then
/// @param exactMinor what is left for cash, to the minor unit
/// @param dueMinor that as it is paid in cash
/// @param givenMinor what was given in cash
/// @param owedMinor what counts as owed in cash, as [CashRounding] has it
/// @param tenderedMinor what was given in all
record CashPart(
    boolean isRefund,
    long exactMinor,
    long dueMinor,
    long givenMinor,
    long owedMinor,
    long tenderedMinor) {

  /// @param grossMinor what the sale comes to
  /// @throws ArithmeticException if a sum does not fit in a `long`
  static CashPart of(long grossMinor, List<Tender> tenders, CashRounding rounding) {
    long given = 0;
    long tendered = 0;
    for (Tender tender : tenders) {
      tendered = Math.addExact(tendered, tender.amountMinor());
      given += tender.kind() == TenderKind.CASH ? tender.amountMinor() : 0;
    }
    long exact = Math.subtractExact(grossMinor, Math.subtractExact(tendered, given));
    long due = exact == grossMinor ? rounding.roundedMinor(exact) : rounding.restMinor(exact);
    return new CashPart(
        grossMinor < 0, exact, due, given, CashRounding.owedMinor(exact, due, given), tendered);
  }

  /// Whether the sale is paid.
  boolean isCovered() {
    return isRefund ? givenMinor <= owedMinor : givenMinor >= owedMinor;
  }

  /// What goes back of what was given; never anything of a refund.
  long changeMinor() {
    return isRefund ? 0 : Math.max(0, Math.subtractExact(givenMinor, owedMinor));
  }

  /// What is paid beyond what the sale comes to; 0 until it is paid.
  long roundingMinor() {
    return isCovered() ? owedMinor - exactMinor : 0;
  }

  /// What is still to be given, minor units; 0 once it is paid.
  long leftMinor(TenderKind kind) {
    if (isCovered()) {
      return 0;
    }
    return (kind == TenderKind.CASH ? dueMinor : exactMinor) - givenMinor;
  }
}
