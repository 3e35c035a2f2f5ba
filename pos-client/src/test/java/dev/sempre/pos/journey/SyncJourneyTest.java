package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.sync.FakeMonitor.Asked;
import dev.sempre.pos.sync.IssueAction;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class SyncJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  private void openMonitor(FxRobot robot) {
    logIn(robot, "lucia");
    does(() -> stand.shell.go(Screen.SYNC));
    until(() -> shows("#sync-now"));
  }

  @Test
  void theButtonShowsHowLongItStillRests(FxRobot robot) {
    openMonitor(robot);
    assertThat(text("#sync-now-rest")).isEqualTo("in 3:41");
    assertThat(node("#sync-now").isDisabled()).isTrue();
    stand.picture("sync-next");
    does(() -> stand.monitor.show(stand.monitor.running()));
    until(() -> text("#sync-now-rest").equals("available 5 min after this sync ends"));
    stand.picture("sync-running");
    does(() -> stand.monitor.show(stand.monitor.empty()));
    until(() -> !node("#sync-now").isDisabled());
    stand.picture("sync-next-empty");
    robot.clickOn("#sync-now");
    until(() -> stand.monitor.syncsAsked() == 1);
  }

  @Test
  void aRefusedRecordIsCorrectedAndResent(FxRobot robot) {
    openMonitor(robot);
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    until(() -> shows("#sync-show"));
    robot.clickOn("#sync-show");
    until(() -> shows("#remedy-correct"));
    stand.picture("sync-pending");
    robot.clickOn("#remedy-correct");
    until(() -> shows("#correction"));
    does(() -> ((TextField) node("#correction")).setText("Amici del Parco"));
    stand.picture("sync-correction");
    // Newer snapshots come while somebody types; what he has typed must stay.
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    until(() -> ((TextField) node("#correction")).getText().equals("Amici del Parco"));
    robot.clickOn("#correction-send");
    until(() -> shows("#sync-message"));
    assertThat(stand.monitor.asked())
        .containsExactly(
            new Asked(List.of("i-1"), new IssueAction.Correct("name", "Amici del Parco")));
  }

  @Test
  void aRunOfTheHistoryOpensItsCategories(FxRobot robot) {
    openMonitor(robot);
    robot.clickOn("#sync-tab-history");
    until(() -> shows("#run-r-7"));
    robot.clickOn("#run-r-7");
    until(() -> shows(".run-categories"));
    stand.picture("sync-history");
    robot.clickOn("#run-r-7");
    until(() -> !shows(".run-categories"));
  }
}
