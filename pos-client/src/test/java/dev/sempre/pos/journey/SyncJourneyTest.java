package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.sync.FakeMonitor;
import dev.sempre.pos.sync.FakeMonitor.Asked;
import dev.sempre.pos.sync.IssueAction;
import dev.sempre.pos.sync.MonitorSnapshot;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

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
    assertThat(text("#sync-now-rest").replace('\u00a0', ' ')).isEqualTo("available in 3 min 41 s");
    assertThat(node("#sync-now").isDisabled()).isTrue();
    stand.picture("sync-next");
    does(() -> stand.monitor.show(stand.monitor.running()));
    until(() -> text("#sync-now-rest").equals("available 5 min after this sync ends"));
    stand.picture("sync-running");
    does(() -> stand.monitor.show(stand.monitor.empty()));
    until(() -> !node("#sync-now").isDisabled());
    stand.picture("sync-next-empty");
    click(robot, "#sync-now");
    until(() -> stand.monitor.syncsAsked() == 1);
  }

  @Test
  void aRefusedRecordIsCorrectedAndResent(FxRobot robot) {
    openMonitor(robot);
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    until(() -> shows("#sync-show"));
    click(robot, "#sync-show");
    until(() -> shows("#remedy-correct"));
    assertThat(shows("#sync-show")).isFalse();
    stand.picture("sync-pending");
    click(robot, "#remedy-correct");
    until(() -> shows("#correction"));
    untilTyped("#correction", "Associazione Amici del Parco");
    assertThat(text("#correction-length")).isEqualTo("28 characters; 20 at most");
    assertThat(node("#correction-send").isDisabled()).isTrue();
    does(() -> ((TextField) node("#correction")).setText("Amici del Parco"));
    stand.picture("sync-correction");
    // Newer snapshots come while somebody types; what he has typed must stay.
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    untilTyped("#correction", "Amici del Parco");
    click(robot, "#correction-send");
    until(() -> shows("#sync-message"));
    assertThat(stand.monitor.asked())
        .containsExactly(
            new Asked(List.of("i-1"), new IssueAction.Correct("name", "Amici del Parco")));
  }

  @Test
  void aSnapshotThatSaysTheSameMovesNothing(FxRobot robot) {
    openMonitor(robot);
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    click(robot, "#sync-tab-pending");
    until(() -> shows("#remedy-resend"));
    Node key = node("#remedy-resend");
    Node alertKey = node("#alert-remedy");
    does(key::requestFocus);
    showLater(stand.monitor.withPending());
    assertThat(node("#remedy-resend")).isSameAs(key);
    assertThat(node("#alert-remedy")).isSameAs(alertKey);
    assertThat(stand.scene().getFocusOwner()).isSameAs(key);
    // A dismissed record comes below the cards, which stay.
    MonitorSnapshot more =
        FakeMonitor.with(stand.monitor.withPending(), stand.monitor.withDismissed().dismissed());
    does(() -> stand.monitor.show(more));
    until(() -> shows("#resend-i-7"));
    assertThat(node("#remedy-resend")).isSameAs(key);
    assertThat(stand.scene().getFocusOwner()).isSameAs(key);
  }

  @Test
  void theKeyOfARunStaysWhileTheRunGoesOn(FxRobot robot) {
    openMonitor(robot);
    click(robot, "#sync-tab-history");
    until(() -> shows("#run-r-7"));
    MonitorSnapshot before = stand.monitor.resting();
    does(() -> stand.monitor.show(FakeMonitor.withRun(before, "r-10", 5)));
    until(() -> shows("#run-r-10"));
    Node running = node("#run-r-10");
    Node ended = node("#run-r-7");
    does(running::requestFocus);
    Node line = ((Button) running).getGraphic();
    showLater(FakeMonitor.withRun(before, "r-10", 50));
    assertThat(node("#run-r-10")).isSameAs(running);
    assertThat(((Button) running).getGraphic()).isNotSameAs(line);
    assertThat(node("#run-r-7")).isSameAs(ended);
    assertThat(stand.scene().getFocusOwner()).isSameAs(running);
  }

  /// Shows it as of some minutes later, and waits until it stands there.
  private void showLater(MonitorSnapshot snapshot) {
    String before = text("#sync-as-of");
    does(() -> stand.monitor.show(FakeMonitor.later(snapshot, Duration.ofMinutes(5))));
    until(() -> !((Label) node("#sync-as-of")).getText().replace('\u00a0', ' ').equals(before));
  }

  @Test
  void whatSomebodyLeftAsItIsStandsBelowAndCanBeSentAgain(FxRobot robot) {
    openMonitor(robot);
    does(() -> stand.monitor.show(stand.monitor.withDismissed()));
    until(() -> stand.scene().lookup(".sync-empty") != null);
    assertThat(shows("#sync-show")).isFalse();
    stand.picture("sync-next-undecided");
    assertThat(text(".sync-empty .muted"))
        .isEqualTo("1 record is not sent because somebody decided so: see Pending.");
    click(robot, "#sync-tab-pending");
    until(() -> shows("#resend-i-7"));
    stand.picture("sync-dismissed");
    click(robot, "#resend-i-7");
    until(() -> shows("#sync-message"));
    assertThat(stand.monitor.asked())
        .containsExactly(new Asked(List.of("i-7"), new IssueAction.Resend()));
  }

  @Test
  void behindAnotherScreenNothingIsRead(FxRobot robot) {
    openMonitor(robot);
    does(() -> stand.shell.go(Screen.SELL));
    until(() -> shows("#entry"));
    int reads = stand.monitor.reads();
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.monitor.reads()).isEqualTo(reads);
    does(() -> stand.shell.go(Screen.SYNC));
    until(() -> shows("#sync-show"));
  }

  @Test
  void aRunOfTheHistoryOpensItsCategories(FxRobot robot) {
    openMonitor(robot);
    click(robot, "#sync-tab-history");
    until(() -> shows("#run-r-7"));
    click(robot, "#run-r-7");
    until(() -> shows(".run-categories"));
    stand.picture("sync-history");
    click(robot, "#run-r-7");
    until(() -> !shows(".run-categories"));
  }
}
