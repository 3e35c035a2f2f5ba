package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shift.CounterMoney.Pile;
import java.time.LocalDateTime;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Money before a cashier who will not come back: others get in, and the shift is closed. Source:
/// T8, T13.
class MoneyJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void moneyOfOneWhoWillNotComeBackIsSetAsideBeforeTheZByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("100");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    stand.drawer.lie(
        List.of(
            new Pile("joao", "João Pedro", true, 2_000, 0, 0, at),
            new Pile("maria", "Maria B.", false, 500, 1_250, 300, at.plusMinutes(5))));
    robot.push(KeyCode.F12);
    until(() -> shows("#pieces-50000"));
    robot.write("3");
    robot.push(KeyCode.F12);
    until(() -> shows("#difference"));
    untilFocused("#reason");
    robot.write("count");
    stand.drawer.refuseOnce(new ShiftRefusal.MoneyLies("Maria B."));
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-message"));
    assertThat(text("#shift-message"))
        .startsWith("Maria B. has taken money for a payment that is not finished.")
        .contains("set the money aside with F9");
    until(() -> onUiLying() == 2);
    robot.push(KeyCode.F9);
    until(() -> shows("#lying-1"));
    robot.push(KeyCode.DOWN);
    stand.picture("money-aside");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    assertThat(text("#shift-message")).isEqualTo("The money of Maria B. is set aside.");
    robot.push(KeyCode.F9);
    until(() -> shows("#lying-0"));
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count") && !shows("#lying-money"));

    robot.push(KeyCode.F12);
    until(() -> shows("#pieces-50000"));
    robot.write("3");
    robot.push(KeyCode.F12);
    until(() -> shows("#difference"));
    untilTyped("#reason", "Set aside from Maria B.: €5.00; Set aside from João Pedro: €20.00");
    robot.push(KeyCode.F12);
    until(() -> shows("#z-number"));
    assertThat(stand.drawer.deeds())
        .contains("set aside maria", "set aside joao")
        .last()
        .asString()
        .endsWith("Set aside from Maria B.: €5.00; Set aside from João Pedro: €20.00");
  }

  private int onUiLying() {
    var now = stand.drawer.look();
    return now.money().lying().size();
  }

  private void untilFocused(String query) {
    until(() -> {
      var focused = stand.scene().getFocusOwner();
      return focused instanceof TextInputControl && focused.equals(Seen.find(stand.scene(), query));
    });
  }

  @Test
  void whoComesBehindOneWhoWentHomeGetsInByKeyboardAlone(FxRobot robot) {
    logIn(robot, "maria");
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> !stand.till.onDisk().isEmpty());
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    robot.write("0.50");
    robot.push(KeyCode.ENTER);
    until(() -> stand.sell.moneyLies());
    does(stand.shell::lock);
    until(() -> shows("#person-joao"));
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    until(() -> stand.scene().lookup("#person-joao").isFocused());
    robot.push(KeyCode.ENTER);
    until(() -> shows("#set-aside"));
    stand.picture("login-money-aside");
    while (!focused("#set-aside")) {
      robot.push(KeyCode.TAB);
    }
    robot.push(KeyCode.ENTER);
    until(() -> shows("#approver-lucia"));
    while (!focused("#approver-lucia")) {
      robot.push(KeyCode.TAB);
    }
    robot.push(KeyCode.ENTER);
    until(() -> focused("#pin"));
    robot.write(FakeLogIn.PIN);
    robot.push(KeyCode.ENTER);
    until(() -> !shows("#set-aside") && shows("#person-joao") && focused("#pin"));
    robot.write(FakeLogIn.PIN);
    robot.push(KeyCode.ENTER);
    until(() -> stand.shell.screenProperty().get() == Screen.SELL && shows("#entry"));
    assertThat(stand.sell.moneyLies()).isFalse();
    assertThat(stand.till.onDisk().isEmpty()).isTrue();
  }

  private boolean focused(String query) {
    var node = Seen.find(stand.scene(), query);
    return node != null && node.isFocused();
  }
}
