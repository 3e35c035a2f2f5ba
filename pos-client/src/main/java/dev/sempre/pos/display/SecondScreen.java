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
  /// The screens of a machine beside the till's own.
  interface Screens {
    /// Where the second one is; empty while there is none.
    Optional<Rectangle2D> second();

    /// Tells on the UI thread of every screen that comes or goes.
    Subscription subscribe(Runnable changed);
  }

  private final Executor ui;
  private final Screens screens;
  private final FaceView view = new FaceView();
  private final Subscription changes;
  private @Nullable Scene scene;
  private @Nullable Stage stage;
  private @Nullable Face last;

  /// Made on the UI thread.
  ///
  /// @param ui runs steps on the UI thread
  public SecondScreen(Executor ui) {
    this(ui, new OfThisMachine());
  }

  /// @param screens of the machine
  SecondScreen(Executor ui, Screens screens) {
    this.ui = ui;
    this.screens = screens;
    this.changes = screens.subscribe(this::place);
  }

  private record OfThisMachine() implements Screens {
    @Override
    public Optional<Rectangle2D> second() {
      return Screen.getScreens().stream()
          .filter(screen -> !screen.equals(Screen.getPrimary()))
          .findFirst()
          .map(Screen::getBounds);
    }

    @Override
    public Subscription subscribe(Runnable changed) {
      return Screen.getScreens().subscribe(changed);
    }
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
      changes.unsubscribe();
      last = null;
      place();
    });
  }

  private void place() {
    Optional<Rectangle2D> second = screens.second();
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
      Rectangle2D bounds = second.get();
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
    Stage opened = new Stage(StageStyle.UNDECORATED);
    opened.initOwner(till);
    opened.setScene(scene());
    boolean worked = till.isFocused();
    opened.show();
    if (worked) {
      till.requestFocus();
    }
    return opened;
  }

  /// The same for each window that it opens: the view cannot stand in two.
  private Scene scene() {
    Scene dressed = scene;
    if (dressed == null) {
      dressed = new Scene(view);
      Look.dress(dressed, Theme.LIGHT);
      scene = dressed;
    }
    return dressed;
  }
}
