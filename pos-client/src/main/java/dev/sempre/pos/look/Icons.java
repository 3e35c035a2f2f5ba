package dev.sempre.pos.look;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons at the sizes that the screens use. Icons never speak alone: a word stands beside
/// each, or its control carries an accessible text.
public final class Icons {
  private Icons() {}

  /// 14 px, beside secondary text.
  public static FontIcon small(Feather icon, String... styles) {
    return of(icon, "icon-small", styles);
  }

  /// 18 px, on keys and in bars.
  public static FontIcon normal(Feather icon, String... styles) {
    return of(icon, "icon-normal", styles);
  }

  /// 24 px, in cards and empty states.
  public static FontIcon large(Feather icon, String... styles) {
    return of(icon, "icon-large", styles);
  }

  /// Sizes are a matter of base.css, like all others: Primer's stylesheet would overrule one set
  /// here.
  private static FontIcon of(Feather icon, String size, String... styles) {
    FontIcon node = FontIcon.of(icon);
    node.getStyleClass().add(size);
    node.getStyleClass().addAll(styles);
    return node;
  }
}
