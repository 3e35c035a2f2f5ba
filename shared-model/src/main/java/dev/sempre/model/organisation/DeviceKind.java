package dev.sempre.model.organisation;

/// What an installation is for.
public enum DeviceKind {
  /// Sells.
  TILL,
  /// Manages, does not sell.
  BACK_OFFICE,
  /// Serves the other installations of its shop.
  HUB
}
