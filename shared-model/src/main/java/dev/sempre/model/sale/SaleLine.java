package dev.sempre.model.sale;

import dev.sempre.model.money.Rounding;
import org.jspecify.annotations.Nullable;

/// One line of a sale. A voided line keeps its position and everything that it said, and counts
/// nothing. Source: T4, R38.
///
/// @param position its number on the ticket, from 1, never given to another line
/// @param item what was rung up
/// @param quantityMilli how much of it, thousandths of its unit
/// @param unitPriceMinor price of one unit, minor units; differs from the item's list price after
///   an override
/// @param discount the line's own discount as it was given; a line that was read back from a store
///   may know a percentage only as the amount that it came to
/// @param note null if none
/// @param voided true = taken off the ticket
/// @param amounts what it comes to; in an [OpenSale] always what [OpenSale] made of the rest
public record SaleLine(
    int position,
    LineItem item,
    long quantityMilli,
    long unitPriceMinor,
    Discount discount,
    @Nullable String note,
    boolean voided,
    LineAmounts amounts) {

  /// A line as it is rung up: at list price, without discount, its amounts not yet known.
  static SaleLine rungUp(int position, LineItem item, long quantityMilli) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        item.listPriceMinor(),
        Discount.none(),
        null,
        false,
        LineAmounts.ZERO);
  }

  /// Quantity times price, before any discount; 0 if voided. With or without tax as the sale's tax
  /// mode says.
  public long extendedMinor() {
    return voided ? 0 : Rounding.extend(unitPriceMinor, quantityMilli);
  }

  /// True if its price was changed by hand.
  public boolean isPriceOverridden() {
    return unitPriceMinor != item.listPriceMinor();
  }

  SaleLine withQuantity(long newQuantityMilli) {
    return new SaleLine(
        position, item, newQuantityMilli, unitPriceMinor, discount, note, voided, amounts);
  }

  SaleLine withUnitPrice(long newUnitPriceMinor) {
    return new SaleLine(
        position, item, quantityMilli, newUnitPriceMinor, discount, note, voided, amounts);
  }

  SaleLine withDiscount(Discount newDiscount) {
    return new SaleLine(
        position, item, quantityMilli, unitPriceMinor, newDiscount, note, voided, amounts);
  }

  SaleLine withNote(@Nullable String newNote) {
    return new SaleLine(
        position, item, quantityMilli, unitPriceMinor, discount, newNote, voided, amounts);
  }

  SaleLine asVoided() {
    return new SaleLine(
        position, item, quantityMilli, unitPriceMinor, discount, note, true, LineAmounts.ZERO);
  }

  SaleLine withAmounts(LineAmounts newAmounts) {
    return new SaleLine(
        position, item, quantityMilli, unitPriceMinor, discount, note, voided, newAmounts);
  }
}
