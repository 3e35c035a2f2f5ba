package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class ShellJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "EN, Apply",
    "IT, Applica",
    "PT_BR, Aplicar",
    "FR, Appliquer",
  })
  void everyLabelFollowsTheLanguageWhileAPanelIsOpen(
      Language language, String apply, FxRobot robot) {
    logIn(robot, "lucia");
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> !stand.till.onDisk().isEmpty());
    robot.push(KeyCode.F2);
    until(() -> shows("#figure"));
    click(robot, "#menu");
    click(robot, "#language-" + language.tag());
    until(() -> stand.words.language() == language);
    assertThat(text("#figure-apply")).isEqualTo(apply);
    assertThat(shows("#figure")).isTrue();
    stand.picture("language");
  }

  @Test
  void theThemeChangesWhileWorking(FxRobot robot) {
    logIn(robot, "maria");
    click(robot, "#menu");
    stand.picture("menu");
    click(robot, "#menu-theme");
    until(() -> stand.shell.themeProperty().get() == Theme.DARK);
    stand.picture("sell-empty");
  }

  @Test
  void theChipTriesAtOnceAndOpensTheMonitor(FxRobot robot) {
    logIn(robot, "maria");
    does(() -> stand.shell.show(new LinkState.Reconnecting(4, Stand.NOW.plusSeconds(21), 3)));
    click(robot, "#chip");
    stand.picture("chip");
    click(robot, "#link-try-now");
    until(() -> stand.triesNow.get() == 1);
    click(robot, "#chip");
    click(robot, "#link-monitor");
    until(() -> stand.shell.screenProperty().get() == Screen.SYNC);
    click(robot, "#rail-sell");
    until(() -> shows("#entry"));
  }

  @Test
  void aSheetClosesAtEscapeAndTheScreenBelowKeepsItsPanel(FxRobot robot) {
    logIn(robot, "maria");
    robot.push(KeyCode.F6);
    until(() -> shows("#customers"));
    click(robot, "#cashier");
    until(() -> shows("#menu-lock"));
    stand.picture("cashier");
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#menu-lock"));
    assertThat(shows("#customers")).isTrue();
  }

  @Test
  void whoeverHasToWaitTypesNothingAndCanAskOrLetAnotherOneIn(FxRobot robot) {
    does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    until(() -> shows("#person-joao"));
    click(robot, "#person-joao");
    for (int i = 0; i < 3; i++) {
      robot.write("1357").push(KeyCode.ENTER);
      until(() -> shows("#login-explain") && ((TextInputControl) node("#pin")).getText().isEmpty());
    }
    until(() -> shows("#lift-lock"));
    for (String closed : List.of("#pin", "#pin-1", "#login-enter")) {
      assertThat(node(closed).isDisabled()).as(closed).isTrue();
    }
    assertThat(node("#lift-lock").isDisabled()).isFalse();
    click(robot, "#login-explain");
    until(() -> shows("#trouble-code"));
    assertThat(text(".pin-panel > .subtitle")).isEqualTo(stand.words.say(Word.TROUBLE_TITLE));
    click(robot, "#trouble-back");
    until(() -> !shows("#trouble-code"));

    click(robot, "#person-maria");
    until(() -> !node("#pin").isDisabled());
    assertThat(shows("#lift-lock")).isFalse();
    assertThat(node("#pin").isFocused()).isTrue();
  }

  @Test
  void aLockedTillShowsTheCashiersAndKeepsTheCart(FxRobot robot) {
    logIn(robot, "maria");
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> !stand.till.onDisk().isEmpty());
    click(robot, "#cashier");
    click(robot, "#menu-lock");
    until(() -> shows("#person-lucia"));
    assertThat(shows("#cashier")).isFalse();
    scan(stand.shop.codeOf("Focaccia"));
    logIn(robot, "maria");
    assertThat(stand.till.onDisk().lines()).hasSize(1);
  }
}
