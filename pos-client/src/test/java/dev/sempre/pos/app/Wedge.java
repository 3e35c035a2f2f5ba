package dev.sempre.pos.app;

import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.util.WaitForAsyncUtils;

/// A scanner that types, before a scene.
final class Wedge {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private Wedge() {}

  /// Types `code` as fast as scanners do, with Enter behind it.
  static void scan(Scene scene, String code) {
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE_MILLIS,
        () -> {
          for (int i = 0; i < code.length(); i++) {
            fire(scene, KeyEvent.KEY_TYPED, code.substring(i, i + 1), KeyCode.UNDEFINED);
          }
          fire(scene, KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
          fire(scene, KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
        });
  }

  private static void fire(Scene scene, EventType<KeyEvent> type, String character, KeyCode code) {
    Node focused = scene.getFocusOwner();
    KeyEvent event = new KeyEvent(type, character, "", code, false, false, false, false);
    Event.fireEvent(focused == null ? scene : focused, event);
  }
}
