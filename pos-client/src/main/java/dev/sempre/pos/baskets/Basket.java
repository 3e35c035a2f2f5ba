package dev.sempre.pos.baskets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one customer buys, as a file says it.
///
/// @param id what the file calls it
/// @param rows in the order of the file
public record Basket(String id, List<Row> rows) {

  public Basket {
    rows = List.copyOf(rows);
  }

  /// One line of the file, as it is written there.
  ///
  /// @param lineNumber in the file, from 1
  /// @param code a barcode or the company's own code; null if the line has none
  /// @param item what it is called; null if the line does not say
  /// @param quantity decimal number of pieces, kilograms, ...
  /// @param price decimal price of one unit, for goods that have none here; null if the line has
  ///   none
  public record Row(
      long lineNumber,
      @Nullable String code,
      @Nullable String item,
      String quantity,
      @Nullable String price) {}
}
