package dev.sempre.model.shift;

/// What a payment terminal was asked for and no ticket accounts for. Source: F43.
///
/// @param charges how many charges
/// @param chargedMinor what they come to, minor units
/// @param refunds how many refunds
/// @param refundedMinor what they come to, minor units, above 0
public record UnsettledCards(int charges, long chargedMinor, int refunds, long refundedMinor) {
  public static final UnsettledCards NONE = new UnsettledCards(0, 0, 0, 0);

  /// Whether there is nothing of the kind.
  public boolean isNone() {
    return charges == 0 && refunds == 0;
  }

  /// How many there are.
  public int count() {
    return charges + refunds;
  }
}
