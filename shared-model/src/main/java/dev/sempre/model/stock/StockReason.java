package dev.sempre.model.stock;

/// Why goods moved. Sales and returns are not here: their lines are movements by themselves.
public enum StockReason {
  /// Goods came in from a supplier.
  RECEIPT,
  /// Goods went back to a supplier.
  RETURN_TO_SUPPLIER,
  TRANSFER_IN,
  TRANSFER_OUT,
  /// Difference found by counting.
  COUNT,
  /// Corrected by hand.
  ADJUSTMENT,
  /// Broken, stolen, out of date.
  WASTE,
  /// Made.
  PRODUCTION,
  /// Used up in making something.
  CONSUMPTION
}
