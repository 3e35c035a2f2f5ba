package dev.sempre.model.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;

/// Why a sale does not do what was asked, with what a message needs to say. The sale is as it was;
/// asking again without changing something gets the same answer.
public sealed interface SaleRefusal {

  /// There is no line of that position.
  record NoSuchLine(int position) implements SaleRefusal {}

  /// The line was voided; ring the goods up again instead.
  record LineIsVoided(int position) implements SaleRefusal {}

  /// The line would be one too many.
  record TooManyLines(int maxLines) implements SaleRefusal {}

  /// The line says nothing of what is sold.
  record DescriptionMissing(int position) implements SaleRefusal {}

  /// The line's description does not fit on a ticket.
  record DescriptionTooLong(int position, int length, int maxLength) implements SaleRefusal {}

  /// The line's description cannot be kept: it holds a NUL, or half of a character.
  record DescriptionUnreadable(int position) implements SaleRefusal {}

  /// The quantity is zero or less. To take goods off the ticket, void the line.
  record QuantityNotPositive(int position, long quantityMilli) implements SaleRefusal {}

  /// The quantity is beyond [SaleLimits#MAX_QUANTITY_MILLI].
  record QuantityTooLarge(int position, long quantityMilli, long maxMilli) implements SaleRefusal {}

  /// The goods are sold in whole units only.
  record QuantityNotWhole(int position, long quantityMilli, ProductUnit unit)
      implements SaleRefusal {}

  /// The price is below zero.
  record PriceNegative(int position, long priceMinor) implements SaleRefusal {}

  /// The price is beyond [SaleLimits#MAX_PRICE_MINOR].
  record PriceTooLarge(int position, long priceMinor, long maxMinor) implements SaleRefusal {}

  /// A discount below zero would be a surcharge.
  record DiscountNegative(long discountMinor) implements SaleRefusal {}

  /// More than 100 %.
  record DiscountAboveWhole(Rate rate) implements SaleRefusal {}

  /// The line's discount is more than the line comes to.
  record DiscountAbovePrice(int position, long discountMinor, long priceMinor)
      implements SaleRefusal {}

  /// The ticket discount is more than the lines come to. Also the answer to voiding or reducing a
  /// line under a ticket discount of a fixed amount: change the discount first.
  record DiscountAboveTotal(long discountMinor, long totalMinor) implements SaleRefusal {}

  /// A line or the ticket would pass [SaleLimits#MAX_TOTAL_MINOR].
  record TotalTooLarge(long totalMinor, long maxMinor) implements SaleRefusal {}

  /// The note is longer than [SaleLimits#MAX_NOTE_LENGTH].
  record NoteTooLong(int length, int maxLength) implements SaleRefusal {}

  /// The note cannot be kept: it holds a NUL, or half of a character.
  record NoteUnreadable() implements SaleRefusal {}

  /// There is nothing to pay: no line counts, or everything is paid.
  record NothingToPay() implements SaleRefusal {}

  /// Less than the smallest amount of money was given.
  record TenderNotPositive(long amountMinor) implements SaleRefusal {}

  /// With this tender, more than [SaleLimits#MAX_TOTAL_MINOR] would be given in all.
  record TenderTooLarge(long amountMinor, long maxMinor) implements SaleRefusal {}

  /// The tender exceeds what is still due, and its kind gives no change.
  record TenderAboveDue(TenderKind kind, long amountMinor, long dueMinor) implements SaleRefusal {}

  /// The tender would be one too many.
  record TooManyTenders(int maxTenders) implements SaleRefusal {}

  /// There is no tender of that position.
  record NoSuchTender(int position) implements SaleRefusal {}

  /// Money has been taken: give it back and remove the tenders before selling on.
  record MoneyTaken(long tenderedMinor) implements SaleRefusal {}

  /// The tenders do not cover what is due.
  record NotEnoughTendered(long dueMinor, long tenderedMinor) implements SaleRefusal {}

  /// The ticket as a whole would be refused at the centre, where nobody could correct it any more:
  /// the till's clock stands before 1970, or the company's own records are not what they should be.
  ///
  /// @param field what is wrong, as the catalogue of tables calls it
  /// @param code what is wrong with it
  record TicketUnacceptable(String field, String code) implements SaleRefusal {}
}
