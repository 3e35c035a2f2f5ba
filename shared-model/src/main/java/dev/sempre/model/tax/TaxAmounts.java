package dev.sempre.model.tax;

/// Net, tax and gross of something, in minor units.
///
/// @param netMinor without tax
/// @param taxMinor the tax
/// @param grossMinor with tax; `netMinor + taxMinor` wherever [TaxBreakdown] made it
public record TaxAmounts(long netMinor, long taxMinor, long grossMinor) {

  public static final TaxAmounts ZERO = new TaxAmounts(0, 0, 0);

  /// Both together, each of the three by itself.
  ///
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public TaxAmounts plus(TaxAmounts other) {
    return new TaxAmounts(
        Math.addExact(netMinor, other.netMinor),
        Math.addExact(taxMinor, other.taxMinor),
        Math.addExact(grossMinor, other.grossMinor));
  }
}
