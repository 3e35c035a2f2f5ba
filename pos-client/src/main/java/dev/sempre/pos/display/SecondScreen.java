package dev.sempre.pos.display;

import dev.sempre.pos.device.CustomerDisplay;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.Face;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Theme;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A window that fills the second screen of this machine, if there is one: it comes and goes as
/// that is plugged in and out, never takes the focus for itself, and closes with the till's own.
/// Told from any thread; shows on the UI thread, which nobody waits for.
public final class SecondScreen implements CustomerDisplay {
  private final Executor ui;
  private final FaceView view = new FaceView();
  private final Subscription screens;
  private @Nullable Stage stage;
  private @Nullable Face last;

  /// Made on the UI thread.
  ///
  /// @param ui runs steps on the UI thread
  public SecondScreen(Executor ui) {
    this.ui = ui;
    this.screens = Screen.getScreens().subscribe(this::place);
  }

  @Override
  public DeviceOutcome show(Face face) {
    ui.execute(() -> {
      last = face;
      view.show(face);
      place();
    });
    return new DeviceOutcome.Done();
  }

  /// It is not wanted any more. From any thread.
  public void hide() {
    ui.execute(() -> {
      last = null;
      place();
    });
  }

  /// It is not wanted ever again: the list of screens, which lives as long as the program, lets go
  /// of it. From any thread.
  public void close() {
    ui.execute(() -> {
      screens.unsubscribe();
      last = null;
      place();
    });
  }

  private void place() {
    Optional<Screen> second =
        Screen.getScreens().stream()
            .filter(screen -> !screen.equals(Screen.getPrimary()))
            .findFirst();
    Stage open = stage;
    if (second.isEmpty() || last == null) {
      stage = null;
      if (open != null) {
        open.close();
      }
      return;
    }
    Stage there = open == null ? open() : open;
    if (there != null) {
      stage = there;
      Rectangle2D bounds = second.get().getBounds();
      there.setX(bounds.getMinX());
      there.setY(bounds.getMinY());
      there.setWidth(bounds.getWidth());
      there.setHeight(bounds.getHeight());
    }
  }

  /// Opens the window behind the till's, which keeps the focus.
  ///
  /// @return null while the till has no window itself
  private @Nullable Stage open() {
    Window till = Window.getWindows().stream().findFirst().orElse(null);
    if (till == null) {
      return null;
    }
    Scene scene = new Scene(view);
    Look.dress(scene, Theme.LIGHT);
    Stage opened = new Stage(StageStyle.UNDECORATED);
    opened.initOwner(till);
    opened.setScene(scene);
    boolean worked = till.isFocused();
    opened.show();
    if (worked) {
      till.requestFocus();
    }
    return opened;
  }
}
