package dev.sempre.model.sale;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.SaleRefusal.DescriptionMissing;
import dev.sempre.model.sale.SaleRefusal.DescriptionTooLong;
import dev.sempre.model.sale.SaleRefusal.DescriptionUnreadable;
import dev.sempre.model.sale.SaleRefusal.DiscountAbovePrice;
import dev.sempre.model.sale.SaleRefusal.DiscountAboveTotal;
import dev.sempre.model.sale.SaleRefusal.DiscountAboveWhole;
import dev.sempre.model.sale.SaleRefusal.DiscountNegative;
import dev.sempre.model.sale.SaleRefusal.NoteTooLong;
import dev.sempre.model.sale.SaleRefusal.NoteUnreadable;
import dev.sempre.model.sale.SaleRefusal.PriceNegative;
import dev.sempre.model.sale.SaleRefusal.PriceTooLarge;
import dev.sempre.model.sale.SaleRefusal.QuantityNotPositive;
import dev.sempre.model.sale.SaleRefusal.QuantityNotWhole;
import dev.sempre.model.sale.SaleRefusal.QuantityTooLarge;
import dev.sempre.model.sale.SaleRefusal.ReasonMissing;
import dev.sempre.model.sale.SaleRefusal.ReasonUnfit;
import dev.sempre.model.sale.SaleRefusal.TotalTooLarge;
import dev.sempre.model.text.PlainText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may stand on a ticket. Looks at a line or at lines as they would be and says the first
/// thing that is wrong with them.
final class SaleRules {

  private SaleRules() {}

  static Optional<SaleRefusal> check(SaleLine line) {
    return checkItem(line)
        .or(() -> checkQuantity(line))
        .or(() -> checkPrice(line))
        .or(() -> checkExtended(line))
        .or(() -> checkDiscount(line))
        .or(() -> checkReason(line))
        .or(() -> checkNote(line.note()));
  }

  static Optional<SaleRefusal> check(List<SaleLine> lines, Discount ticketDiscount) {
    long subtotal = SaleCalculation.subtotalMinor(lines);
    if (subtotal > SaleLimits.MAX_TOTAL_MINOR) {
      return Optional.of(new TotalTooLarge(subtotal, SaleLimits.MAX_TOTAL_MINOR));
    }
    long takenOff = ticketDiscount.takenOffMinor(subtotal);
    return checkForm(ticketDiscount)
        .or(() ->
            takenOff > subtotal
                ? Optional.of(new DiscountAboveTotal(takenOff, subtotal))
                : Optional.empty());
  }

  static Optional<SaleRefusal> checkNote(@Nullable String note) {
    if (note == null) {
      return Optional.empty();
    }
    if (note.length() > SaleLimits.MAX_NOTE_LENGTH) {
      return Optional.of(new NoteTooLong(note.length(), SaleLimits.MAX_NOTE_LENGTH));
    }
    return PlainText.isStorable(note) ? Optional.empty() : Optional.of(new NoteUnreadable());
  }

  private static Optional<SaleRefusal> checkItem(SaleLine line) {
    String description = line.item().description();
    if (description.isBlank()) {
      return Optional.of(new DescriptionMissing(line.position()));
    }
    if (description.length() > SaleLimits.MAX_DESCRIPTION_LENGTH) {
      return Optional.of(
          new DescriptionTooLong(
              line.position(), description.length(), SaleLimits.MAX_DESCRIPTION_LENGTH));
    }
    if (!PlainText.isStorable(description)) {
      return Optional.of(new DescriptionUnreadable(line.position()));
    }
    return checkPrice(line.position(), line.item().listPriceMinor());
  }

  private static Optional<SaleRefusal> checkQuantity(SaleLine line) {
    // What comes back is told as it is counted: without its sign.
    long milli = line.isReturn() ? -line.quantityMilli() : line.quantityMilli();
    if (milli <= 0) {
      return Optional.of(new QuantityNotPositive(line.position(), milli));
    }
    if (milli > SaleLimits.MAX_QUANTITY_MILLI) {
      return Optional.of(
          new QuantityTooLarge(line.position(), milli, SaleLimits.MAX_QUANTITY_MILLI));
    }
    boolean whole = milli % 1_000 == 0;
    return whole || line.item().unit().isDivisible()
        ? Optional.empty()
        : Optional.of(new QuantityNotWhole(line.position(), milli, line.item().unit()));
  }

  private static Optional<SaleRefusal> checkPrice(SaleLine line) {
    return checkPrice(line.position(), line.unitPriceMinor());
  }

  private static Optional<SaleRefusal> checkPrice(int position, long priceMinor) {
    if (priceMinor < 0) {
      return Optional.of(new PriceNegative(position, priceMinor));
    }
    return priceMinor > SaleLimits.MAX_PRICE_MINOR
        ? Optional.of(new PriceTooLarge(position, priceMinor, SaleLimits.MAX_PRICE_MINOR))
        : Optional.empty();
  }

  private static Optional<SaleRefusal> checkExtended(SaleLine line) {
    return Math.abs(line.extendedMinor()) > SaleLimits.MAX_TOTAL_MINOR
        ? Optional.of(new TotalTooLarge(line.extendedMinor(), SaleLimits.MAX_TOTAL_MINOR))
        : Optional.empty();
  }

  private static Optional<SaleRefusal> checkReason(SaleLine line) {
    LineReturn back = line.takesBack();
    if (back == null) {
      return Optional.empty();
    }
    String reason = back.reason();
    if (reason.isBlank()) {
      return Optional.of(new ReasonMissing(line.position()));
    }
    return reason.length() > SaleLimits.MAX_REASON_LENGTH || !PlainText.isStorable(reason)
        ? Optional.of(
            new ReasonUnfit(line.position(), reason.length(), SaleLimits.MAX_REASON_LENGTH))
        : Optional.empty();
  }

  private static Optional<SaleRefusal> checkDiscount(SaleLine line) {
    if (line.isReturn()) {
      return Optional.empty(); // Its share of what was given when it was sold.
    }
    long price = line.extendedMinor();
    long takenOff = line.discount().takenOffMinor(price);
    return checkForm(line.discount())
        .or(() ->
            takenOff > price
                ? Optional.of(new DiscountAbovePrice(line.position(), takenOff, price))
                : Optional.empty());
  }

  private static Optional<SaleRefusal> checkForm(Discount discount) {
    return switch (discount) {
      case Discount.None() -> Optional.empty();
      case Discount.Percent(Rate rate) ->
          rate.basisPoints() > Rate.WHOLE_BASIS_POINTS
              ? Optional.of(new DiscountAboveWhole(rate))
              : Optional.empty();
      case Discount.Amount(long amountMinor) ->
          amountMinor < 0 ? Optional.of(new DiscountNegative(amountMinor)) : Optional.empty();
    };
  }
}
