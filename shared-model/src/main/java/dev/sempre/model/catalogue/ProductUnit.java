package dev.sempre.model.catalogue;

/// What a product is counted or measured in.
public enum ProductUnit {
  /// Sold in whole pieces only.
  PIECE(false),
  KILOGRAM(true),
  LITRE(true),
  METRE(true),
  SQUARE_METRE(true),
  HOUR(true);

  private final boolean divisible;

  ProductUnit(boolean divisible) {
    this.divisible = divisible;
  }

  /// True if fractions of the unit can be sold.
  public boolean isDivisible() {
    return divisible;
  }
}
