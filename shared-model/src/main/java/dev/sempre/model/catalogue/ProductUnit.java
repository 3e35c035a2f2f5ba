package dev.sempre.model.catalogue;

/// What a product is counted or measured in.
public enum ProductUnit {
  /// Sold in whole pieces only.
  PIECE(false),
  KILOGRAM(true),
  LITRE(true),
  METRE(true),
  SQUARE_METRE(true),
  HOUR(true),
  /// One that only a newer program knows: sold in whole ones, shown without a sign.
  OTHER(false);

  private final boolean divisible;

  ProductUnit(boolean divisible) {
    this.divisible = divisible;
  }

  /// The unit of a stored name; [#OTHER] if this program does not know it. Source: O2.
  public static ProductUnit named(String name) {
    for (ProductUnit each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return OTHER;
  }

  /// True if fractions of the unit can be sold.
  public boolean isDivisible() {
    return divisible;
  }
}
