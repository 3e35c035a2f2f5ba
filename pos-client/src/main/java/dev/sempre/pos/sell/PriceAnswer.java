package dev.sempre.pos.sell;

import dev.sempre.model.sale.LineItem;
import org.jspecify.annotations.Nullable;

/// What something would cost here and now.
public sealed interface PriceAnswer {
  /// It is sold at this price.
  ///
  /// @param item as it would stand on the ticket
  /// @param quantityMilli how much of it the scanned label says there is, thousandths of its unit;
  ///   null if it says nothing
  record Found(LineItem item, @Nullable Long quantityMilli) implements PriceAnswer {}

  /// Nothing in this shop answers to the code.
  record Unknown(String code) implements PriceAnswer {}

  /// It cannot be sold now.
  record Blocked(Obstacle obstacle) implements PriceAnswer {}

  /// The disk does not answer.
  record NotRead(Failure failure) implements PriceAnswer {}
}
