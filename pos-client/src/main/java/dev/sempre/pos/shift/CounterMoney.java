package dev.sempre.pos.shift;

import java.time.LocalDateTime;
import java.util.List;

/// Money for what is not finished.
///
/// @param lying what lies before cashiers: no shift is closed while it does
/// @param aside what was set aside in the open shift, the oldest first
public record CounterMoney(List<Pile> lying, List<Pile> aside) {
  public static final CounterMoney NONE = new CounterMoney(List.of(), List.of());

  public CounterMoney {
    lying = List.copyOf(lying);
    aside = List.copyOf(aside);
  }

  /// What was given for one ticket, or for what a customer owes; negative of a refund.
  ///
  /// @param cashierId id of the cashier before whom it lies, or lay
  /// @param cashier what people call him
  /// @param forAccount whether it is for what a customer owes
  /// @param cashMinor notes and coins, minor units
  /// @param otherMinor cards, vouchers and the like
  /// @param askedMinor what a terminal was asked for and has not told of
  /// @param since when it was touched last, on the shop's wall clock
  public record Pile(
      String cashierId,
      String cashier,
      boolean forAccount,
      long cashMinor,
      long otherMinor,
      long askedMinor,
      LocalDateTime since) {}
}
