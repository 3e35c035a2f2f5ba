package dev.sempre.model.shift;

import dev.sempre.model.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes into a drawer, and into a sentence about it. What goes beyond is a mistake of the
/// hand, typically a barcode scanned into a field of numbers.
public final class ShiftLimits {
  /// A float, or one movement: 9 999 999.99 in a currency of two digits.
  public static final long MAX_AMOUNT_MINOR = 999_999_999;

  /// UTF-16 units of a reason.
  public static final int MAX_REASON_LENGTH = 400;

  private ShiftLimits() {}

  /// What is wrong with an amount.
  public static Optional<ShiftRefusal> checkAmount(long amountMinor, long leastMinor) {
    return amountMinor < leastMinor || amountMinor > MAX_AMOUNT_MINOR
        ? Optional.of(new ShiftRefusal.AmountOutOfRange(leastMinor, MAX_AMOUNT_MINOR))
        : Optional.empty();
  }

  /// What is wrong with a reason that has to be given.
  public static Optional<ShiftRefusal> checkReason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return Optional.of(new ShiftRefusal.ReasonMissing());
    }
    return reason.length() > MAX_REASON_LENGTH || !PlainText.isStorable(reason)
        ? Optional.of(new ShiftRefusal.ReasonUnusable(MAX_REASON_LENGTH))
        : Optional.empty();
  }
}
