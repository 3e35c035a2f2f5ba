package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class DevicesJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void whatIsFilledInAndNotSavedStandsWhateverIsLookedAtMeanwhile(FxRobot robot) {
    logIn(robot, "lucia");
    stand.devices.manager(false);
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#devices-tab-other");
    click(robot, "#other-automatic-no");
    click(robot, "#other-drawer-own");
    click(robot, "#other-drawer-host").write("10.0.0.9", 1);
    does(() -> stand.words.speak(Language.FR));
    stands();
    assertThat(text("#other-save")).isEqualTo("Enregistrer");
    does(() -> stand.words.speak(Language.EN));
    stands();
    robot.push(KeyCode.TAB);
    click(robot, "#other-save");
    until(() -> shows("#devices-message"));
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    click(robot, "#trouble-back");
    until(() -> shows("#other-drawer-host"));
    stands();
    click(robot, "#devices-tab-mail");
    until(() -> shows("#mail-host"));
    click(robot, "#devices-tab-other");
    until(() -> shows("#other-drawer-host"));
    stands();
  }

  private void stands() {
    does(() -> {
      assertThat(((TextInputControl) node("#other-drawer-host")).getText()).isEqualTo("10.0.0.9");
      assertThat(((ToggleButton) node("#other-automatic-no")).isSelected()).isTrue();
      assertThat(((ToggleButton) node("#other-drawer-own")).isSelected()).isTrue();
    });
  }

  /// Also where all of them are asked for.
  @Test
  void thePicturesLieWhereTheBuildIsCleanedFrom() {
    assertThat(Stand.PICTURES).isEqualTo(Path.of("target", "pictures"));
  }
}
