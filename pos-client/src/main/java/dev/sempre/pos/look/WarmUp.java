package dev.sempre.pos.look;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lets the toolkit load what every screen needs, at a time at which nobody waits for it: while the
/// database is still being opened. Worth a tenth of the start of the till. UI thread only.
public final class WarmUp {
  private WarmUp() {}

  /// Draws a small screen that nobody sees.
  public static void run() {
    HBox row = new HBox(new Label("", Icons.normal(Feather.USER)), new PasswordField());
    VBox column =
        new VBox(row, new ScrollPane(new TilePane(new Button("0", Icons.large(Feather.MENU)))));
    Scene scene = new Scene(column, 640, 480);
    Look.dress(scene, Theme.LIGHT);
    column.applyCss();
    column.layout();
  }
}
