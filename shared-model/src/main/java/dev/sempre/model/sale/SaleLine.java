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
/// @param salespersonId who sold it, id of a user; null if nobody in particular
/// @param voided true = taken off the ticket
/// @param amounts what it comes to; in an [OpenSale] always what [OpenSale] made of the rest,
///   unless it takes back a line of a ticket, which says what that is worth
/// @param takesBack null if it sells. A line that takes goods back has a negative quantity, and
///   amounts of zero or less: sums over lines are plain sums
/// @param weighedBy where the quantity comes from, if a scale was asked for it; null if none was
public record SaleLine(
    int position,
    LineItem item,
    long quantityMilli,
    long unitPriceMinor,
    Discount discount,
    @Nullable String note,
    @Nullable String salespersonId,
    boolean voided,
    LineAmounts amounts,
    @Nullable LineReturn takesBack,
    @Nullable WeighedBy weighedBy) {

  /// A line that sells.
  public SaleLine(
      int position,
      LineItem item,
      long quantityMilli,
      long unitPriceMinor,
      Discount discount,
      @Nullable String note,
      @Nullable String salespersonId,
      boolean voided,
      LineAmounts amounts) {
    this(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        note,
        salespersonId,
        voided,
        amounts,
        null);
  }

  /// A line that no scale was asked for.
  public SaleLine(
      int position,
      LineItem item,
      long quantityMilli,
      long unitPriceMinor,
      Discount discount,
      @Nullable String note,
      @Nullable String salespersonId,
      boolean voided,
      LineAmounts amounts,
      @Nullable LineReturn takesBack) {
    this(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        note,
        salespersonId,
        voided,
        amounts,
        takesBack,
        null);
  }

  /// A line as it is rung up: at list price, without discount, its amounts not yet known.
  static SaleLine rungUp(
      int position, LineItem item, long quantityMilli, @Nullable WeighedBy weighedBy) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        item.listPriceMinor(),
        Discount.none(),
        null,
        null,
        false,
        LineAmounts.ZERO,
        null,
        weighedBy);
  }

  /// Goods that come back without a ticket that is here, at the price of today.
  ///
  /// @param quantityMilli how much comes back, more than zero
  static SaleLine takenBack(
      int position,
      LineItem item,
      long quantityMilli,
      String reason,
      @Nullable WeighedBy weighedBy) {
    return new SaleLine(
        position,
        item,
        -quantityMilli,
        item.listPriceMinor(),
        Discount.none(),
        null,
        null,
        false,
        LineAmounts.ZERO,
        new LineReturn(null, reason),
        weighedBy);
  }

  /// How many pieces somebody would count on the counter: what is measured is one; 0 if voided.
  public long pieces() {
    if (voided) {
      return 0;
    }
    return item.unit().isDivisible() ? 1 : Math.abs(quantityMilli) / 1_000;
  }

  /// True if it takes goods back.
  public boolean isReturn() {
    return takesBack != null;
  }

  /// The line of a ticket that it takes back; null if it sells, or if there is no ticket.
  public LineReturn.@Nullable Origin returnedLine() {
    LineReturn back = takesBack;
    return back == null ? null : back.of();
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

  /// Of goods that were weighed, the other weight is one that a person says.
  SaleLine withQuantity(long newQuantityMilli) {
    return new SaleLine(
        position,
        item,
        newQuantityMilli,
        unitPriceMinor,
        discount,
        note,
        salespersonId,
        voided,
        amounts,
        takesBack,
        weighedBy == null ? null : WeighedBy.HAND);
  }

  SaleLine withUnitPrice(long newUnitPriceMinor) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        newUnitPriceMinor,
        discount,
        note,
        salespersonId,
        voided,
        amounts,
        takesBack,
        weighedBy);
  }

  SaleLine withDiscount(Discount newDiscount) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        newDiscount,
        note,
        salespersonId,
        voided,
        amounts,
        takesBack,
        weighedBy);
  }

  SaleLine withNote(@Nullable String newNote) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        newNote,
        salespersonId,
        voided,
        amounts,
        takesBack,
        weighedBy);
  }

  SaleLine withSalesperson(@Nullable String newSalespersonId) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        note,
        newSalespersonId,
        voided,
        amounts,
        takesBack,
        weighedBy);
  }

  SaleLine asVoided() {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        note,
        salespersonId,
        true,
        LineAmounts.ZERO,
        takesBack,
        weighedBy);
  }

  /// A part of it that is taken off the ticket, as a voided line of its own.
  SaleLine partVoided(int newPosition, long partMilli) {
    return new SaleLine(
        newPosition,
        item,
        partMilli,
        unitPriceMinor,
        Discount.none(),
        null,
        salespersonId,
        true,
        LineAmounts.ZERO,
        takesBack,
        weighedBy);
  }

  SaleLine withAmounts(LineAmounts newAmounts) {
    return new SaleLine(
        position,
        item,
        quantityMilli,
        unitPriceMinor,
        discount,
        note,
        salespersonId,
        voided,
        newAmounts,
        takesBack,
        weighedBy);
  }
}
