package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The days, months and years that were closed, which no one closes by hand. Source: R37, T13.
class PeriodsJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void aDayIsLookedAtAndPrintedByKeyboardAlone(FxRobot robot) {
    stand.drawer.closePeriods();
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("100");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    robot.push(KeyCode.F1);
    until(() -> shows("#period-1"));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.F12);
    until(() -> shows("#z-number"));
    assertThat(text("#z-number")).isEqualTo("Day 28/05/2026, till 1-2");
    assertThat(text("#z-seal")).isEqualTo("Seal no. 12,705 of chain 1-2, signed by this till.");
    until(() -> !stand.scene().lookup("#report-print").isDisabled());
    robot.push(KeyCode.F6);
    until(() -> !stand.shiftPaper.of("d").isEmpty());
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#shift-count"));
  }

  @Test
  void whereNothingIsClosedYetItSaysSo(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.push(KeyCode.F1);
    until(() -> shows("#periods-cancel"));
    assertThat(shows("#period-show")).isFalse();
    robot.push(KeyCode.F12);
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#float"));
  }
}
