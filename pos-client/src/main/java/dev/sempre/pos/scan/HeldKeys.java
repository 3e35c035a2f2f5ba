package dev.sempre.pos.scan;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Tells a key that is held down from one that is pressed again. A keyboard sends the first over
/// and over, and nothing but the missing release shows it: where money is taken each Enter would
/// mean that all the rest was given. A held Enter goes no further. One for each scene, as a key
/// that was pressed on one screen may be held until the next.
final class HeldKeys {
  /// No keyboard waits longer before it sends a held key again. What comes later is a press of its
  /// own, and the release before it went to another window.
  private static final long LONGEST_WAIT_MILLIS = 1_500;

  private final LongSupplier nowMillis;
  private final Map<KeyCode, Long> lastMillis = new EnumMap<>(KeyCode.class);
  private boolean repeats;

  private HeldKeys(LongSupplier nowMillis) {
    this.nowMillis = nowMillis;
  }

  /// Those of a scene, to which it listens from now on.
  ///
  /// @param nowMillis a clock that never goes back
  static HeldKeys of(Scene scene, LongSupplier nowMillis) {
    return (HeldKeys)
        scene
            .getProperties()
            .computeIfAbsent(HeldKeys.class, _ -> new HeldKeys(nowMillis).listenTo(scene));
  }

  private HeldKeys listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> lastMillis.remove(event.getCode()));
    return this;
  }

  private void pressed(KeyEvent event) {
    long now = nowMillis.getAsLong();
    Long before = lastMillis.put(event.getCode(), now);
    repeats = before != null && now - before <= LONGEST_WAIT_MILLIS;
    if (repeats && event.getCode() == KeyCode.ENTER) {
      event.consume();
    }
  }

  /// Whether the key that was pressed last was down already.
  boolean repeats() {
    return repeats;
  }
}
