package dev.sempre.model.organisation;

/// What an installation is for.
public enum DeviceKind {
  /// Sells.
  TILL,
  /// Manages, does not sell.
  BACK_OFFICE,
  /// Serves the other installations of its shop.
  HUB;

  /// The kind of a stored name. One that only a newer program knows neither sells nor serves here.
  /// Source: O2.
  public static DeviceKind named(String name) {
    for (DeviceKind each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return BACK_OFFICE;
  }
}
