package dev.sempre.pos.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses scenes: AtlantaFX Primer as the base, Sempre's colour tokens and shapes on top, Roboto
/// as the font. UI thread only.
public final class Look {
  private static final String BASE = css(Look.class, "base.css");
  private static final String LIGHT = css(Look.class, "light.css");
  private static final String DARK = css(Look.class, "dark.css");
  private static final List<String> FONTS =
      List.of("fonts/Roboto-Regular.ttf", "fonts/Roboto-Medium.ttf", "fonts/Roboto-Bold.ttf");

  private static boolean fontsLoaded;

  private Look() {}

  /// Gives `scene` the look of `theme`. May be called again at any time to change the theme of a
  /// scene that is showing; stylesheets that views have added themselves stay.
  public static void dress(Scene scene, Theme theme) {
    loadFonts();
    scene.setUserAgentStylesheet(
        switch (theme) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
          case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
        });
    String tokens =
        switch (theme) {
          case LIGHT -> LIGHT;
          case DARK -> DARK;
        };
    ObservableList<String> sheets = scene.getStylesheets();
    if (sheets.contains(BASE)) {
      sheets.replaceAll(sheet -> sheet.equals(LIGHT) || sheet.equals(DARK) ? tokens : sheet);
    } else {
      sheets.addAll(0, List.of(tokens, BASE));
    }
  }

  /// The address of a stylesheet that lies beside `owner`, ready for `getStylesheets().add`.
  ///
  /// @throws NullPointerException if there is none: a bug of the build
  public static String css(Class<?> owner, String name) {
    return Objects.requireNonNull(owner.getResource(name), name).toExternalForm();
  }

  private static void loadFonts() {
    if (fontsLoaded) {
      return;
    }
    for (String name : FONTS) {
      try (InputStream font = Objects.requireNonNull(Look.class.getResourceAsStream(name), name)) {
        // Size 0 asks for the default size; only the registration of the family matters.
        Objects.requireNonNull(Font.loadFont(font, 0), name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    fontsLoaded = true;
  }
}
