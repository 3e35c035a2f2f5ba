package dev.sempre.pos.look;

import javafx.scene.paint.Color;

/// How far colours stand apart. Source: WCAG 2.2, 1.4.3 (text), 1.4.11 (marks) and its definitions
/// of relative luminance and of large text.
public final class Wcag {
  /// What a text needs.
  public static final double TEXT = 4.5;

  /// What large text needs, and what is not text: icons, rings, the edges of fields.
  public static final double MARK = 3;

  /// 18 pt at 96 px to the inch.
  public static final double LARGE_PX = 24;

  /// 14 pt, if it is bold.
  public static final double LARGE_BOLD_PX = 18.66;

  private Wcag() {}

  /// From 1 (the same) to 21 (black and white). Both are opaque.
  public static double contrast(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  /// What is seen where `above`, which may be translucent, lies on `below`.
  public static Color blend(Color above, Color below) {
    double share = above.getOpacity();
    return Color.color(
        above.getRed() * share + below.getRed() * (1 - share),
        above.getGreen() * share + below.getGreen() * (1 - share),
        above.getBlue() * share + below.getBlue() * (1 - share));
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
