package dev.sempre.pos.demo;

import dev.sempre.pos.look.Picture;
import dev.sempre.pos.look.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// A person and a scanner before the screens: touches what is shown, types, scans, waits until
/// something is so, and takes pictures. Every wait ends with an error that says what was waited
/// for. Called from any thread but the UI thread.
final class Hands {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 40;

  private final Scene scene;
  private final Path pictures;
  private final Pause pause;
  private int pictureCount;

  /// Waits for a moment between two looks.
  @FunctionalInterface
  interface Pause {
    void millis(long millis);
  }

  Hands(Scene scene, Path pictures, Pause pause) {
    this.scene = scene;
    this.pictures = pictures;
    this.pause = pause;
  }

  /// Runs a step on the UI thread and waits for its result.
  static <T> T onUi(Supplier<T> step) {
    try {
      return CompletableFuture.supplyAsync(step, Platform::runLater)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step on the screen failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the screen does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Waits until something is so.
  ///
  /// @param what says it in words, for the error
  /// @param so looked at on the UI thread
  void until(String what, BooleanSupplier so) {
    long tries = PATIENCE_SECONDS * 1_000 / LOOK_MILLIS;
    for (long i = 0; i < tries; i++) {
      if (onUi(() -> so.getAsBoolean())) {
        return;
      }
      pause.millis(LOOK_MILLIS);
    }
    picture("stuck");
    throw new IllegalStateException("waited in vain for: " + what);
  }

  /// Waits until a node is on the screen.
  void untilShown(String query) {
    until(query, () -> isShown(query));
  }

  boolean isShown(String query) {
    Node node = Seen.find(scene, query);
    return node != null && node.getLayoutBounds().getWidth() > 0;
  }

  /// Text of a label or a key.
  String text(String query) {
    return onUi(() -> ((Labeled) Objects.requireNonNull(Seen.find(scene, query), query)).getText());
  }

  /// Touches the middle of what is shown, in the same moment in which it is seen: what is drawn
  /// anew in between would not feel the finger before its first layout.
  void touch(String query) {
    until(
        "a key to touch, " + query,
        () -> {
          Node node = Seen.find(scene, query);
          if (node == null || !isShown(query) || node.isDisabled()) {
            return false;
          }
          finger(node, MouseEvent.MOUSE_PRESSED, true);
          finger(node, MouseEvent.MOUSE_RELEASED, false);
          finger(node, MouseEvent.MOUSE_CLICKED, false);
          return true;
        });
    settle();
  }

  private static void finger(Node node, EventType<MouseEvent> type, boolean down) {
    if (node.getScene() == null) {
      return; // What was touched has gone already, as a screen that it has closed.
    }
    Bounds bounds = node.getBoundsInLocal();
    double x = bounds.getCenterX();
    double y = bounds.getCenterY();
    Point2D onScreen = node.localToScreen(x, y);
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            x,
            y,
            onScreen.getX(),
            onScreen.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            new PickResult(node, x, y)));
  }

  /// Types into whatever has the focus, as fast as a person.
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      String key = text.substring(i, i + 1);
      onUi(() -> {
        fire(KeyEvent.KEY_TYPED, key, KeyCode.UNDEFINED);
        return true;
      });
      pause.millis(LOOK_MILLIS * 2);
    }
  }

  /// Presses a key.
  void press(KeyCode code) {
    onUi(() -> {
      fire(KeyEvent.KEY_PRESSED, "", code);
      fire(KeyEvent.KEY_RELEASED, "", code);
      return true;
    });
    settle();
  }

  /// A wedge scanner reads a code: its keys come faster than anybody types.
  void scan(String code) {
    onUi(() -> {
      for (int i = 0; i < code.length(); i++) {
        String key = code.substring(i, i + 1);
        fire(KeyEvent.KEY_TYPED, key, KeyCode.UNDEFINED);
      }
      fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
      fire(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
      fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
      return true;
    });
    settle();
  }

  private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
    Node focused = scene.getFocusOwner();
    KeyEvent event = new KeyEvent(type, character, "", code, false, false, false, false);
    Event.fireEvent(focused == null ? scene.getRoot() : focused, event);
  }

  private void settle() {
    onUi(() -> true);
    pause.millis(LOOK_MILLIS);
    onUi(() -> true);
  }

  /// Saves what a device on the screen shows.
  ///
  /// @param drawn draws it, on the UI thread
  /// @return the file
  Path picture(String name, Supplier<? extends Parent> drawn) {
    Path file = next(name);
    onUi(() -> save(new Scene(drawn.get()), file));
    return file;
  }

  private Path next(String name) {
    return pictures.resolve(String.format("%02d-%s.png", ++pictureCount, name));
  }

  private static boolean save(Scene shown, Path file) {
    try {
      Picture.save(shown, file);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Saves what the screen shows.
  ///
  /// @return the file
  Path picture(String name) {
    settle();
    Path file = next(name);
    onUi(() -> save(scene, file));
    return file;
  }
}
