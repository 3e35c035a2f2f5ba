package dev.sempre.pos.journey;

import dev.sempre.pos.scan.ScanCatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.robot.Motion;

/// Who presses the keys of a [Journey]: the robot of TestFX, which goes on as soon as what was
/// pressed has been answered. TestFX itself lets 50 ms pass after whatever it does. A person is
/// slower: her pauses pass on the till's clock, and nobody waits for them.
final class Person extends ApplicationExtension {
  /// From key to key; quick typists need this long, as the till measures it.
  private static final long BETWEEN_LETTERS_MILLIS = 80;

  /// She looks at the screen before she presses a key that does something.
  private static final long LOOKS_MILLIS = 150;

  /// Until it is clear that no scanner has sent them.
  private static final long LETTERS_ARE_HELD_MILLIS = ScanCatcher.GAP_MILLIS + 10;

  @SuppressWarnings("NullAway.Init")
  private Journey journey;

  @Override
  public void postProcessTestInstance(Object test, ExtensionContext context) throws Exception {
    super.postProcessTestInstance(test, context);
    journey = (Journey) test;
  }

  private Stand stand() {
    return Objects.requireNonNull(journey.stand);
  }

  @Override
  public FxRobot push(KeyCode... combination) {
    List<KeyCode> reversed = new ArrayList<>(List.of(combination));
    Collections.reverse(reversed);
    press(combination);
    return release(reversed.toArray(new KeyCode[0]));
  }

  @Override
  public FxRobot press(KeyCode... keys) {
    stand().pass(LOOKS_MILLIS);
    for (KeyCode key : keys) {
      robotContext().getKeyboardRobot().pressNoWait(key);
      stand().settle();
    }
    return this;
  }

  @Override
  public FxRobot release(KeyCode... keys) {
    robotContext().getKeyboardRobot().releaseNoWait(keys);
    stand().settle();
    return this;
  }

  @Override
  public FxRobot write(String text) {
    return write(text, 0);
  }

  @Override
  public FxRobot write(String text, int pauseMillis) {
    for (int i = 0; i < text.length(); i++) {
      stand().pass(Math.max(pauseMillis, BETWEEN_LETTERS_MILLIS));
      robotContext()
          .getBaseRobot()
          .typeKeyboard(stand().scene(), KeyCode.UNDEFINED, text.substring(i, i + 1));
      stand().settle();
    }
    stand().settleAfter(LETTERS_ARE_HELD_MILLIS);
    return this;
  }

  @Override
  public FxRobot clickOn(Point2D where, Motion motion, MouseButton... buttons) {
    stand().pass(LOOKS_MILLIS);
    robotContext().getMouseRobot().moveNoWait(where);
    robotContext().getMouseRobot().pressNoWait(buttons);
    robotContext().getMouseRobot().releaseNoWait(buttons);
    stand().settle();
    return this;
  }

  @Override
  public FxRobot release(MouseButton... buttons) {
    robotContext().getMouseRobot().releaseNoWait(buttons);
    return this;
  }
}
