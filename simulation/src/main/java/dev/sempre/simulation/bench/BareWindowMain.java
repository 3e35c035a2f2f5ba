package dev.sempre.simulation.bench;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The least that a JavaFX program can show and type into: a window with one text field. Says so in
/// one line when its first frame is laid out, at the very moment at which the till does, and ends.
public final class BareWindowMain {
  static final String SHOWN = "SHOWN";

  private BareWindowMain() {}

  public static void main(String[] arguments) {
    Application.launch(Window.class, arguments);
  }

  /// The window.
  public static final class Window extends Application {
    @Override
    public void start(Stage stage) {
      Scene scene = new Scene(new StackPane(new TextField()), 1_366, 768);
      stage.setScene(scene);
      stage.show();
      AtomicReference<@Nullable Runnable> once = new AtomicReference<>();
      once.set(() -> {
        scene.removePostLayoutPulseListener(once.get());
        System.out.println(SHOWN);
        System.out.flush();
        Platform.exit();
      });
      scene.addPostLayoutPulseListener(once.get());
      Platform.requestNextPulse(); // The first may have passed already.
    }
  }
}
