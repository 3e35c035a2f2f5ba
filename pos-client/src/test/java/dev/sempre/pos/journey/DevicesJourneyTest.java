package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
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
    fire("#other-save");
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

  @Test
  void theFieldsThatAreMissingAreMarkedUntilTheyAreFilledIn(FxRobot robot) {
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#device-add");
    until(() -> shows("#device-name"));
    Background address = background("#device-address");
    Background port = background("#device-port");
    fire("#device-save");
    until(() -> shows("#devices-message"));
    until(() -> !background("#device-address").equals(address));
    assertThat(lack("#device-address")).isEqualTo("Fill in this field.");
    assertThat(background("#device-port")).as("it is right").isEqualTo(port);
    assertThat(lack("#device-port")).isEmpty();
    until(() -> node("#device-name").isFocused());
    does(() -> ((TextInputControl) node("#device-port")).setText("99999"));
    until(() -> lack("#device-port").equals("A number from 1 to 65535."));
    does(() -> ((TextInputControl) node("#device-address")).setText("10.0.0.9"));
    until(() -> background("#device-address").equals(address));
    assertThat(lack("#device-address")).isEmpty();
  }

  @Test
  void whoSavesWhatIsNotFilledInIsBroughtToTheFieldAlsoWhereItIsFarBelow(FxRobot robot) {
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#devices-tab-other");
    until(() -> shows("#other-drawer-own"));
    fire("#other-drawer-own");
    until(() -> shows("#other-drawer-host"));
    for (int time = 0; time < 2; time++) {
      does(() -> scrolled().setVvalue(1));
      fire("#other-save");
      until(() -> node("#other-drawer-host").isFocused());
      Bounds field =
          node("#other-drawer-host").localToScene(node("#other-drawer-host").getLayoutBounds());
      assertThat(scrolled().localToScene(scrolled().getLayoutBounds()).contains(field)).isTrue();
      does(() -> node("#other-save").requestFocus());
    }
  }

  @Test
  void thePasswordOfTheMailServerIsNotShownButThatOneIsKept(FxRobot robot) {
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#devices-tab-mail");
    until(() -> shows("#mail-password"));
    assertThat(((TextInputControl) node("#mail-password")).getPromptText()).isEqualTo("None yet");
    does(stand.devices::furnish);
    does(() -> stand.shell.go(Screen.SYNC));
    does(() -> stand.shell.go(Screen.DEVICES));
    until(() ->
        ((TextInputControl) node("#mail-password"))
            .getPromptText()
            .equals("Kept; type to replace it"));
    assertThat(((TextInputControl) node("#mail-password")).getText()).isEmpty();
  }

  /// Whoever comes next would save it, and could not read what it is.
  @Test
  void aPasswordThatIsTypedAndNotSavedIsNotThereForWhoeverComesNext(FxRobot robot) {
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#devices-tab-mail");
    until(() -> shows("#mail-password"));
    does(() -> ((TextInputControl) node("#mail-password")).setText("geheim"));
    does(() -> stand.shell.go(Screen.SYNC));
    does(() -> stand.shell.go(Screen.DEVICES));
    until(() -> shows("#mail-password"));
    assertThat(((TextInputControl) node("#mail-password")).getText()).isEmpty();
  }

  @Test
  void whatWaitsForAPrinterThatIsGoneIsNotTriedThereAndThrowingAwayLooksTheSameEverywhere(
      FxRobot robot) {
    logIn(robot, "lucia");
    does(stand.devices::furnish);
    does(() -> stand.shell.go(Screen.DEVICES));
    click(robot, "#devices-tab-queue");
    until(() -> shows("#queue-drop-all"));
    List<Label> fates =
        node(".devices").lookupAll(".small").stream()
            .filter(Label.class::isInstance)
            .map(Label.class::cast)
            .filter(label -> label.getText().contains("E910"))
            .toList();
    assertThat(fates).hasSize(1);
    List<String> keys =
        fates.getFirst().getParent().lookupAll(".key").stream()
            .map(key -> ((Button) key).getText())
            .toList();
    assertThat(keys).contains("Discard").doesNotContain("Try now").hasSizeGreaterThan(1);
    assertThat(
            node(".devices").lookupAll(".key").stream()
                .filter(Button.class::isInstance)
                .filter(key -> ((Button) key).getText().contains("iscard")))
        .hasSizeGreaterThan(2)
        .allMatch(key -> key.getStyleClass().contains("danger"));
  }

  private ScrollPane scrolled() {
    return (ScrollPane) node(".devices .scroll-pane");
  }

  /// What is said below a field; empty if nothing is.
  private String lack(String id) {
    return node(id).getParent().lookupAll(".device-lack").stream()
        .filter(Node::isVisible)
        .map(line -> ((Label) line).getText())
        .collect(Collectors.joining());
  }

  private Background background(String id) {
    return ((Region) node(id)).getBackground();
  }

  /// A cashier sends receipts to another printer, since theirs is dead; a manager sets up something
  /// else that day. The drawer is still plugged in where it was.
  @Test
  void theDrawerStaysWhereItIsWhateverElseIsSaved(FxRobot robot) {
    does(stand.devices::furnish);
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.DEVICES));
    does(() -> stand.devices.sendReceiptsTo("2"));
    click(robot, "#devices-tab-other");
    until(() -> shows("#other-drawer-at-1"));
    does(() -> assertThat(((ToggleButton) node("#other-drawer-at-1")).isSelected()).isTrue());
    click(robot, "#other-automatic-no");
    robot.push(KeyCode.TAB);
    fire("#other-save");
    until(() -> !stand.devices.settings().automatic());
    assertThat(stand.devices.settings().drawer())
        .isEqualTo(new DrawerSettings.BehindPrinter("1", EscPosEncoder.Pin.TWO));

    fire("#other-drawer-own");
    until(() -> shows("#other-drawer-host"));
    fire("#other-drawer-kind-device_file");
    until(() -> shows("#other-drawer-device"));
    does(() -> ((TextInputControl) node("#other-drawer-device")).setText("/dev/ttyUSB0"));
    fire("#other-save");
    DrawerSettings port =
        new DrawerSettings.OwnWire(
            new Connection.DeviceFile("/dev/ttyUSB0"), EscPosEncoder.Pin.TWO);
    until(() -> stand.devices.settings().drawer().equals(port));
    // Also as it was read from the file: nothing has to be filled in anew for something else.
    fire("#other-automatic-yes");
    fire("#other-save");
    until(() -> stand.devices.settings().automatic());
    assertThat(stand.devices.settings().drawer()).isEqualTo(port);
  }

  private void fire(String id) {
    does(() -> ((ButtonBase) node(id)).fire());
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
