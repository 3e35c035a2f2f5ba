package dev.sempre.pos.look;

/// The two looks of the program. Both meet WCAG AA for every text on every surface.
public enum Theme {
  /// Dark text on light surfaces, the default.
  LIGHT,
  /// Light text on dark surfaces, for dim rooms.
  DARK;

  /// The other one.
  public Theme other() {
    return switch (this) {
      case LIGHT -> DARK;
      case DARK -> LIGHT;
    };
  }
}
