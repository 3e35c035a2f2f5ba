package dev.sempre.pos.baskets;

import dev.sempre.model.money.Currency;
import java.util.OptionalLong;

/// What a line of a file asks for, understood as far as is possible without the catalogue.
sealed interface Wish {
  /// Digits of a quantity behind the point.
  int QUANTITY_DIGITS = 3;

  /// A line that says what is bought.
  ///
  /// @param code what to look for first: the line's code, or its item
  /// @param name what it is called: the line's item, or its code
  /// @param quantityMilli thousandths, more than 0
  /// @param priceMinor price of one unit if the goods have none here, minor units, 0 or more: the
  ///   line's, or one unit of the currency
  record Clear(String code, String name, long quantityMilli, long priceMinor) implements Wish {}

  /// A line that does not.
  ///
  /// @param why what is wrong with it
  record Unclear(String why) implements Wish {}

  static Wish read(Basket.Row row, Currency currency) {
    String code = row.code() != null ? row.code() : row.item();
    if (code == null) {
      return new Unclear("neither code nor item");
    }
    OptionalLong quantityMilli = Decimals.scaled(row.quantity(), QUANTITY_DIGITS);
    if (quantityMilli.isEmpty()) {
      return new Unclear("quantity '" + row.quantity() + "' is no number in thousandths");
    }
    if (quantityMilli.getAsLong() <= 0) {
      return new Unclear("quantity " + row.quantity() + " is not more than 0");
    }
    String price = row.price() == null ? "1" : row.price();
    OptionalLong priceMinor = Decimals.scaled(price, currency.minorDigits());
    if (priceMinor.isEmpty()) {
      return new Unclear("price '" + price + "' is no amount of " + currency);
    }
    return new Clear(
        code,
        row.item() != null ? row.item() : code,
        quantityMilli.getAsLong(),
        priceMinor.getAsLong());
  }
}
