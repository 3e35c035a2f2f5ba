package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.FakeCards.Mood;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Paying by card at a payment terminal, by keyboard and by touch. Source: F43, T13.
class CardJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  private void ringUp(FxRobot robot) {
    stand.till.cards.plugIn();
    logIn(robot, "maria");
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> !stand.till.onDisk().isEmpty());
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
  }

  @Test
  void theTillGoesOnLivingWhileACardIsWaitedForAndTheWaitCanBeEnded(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.makeWait();
    click(robot, "#method-card");
    until(() -> shows("#card-cancel"));
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> shows("#notice"));
    assertThat(text("#notice")).startsWith("Si attende il terminale POS.");
    assertThat(stand.till.onDisk().lines()).hasSize(1);
    assertThat(stand.beeps.get()).isEqualTo(1);
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#card-pane"));
    assertThat(text("#notice")).startsWith("Il pagamento con carta è stato annullato.");
    stand.till.cards.makeWait();
    click(robot, "#method-card");
    until(() -> shows("#card-cancel"));
    stand.till.cards.holdOut();
    until(() -> shows("#change"));
    assertThat(stand.till.completed()).hasSize(1);
  }

  @Test
  void aSilentTerminalIsAskedAgainByKeyboardAlone(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.become(Mood.SILENT);
    click(robot, "#method-card");
    until(() -> shows("#card-ask"));
    assertThat(text("#notice")).startsWith("Il terminale POS non ha ancora dato l’esito");
    robot.push(KeyCode.F12);
    until(() -> stand.till.cards.deeds.size() == 2);
    until(() -> shows("#card-ask"));
    stand.till.cards.become(Mood.APPROVES);
    robot.push(KeyCode.F12);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).filteredOn(deed -> deed.startsWith("charge")).hasSize(1);
  }

  @Test
  void whatTheTerminalDidNotTakeIsTakenAgainByKeyboardAlone(FxRobot robot) {
    ringUp(robot);
    assertThat(text("#pay-keys")).isEqualTo("Frecce: scegli come si paga. Invio: conferma.");
    stand.till.cards.become(Mood.DECLINES);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> stand.till.cards.deeds.size() == 1 && !shows("#card-pane"));
    robot.push(KeyCode.ENTER);
    until(() -> stand.till.cards.deeds.size() == 2 && !shows("#card-pane"));
    robot.push(KeyCode.UP);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
  }

  @Test
  void whileTheCustomerIsWaitedForEnterBreaksNothingOffAndInDoubtItAsksAgain(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.makeWait();
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-cancel"));
    robot.push(KeyCode.ENTER);
    robot.push(KeyCode.SPACE);
    stand.till.cards.become(Mood.SILENT);
    stand.till.cards.holdOut();
    until(() -> shows("#card-ask"));
    assertThat(node("#card-ask").isFocused()).isTrue();
    stand.till.cards.become(Mood.APPROVES);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).hasSize(2).last().isEqualTo("ask");
  }

  @Test
  void whoGoesOnWithoutAnAnswerTakesCashByKeyboardAlone(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.become(Mood.SILENT);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-leave"));
    robot.push(KeyCode.F7);
    until(() -> !shows("#card-pane"));
    robot.push(KeyCode.UP);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).endsWith("leave");
  }

  @Test
  void aTerminalThatDoesNotStopIsToldAgainAndLeftForCashByKeyboardAlone(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.become(Mood.WAITS_ON);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-cancel"));
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#card-leave"));
    stand.picture("card-waits-on");
    robot.push(KeyCode.ENTER);
    assertThat(shows("#card-leave")).as("Enter decides nothing").isTrue();
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#card-leave"));
    until(() -> shows("#card-leave"));
    assertThat(stand.till.cards.deeds).filteredOn("cancel"::equals).hasSize(2);
    robot.push(KeyCode.F7);
    until(() -> !shows("#card-pane"));
    robot.push(KeyCode.UP);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).contains("leave");
  }

  @Test
  void aTerminalThatIsGoneIsDeclaredByItsSlipWithAManagersPinByKeyboardAlone(FxRobot robot) {
    stand.till.cards.askFor(Set.of(Permission.CLOSE_SHIFT));
    ringUp(robot);
    stand.till.cards.become(Mood.SILENT);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-declare"));
    robot.push(KeyCode.F9);
    until(() -> shows("#slip-entry"));
    robot.push(KeyCode.ENTER);
    until(() -> shows("#notice"));
    assertThat(text("#notice")).startsWith("Manca il numero di autorizzazione");
    robot.write("077123", 80);
    stand.picture("card-slip");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#approver-lucia"));
    for (int tabs = 0; tabs < 9 && !node("#approver-lucia").isFocused(); tabs++) {
      robot.push(KeyCode.TAB);
    }
    robot.push(KeyCode.SPACE);
    until(() -> ((ToggleButton) node("#approver-lucia")).isSelected());
    robot.write(FakeLogIn.PIN, 80);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).endsWith("lucia declares Moved[authorisation=077123]");
    assertThat(stand.till.completed()).hasSize(1);
  }

  @Test
  void whatTheSlipDoesNotHaveIsClosedByKeyboardAlone(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.become(Mood.SILENT);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-declare"));
    robot.push(KeyCode.F9);
    until(() -> shows("#slip-entry"));
    robot.push(KeyCode.F8);
    until(() -> shows("#due") && !shows("#card-pane"));
    assertThat(text("#notice")).startsWith("Fatto come dice lo scontrino POS.");
    robot.push(KeyCode.UP);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
  }

  @Test
  void whoGoesOnWithoutAnAnswerTakesCashByTouch(FxRobot robot) {
    ringUp(robot);
    stand.till.cards.become(Mood.SILENT);
    click(robot, "#method-card");
    click(robot, "#card-leave");
    until(() -> !shows("#card-pane"));
    click(robot, "#quick-exact");
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).endsWith("leave");
  }

  @Test
  void aChargedTicketThatCouldNotBeSavedIsFinishedOnceTheDiskTakesIt(FxRobot robot) {
    ringUp(robot);
    stand.till.failWith(Failure.DISK_FULL);
    click(robot, "#method-card");
    until(() -> shows("#pay-finish"));
    assertThat(text("#notice"))
        .startsWith("La carta è stata addebitata, ma lo scontrino non è ancora concluso.");
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#pay-finish"));
    robot.push(KeyCode.BACK_SPACE);
    until(() -> !shows("#pay-finish") && !shows("#card-pane"));
    assertThat(stand.till.cards.deeds).hasSize(2).last().asString().startsWith("take back");
    click(robot, "#method-card");
    until(() -> shows("#pay-finish"));
    stand.till.failWith(null);
    robot.push(KeyCode.F12);
    until(() -> shows("#change"));
    assertThat(stand.till.cards.deeds).hasSize(3);
  }
}
