package dev.sempre.model.sale;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.TaxMode;

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

  /// The quantity is zero or less. To take goods off the ticket, void the line; what comes back is
  /// counted like what is sold.
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

  /// Less than the smallest amount of money was given; or, where money goes back, none of it.
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

  /// Nobody can owe it: no customer is on the ticket.
  record CustomerMissing() implements SaleRefusal {}

  /// More would go back to the customer than is due to him.
  ///
  /// @param amountMinor what was to go back, negative
  /// @param dueMinor what is still due to the customer, negative
  record RefundAboveDue(long amountMinor, long dueMinor) implements SaleRefusal {}

  /// The tenders do not cover what is due.
  record NotEnoughTendered(long dueMinor, long tenderedMinor) implements SaleRefusal {}

  /// More would come back than was sold and has not come back yet, as far as is known here.
  ///
  /// @param description what the line says was sold
  /// @param leftMilli how much can still come back, thousandths of its unit, 0 or more; what the
  ///   open ticket itself takes back is taken off
  record MoreThanSold(String description, long leftMilli) implements SaleRefusal {}

  /// Some of the line has come back meanwhile, with another ticket, so that what is left is worth
  /// something else. Void the line and take the goods back anew.
  record ReturnedMeanwhile(int position) implements SaleRefusal {}

  /// The ticket that the line takes back is not at this place. Void the line and take the goods
  /// back without a ticket.
  record TicketNotHere(int position) implements SaleRefusal {}

  /// The ticket was sold in another currency, or in the other tax mode; the goods can only come
  /// back without it.
  record TicketOfOtherMoney(Currency currency, TaxMode taxMode) implements SaleRefusal {}

  /// What comes back is worth what was paid for it: neither quantity, price nor discount of the
  /// line can be changed. Void it and take the goods back anew.
  record ReturnIsFixed(int position) implements SaleRefusal {}

  /// Nobody has said why the goods come back.
  record ReasonMissing(int position) implements SaleRefusal {}

  /// The reason is longer than [SaleLimits#MAX_REASON_LENGTH], or cannot be kept: it holds a NUL,
  /// or half of a character.
  record ReasonUnfit(int position, int length, int maxLength) implements SaleRefusal {}

  /// The ticket as a whole would be refused at the centre, where nobody could correct it any more:
  /// the till's clock stands before 1970, or the company's own records are not what they should be.
  ///
  /// @param field what is wrong, as the catalogue of tables calls it
  /// @param code what is wrong with it
  record TicketUnacceptable(String field, String code) implements SaleRefusal {}
}
