package dev.sempre.model.sale;

/// A line of a finished ticket, and how much of it came back already, as far as is known here.
///
/// What comes back is worth its part of what was paid: see [SoldWhole]. Source: T7.
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

  /// What an open sale reckons from.
  LineReturn.Sold sold() {
    return new LineReturn.Sold(line.quantityMilli(), line.amounts(), backMilli);
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
        SoldWhole.discount(line.discount(), amounts.discountMinor()),
        null,
        line.salespersonId(),
        false,
        amounts,
        new LineReturn(origin(), reason));
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
    return whole().part(backMilli, quantityMilli);
  }

  private SoldWhole whole() {
    return SoldWhole.of(context.taxMode(), line);
  }
}
