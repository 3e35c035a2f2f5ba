package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.SaleLine;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What goes wrong in one step stays in it, and what is not known is not told as known.
class TroubleJourneyTest extends Journey {
  private static final String MILK = "Latte intero fresco 1 l";

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private List<SaleLine> lines() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale().lines();
  }

  private void scanned(int lines) {
    scan(stand.shop.codeOf(MILK));
    until(() -> lines().size() == lines);
  }

  @Test
  void anErrorIsToldAndTheNextScanIsRungUp(FxRobot robot) {
    logIn(robot, "maria");
    stand.till.throwOnce(new StackOverflowError("on purpose"));
    scan(stand.shop.codeOf(MILK));
    until(() -> shows("#notice") && text("#notice-code").equals("S119"));
    scanned(1);
    assertThat(stand.bugs).singleElement().isInstanceOf(StackOverflowError.class);
    stand.bugs.clear();
  }

  @Test
  void whatANoticeMeansIsToldBesideTheTicketAndTheNextScanPutsItAway(FxRobot robot) {
    logIn(robot, "maria");
    scanned(1);
    scan("12345670");
    until(() -> shows("#notice-explain"));
    click(robot, "#notice-explain");
    until(() -> shows("#trouble-code"));
    assertThat(text("#trouble-code")).isEqualTo("S101");
    assertThat(text("#trouble-what")).isEqualTo("Nessun articolo ha il codice 12345670.");
    assertThat(text("#trouble-who")).isEqualTo("Puoi risolvere senza aiuto.");
    click(robot, "#notice");
    until(() -> !shows("#trouble-code"));
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    scanned(2);
    assertThat(shows("#trouble-code")).isFalse();
  }

  @Test
  void anExplanationLeavesThePaymentBelowItAsItIsAndNoKeyReachesIt(FxRobot robot) {
    logIn(robot, "maria");
    scanned(1);
    robot.push(KeyCode.F12);
    until(() -> shows("#pay-entry"));
    robot.write("1");
    click(robot, "#method-cash");
    until(() -> lookedUp("#due").equals("€ 0,65"));
    robot.push(KeyCode.F6);
    until(() -> shows("#notice-explain"));
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    assertThat(text("#trouble-code")).isEqualTo("P204");
    assertThat(node("#pay-entry").getParent().isVisible()).isFalse();
    robot.push(KeyCode.ENTER);
    until(() -> !shows("#trouble-code"));
    assertThat(stand.till.completed()).isEmpty();
    assertThat(lookedUp("#due")).isEqualTo("€ 0,65");

    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#trouble-code"));
    assertThat(lookedUp("#due")).isEqualTo("€ 0,65");
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    robot.write("7");
    untilTyped("#pay-entry", "7");
    assertThat(shows("#trouble-code")).isFalse();
    assertThat(stand.till.completed()).isEmpty();
  }

  private String lookedUp(String query) {
    return shows(query) ? text(query) : "";
  }

  @Test
  void inDoubtOnlyAskingAgainIsOfferedAndTheCashierMayLockButNotBeSwitched(FxRobot robot) {
    logIn(robot, "maria");
    scanned(1);
    robot.push(KeyCode.F12);
    until(() -> shows("#quick-exact"));
    stand.till.fallSilent(true);
    click(robot, "#method-card");
    until(() -> shows("#pay-again"));
    assertThat(shows("#quick-exact")).isFalse();
    assertThat(shows("#method-card")).isFalse();
    assertThat(shows("#pay-entry")).isFalse();
    stand.picture("pay-in-doubt");

    click(robot, "#cashier");
    click(robot, "#menu-switch");
    until(() -> shows("#pay-again"));
    click(robot, "#cashier");
    click(robot, "#menu-lock");
    until(() -> shows("#person-lucia"));
    click(robot, "#person-lucia");
    until(() -> text("#login-message").startsWith("Maria B. has taken money"));
    stand.picture("login-money-lies");
    logIn(robot, "maria");

    stand.till.fallSilent(false);
    click(robot, "#pay-again");
    until(() -> shows("#change"));
    assertThat(stand.till.completed()).hasSize(1);
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#last-ticket"));
    assertThat(text("#last-ticket")).isEqualTo("Ultimo: 1-2-00458, € 1,65, 13:59");
  }
}
