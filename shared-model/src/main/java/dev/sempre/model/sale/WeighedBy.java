package dev.sempre.model.sale;

/// Where the quantity of a line comes from that a scale was asked for. Stored by name: a name never
/// changes its meaning. Source: T4.
public enum WeighedBy {
  /// A scale told it to the till.
  SCALE,
  /// A person typed it, since the scale did not tell it, or changed it afterwards.
  HAND,
  /// One that only a newer program knows.
  OTHER;

  /// What a stored name says; [#OTHER] if this program does not know it. Source: O2.
  public static WeighedBy named(String name) {
    for (WeighedBy each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return OTHER;
  }
}
